// SPDX-License-Identifier: GPL-3.0-or-later
// tests/bench/scale_bench.cpp: 10,000 clips on 20 tracks: what an edit, a saved edit, an undo step and opening the file cost.
// Prints "name value limit" a line; times in milliseconds, memory in kilobytes.
#include "app/edit/apply.h"
#include "app/edit/invariants.h"
#include "app/file/project_store.h"

#include <malloc.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <functional>
#include <random>

using namespace spot;

namespace
{

constexpr std::size_t trackCount = 20, clipsPerTrack = 500;
constexpr std::int64_t clipFrames = 50, gapEvery = 10;

Project scene()
{
    Project project;
    project.name = "Scale";
    MediaItem item;
    item.id = {project.nextId++};
    item.name = "take.mp4";
    item.content = hashOf(std::string_view("take"));
    item.duration = fps25.startOf(10'000);
    item.size = {1920, 1080};
    item.rate = fps25;
    item.hasSound = true;
    project.media.push_back(std::make_shared<const MediaItem>(item));
    Timeline timeline;
    timeline.id = {project.nextId++};
    timeline.name = "16:9";
    timeline.rate = fps25;
    for (std::size_t t = 0; t < trackCount; ++t) {
        Track track;
        track.id = {project.nextId++};
        track.role = t % 2 ? TrackRole::Effects : TrackRole::Picture;
        track.name = "track " + std::to_string(t + 1);
        for (std::size_t c = 0; c < clipsPerTrack; ++c) {
            Clip clip;
            clip.id = {project.nextId++};
            clip.name = "clip " + std::to_string(c + 1);
            const std::int64_t at = static_cast<std::int64_t>(c) * clipFrames, gap = c % gapEvery == gapEvery - 1 ? 10 : 0;
            clip.place = {fps25.startOf(at), fps25.startOf(at + clipFrames - gap)};
            clip.content = MediaClip{item.id, fps25.startOf(static_cast<std::int64_t>(c))};
            clip.look.transform.x = Curve({{MediaTime{}, 0}, {fps25.startOf(20), 0.1}});
            track.clips.push_back(std::make_shared<const Clip>(std::move(clip)));
        }
        timeline.tracks.push_back(std::make_shared<const Track>(std::move(track)));
    }
    project.timelines.push_back(std::make_shared<const Timeline>(std::move(timeline)));
    return project;
}

/// An edit of some clip in the middle of things.
using Draw = std::function<Edit(const Timeline&, const Clip&, std::mt19937_64&)>;
std::vector<Draw> draws()
{
    const auto moved = [](const Clip& clip, std::int64_t frames) { return clip.place.end + fps25.startOf(frames); };
    return {
        [=](const Timeline& t, const Clip& c, auto&) { return Edit(TrimClip{t.id, c.id, Edge::End, moved(c, -5)}); },
        [=](const Timeline& t, const Clip& c, auto&) { return Edit(RippleTrim{t.id, c.id, Edge::End, moved(c, -3)}); },
        [](const Timeline& t, const Clip& c, auto&) { return Edit(SplitClip{t.id, c.id, c.place.start + fps25.startOf(7)}); },
        [](const Timeline& t, const Clip& c, auto&) { return Edit(RippleDelete{t.id, c.id}); },
        [](const Timeline& t, const Clip& c, auto&) { return Edit(SlipClip{t.id, c.id, fps25.startOf(3)}); },
        [](const Timeline& t, const Clip& c, auto&) { return Edit(SetClipName{t.id, c.id, "renamed"}); },
        [](const Timeline& t, const Clip& c, auto&) { return Edit(SetLook{t.id, c.id, Look{.opacity = Curve(0.5)}}); },
        [](const Timeline& t, const Clip& c, std::mt19937_64& dice) { return Edit(MoveClip{t.id, c.id, t.tracks[dice() % 10 * 2]->id, c.place.start + fps25.startOf(400), true}); },
        [](const Timeline& t, const Clip& c, auto&) {
            Clip fresh = c;
            fresh.id = {};
            return Edit(InsertClip{t.id, t.tracks[4]->id, fresh});
        },
    };
}
const Clip& someClip(const Timeline& timeline, std::mt19937_64& dice)
{
    const Track& track = *timeline.tracks[dice() % 10 * 2];
    return *track.clips[track.clips.size() / 4 + dice() % (track.clips.size() / 2)];
}

double milliseconds(const std::function<void()>& work)
{
    const auto began = std::chrono::steady_clock::now();
    work();
    return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - began).count();
}
double median(std::vector<double> values)
{
    std::nth_element(values.begin(), values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2), values.end());
    return values[values.size() / 2];
}
void say(const char* name, double value, double limit) { std::printf("%-38s %8.3f  limit %.0f\n", name, value, limit); }

std::size_t used() { return mallinfo2().uordblks; }

/// Median of each kind of edit; the slowest kind counts.
void edits(const Project& start)
{
    std::mt19937_64 dice(1);
    double worst = 0;
    for (const Draw& draw : draws()) {
        std::vector<double> times;
        for (int n = 0; n < 101; ++n) {
            const Edit edit = draw(*start.timelines[0], someClip(*start.timelines[0], dice), dice);
            times.push_back(milliseconds([&] {
                if (const auto after = spot::apply(start, edit); after && after->nextId == 0) std::abort();
            }));
        }
        worst = std::max(worst, median(times));
    }
    say("an edit, slowest kind, ms", worst, 1);
}

void saved(const std::filesystem::path& folder, const Project& start)
{
    const std::filesystem::path file = folder / "scale.spot";
    {
        auto store = ProjectStore::createFrom(file, start);
        if (!store) std::fprintf(stderr, "%s\n", store.error().message.c_str()), std::exit(1);
        std::mt19937_64 dice(2);
        std::vector<double> times;
        const auto kinds = draws();
        const std::size_t before = used();
        std::size_t done = 0;
        for (int n = 0; n < 300; ++n) {
            const Timeline& timeline = *(*store)->project()->timelines[0];
            const Edit edit = kinds[static_cast<std::size_t>(n) % kinds.size()](timeline, someClip(timeline, dice), dice);
            bool isSaved = false;
            const double time = milliseconds([&] {
                const auto after = spot::apply(*(*store)->project(), edit);
                isSaved = after && (*store)->append(std::make_shared<const Project>(*after), {"edit"});
            });
            if (isSaved) times.push_back(time), ++done;
        }
        say("an edit on disk, ms", median(times), 10);
        say("memory of an undo step, kB", static_cast<double>(used() - before) / 1000 / static_cast<double>(done), 64);
    }
    std::vector<double> times;
    for (int n = 0; n < 7; ++n) times.push_back(milliseconds([&] {
        if (const auto store = ProjectStore::open(file); !store) std::exit(1);
    }));
    say("opening, 300 steps of history, ms", median(times), 500);
}

} // namespace

int main()
{
    const Project start = scene();
    if (const auto broken = brokenInvariant(start)) return std::fprintf(stderr, "%s\n", broken->c_str()), 1;
    std::string folder = (std::filesystem::temp_directory_path() / "spotwright-scale-XXXXXX").string();
    if (!mkdtemp(folder.data())) return 1;
    edits(start);
    saved(folder, start);
    std::filesystem::remove_all(folder);
}
