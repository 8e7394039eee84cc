// SPDX-License-Identifier: GPL-3.0-or-later
// tests/bench/scale_bench.cpp: 10,000 clips on 20 tracks: what an edit, a saved edit, an undo step and opening the file cost.
// Prints "name value limit" a line; times in milliseconds, memory in kilobytes.
#include "app/edit/apply.h"
#include "app/edit/invariants.h"
#include "app/file/project_store.h"
#include "tests/support/random_edits.h"

#include <malloc.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <functional>
#include <map>
#include <string>
#include <vector>

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
void say(const char* name, double value, double limit) { std::printf("%-58s %8.3f  limit %.0f\n", name, value, limit); }

std::size_t used() { return mallinfo2().uordblks; }

void sayEach(const std::string& what, const std::map<std::string, std::vector<double>>& byName)
{
    std::vector<std::pair<double, std::string>> kinds;
    for (const auto& [name, times] : byName)
        if (times.size() >= 5) kinds.emplace_back(median(times), name);
    std::sort(kinds.rbegin(), kinds.rend());
    if (kinds.empty()) return;
    say((what + ", slowest of " + std::to_string(kinds.size()) + " kinds, ms").c_str(), kinds.front().first, 1);
    for (const auto& [time, name] : kinds)
        if (time > 1) std::printf("  %-56s %8.3f\n", name.c_str(), time);
}

/// Makes, takes apart or copies whole timelines.
bool isOfTimelines(const Edit& edit)
{
    const std::string_view name = nameOf(edit);
    return name.find("imeline") != name.npos || name.find("ersion") != name.npos;
}

/// Median of each kind of edit that was done at least five times. Those that make or take apart whole timelines have a line of their own.
void edits(const Project& start)
{
    text::Dice dice(1);
    std::map<std::string, std::vector<double>> byName, ofTimelines;
    for (int n = 0; n < 30'000; ++n) {
        const Edit edit = text::drawEdit(dice, start);
        bool isDone = false;
        const double time = milliseconds([&] { isDone = spot::apply(start, edit).has_value(); });
        if (isDone) (isOfTimelines(edit) ? ofTimelines : byName)[std::string(nameOf(edit))].push_back(time);
    }
    sayEach("an edit", byName);
    sayEach("a copy or version of it all", ofTimelines);
}

void saved(const std::filesystem::path& folder, const Project& start)
{
    const std::filesystem::path file = folder / "scale.spot";
    {
        auto store = ProjectStore::createFrom(file, start);
        if (!store) std::fprintf(stderr, "%s\n", store.error().message.c_str()), std::exit(1);
        text::Dice dice(2);
        std::vector<double> times;
        const std::size_t before = used();
        std::size_t done = 0;
        while (done < 300) {
            const Edit edit = text::drawEdit(dice, *(*store)->project());
            if (isOfTimelines(edit)) continue; // ten thousand clips they stay
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
