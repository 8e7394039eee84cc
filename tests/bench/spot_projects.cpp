// SPDX-License-Identifier: GPL-3.0-or-later
// tests/bench/spot_projects.cpp: the two reference spots as projects: spotwright-spot-projects MEDIA_FOLDER a.spot b.spot
// The media go to $SPOTWRIGHT_HOME. A: six shots with five dissolves of 12 frames, a grade on two of them, a logo with alpha, a turned
// picture in picture for 6 s, a title for 5 s, a voice and music that gives way to it. B: three cuts and the same sound.
#include "app/file/project_store.h"
#include "app/session/studio.h"

#include <QCoreApplication>

#include <cstdio>

using namespace spot;

namespace
{

constexpr std::int64_t frames = 900, shotLength = 148, dissolve = 12, firstFrame = 20;
MediaTime at(std::int64_t frame) { return fps30.startOf(frame); }

class Maker
{
public:
    Maker(Studio& studio, std::filesystem::path folder) : m_studio(studio), m_folder(std::move(folder)) {}

    Result<MediaId> media(const std::string& name)
    {
        SPOT_TRY(item, m_studio.takeIn(m_folder / name));
        item.id = {m_project.nextId++};
        m_project.media.push_back(std::make_shared<const MediaItem>(item));
        return item.id;
    }
    Clip clip(std::int64_t from, std::int64_t until, ClipContent content)
    {
        Clip clip;
        clip.id = {m_project.nextId++};
        clip.name = "clip " + std::to_string(clip.id.value);
        clip.place = {at(from), at(until)};
        clip.content = std::move(content);
        return clip;
    }
    void track(TrackRole role, const char* name, std::vector<Clip> clips)
    {
        Track track;
        track.id = {m_project.nextId++};
        track.name = name;
        track.role = role;
        for (Clip& each : clips) track.clips.push_back(std::make_shared<const Clip>(std::move(each)));
        m_tracks.push_back(std::make_shared<const Track>(std::move(track)));
    }
    Project finished(const char* name)
    {
        Timeline timeline;
        timeline.id = {m_project.nextId++};
        timeline.name = "16:9";
        timeline.length = at(frames);
        timeline.tracks = std::move(m_tracks);
        m_project.name = name;
        m_project.timelines.push_back(std::make_shared<const Timeline>(std::move(timeline)));
        return std::move(m_project);
    }

private:
    Studio& m_studio;
    std::filesystem::path m_folder;
    Project m_project;
    std::vector<TrackPtr> m_tracks;
};

Result<Done> addSound(Maker& make)
{
    SPOT_TRY(voice, make.media("voice.wav"));
    SPOT_TRY(music, make.media("music.wav"));
    make.track(TrackRole::Voice, "voice", {make.clip(20, 800, MediaClip{voice})});
    Clip bed = make.clip(0, frames, MediaClip{music});
    bed.hearing.fadeOut = MediaTime::fromSeconds(1);
    make.track(TrackRole::Music, "music", {bed});
    return Done{};
}

/// As near to the peers' lift/gamma/gain as this grade comes, with the same curves to compute.
Effect lookOfTwoShots()
{
    return {"grade", true, {{"liftRed", Curve(0.008)}, {"liftBlue", Curve(0.017)}, {"gammaRed", Curve(1.05)}, {"gammaBlue", Curve(0.95)}, {"gainRed", Curve(1.1)}, {"gainBlue", Curve(0.92)}}};
}

Result<Project> spotA(Studio& studio, const std::filesystem::path& folder)
{
    Maker make(studio, folder);
    std::vector<Clip> shots;
    MediaId last;
    for (std::int64_t n = 0; n < 6; ++n) {
        SPOT_TRY(shot, make.media("shot" + std::to_string(n + 1) + ".mp4"));
        Clip clip = make.clip(n * shotLength, n == 5 ? frames : (n + 1) * shotLength, MediaClip{shot, at(firstFrame)});
        if (n > 0) clip.transition.after = at(dissolve);
        if (n == 1 || n == 4) clip.effects = {lookOfTwoShots()};
        shots.push_back(std::move(clip));
        last = shot;
    }
    make.track(TrackRole::Picture, "shots", std::move(shots));

    Clip inset = make.clip(300, 480, MediaClip{last});
    inset.look.transform.x = Curve(1433.0 / 1920 - 0.5), inset.look.transform.y = Curve(266.0 / 1080 - 0.5);
    inset.look.transform.scaleX = inset.look.transform.scaleY = Curve(1.0 / 3);
    inset.look.transform.rotation = Curve({{{}, -6}, {at(179), 6}});
    make.track(TrackRole::Picture, "picture in picture", {inset});

    TextClip text{"Fresh every morning", {}};
    text.style.family = "DejaVu Sans", text.style.size = 110.0 / 1080, text.style.motion = TextMotion::None;
    text.style.x = 0.5, text.style.y = 0.775;
    Clip title = make.clip(600, 750, text);
    title.look.opacity = Curve({{{}, 0}, {at(12), 1}, {at(137), 1}, {at(149), 0}});
    make.track(TrackRole::Text, "title", {title});

    SPOT_TRY(logo, make.media("logo.png"));
    Clip mark = make.clip(0, frames, MediaClip{logo});
    mark.look.fit = Fit::Native;
    mark.look.transform.scaleX = mark.look.transform.scaleY = Curve(0.1);
    mark.look.transform.x = Curve(1760.0 / 1920 - 0.5), mark.look.transform.y = Curve(100.0 / 1080 - 0.5);
    make.track(TrackRole::Picture, "logo", {mark});
    SPOT_TRY_DONE(addSound(make));
    return make.finished("Spot A");
}

Result<Project> spotB(Studio& studio, const std::filesystem::path& folder)
{
    Maker make(studio, folder);
    std::vector<Clip> shots;
    for (std::int64_t n = 0; n < 3; ++n) {
        SPOT_TRY(shot, make.media("shot" + std::to_string(n + 1) + ".mp4"));
        shots.push_back(make.clip(n * 300, (n + 1) * 300, MediaClip{shot}));
    }
    make.track(TrackRole::Picture, "shots", std::move(shots));
    SPOT_TRY_DONE(addSound(make));
    return make.finished("Spot B");
}

Result<Done> write(const std::filesystem::path& folder, const char* a, const char* b)
{
    SPOT_TRY(studio, Studio::open(StudioPlaces::standard()));
    SPOT_TRY(first, spotA(*studio, folder));
    SPOT_TRY(second, spotB(*studio, folder));
    SPOT_TRY(madeA, ProjectStore::createFrom(a, first));
    SPOT_TRY(madeB, ProjectStore::createFrom(b, second));
    return Done{};
}

} // namespace

int main(int argc, char** argv)
{
    QCoreApplication application(argc, argv);
    if (argc != 4) return std::fputs("write: spotwright-spot-projects MEDIA_FOLDER a.spot b.spot\n", stderr), 2;
    const auto done = write(argv[1], argv[2], argv[3]);
    if (!done) std::fprintf(stderr, "%s\n", done.error().message.c_str());
    return done ? 0 : 1;
}
