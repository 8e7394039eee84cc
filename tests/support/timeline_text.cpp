// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/timeline_text.h"

#include "app/model/run.h"

#include <sstream>

namespace spot::text
{

namespace
{

TrackRole roleOf(char row)
{
    switch (row) {
    case 'T': return TrackRole::Text;
    case 'N': return TrackRole::Voice;
    case 'M': return TrackRole::Music;
    case 'E': return TrackRole::Effects;
    default: return TrackRole::Picture;
    }
}

/// Reads the text one sign at a time.
class Builder
{
public:
    explicit Builder(const Options& options) : m_options(options) {}
    Project build(const std::string& text)
    {
        Timeline timeline;
        timeline.id = {m_project.nextId++};
        timeline.name = "16:9";
        timeline.rate = m_options.rate;
        std::stringstream rows(text);
        for (std::string row; std::getline(rows, row, ';');)
            if (row.find(':') != row.npos) timeline.tracks.push_back(std::make_shared<const Track>(track(row)));
        m_project.name = "Spot";
        m_project.timelines.push_back(std::make_shared<const Timeline>(std::move(timeline)));
        return m_project;
    }

private:
    Track track(const std::string& row)
    {
        std::string head = row.substr(0, row.find(':'));
        head.erase(0, head.find_first_not_of(' '));
        Track track;
        track.isLocked = head.back() == '!';
        if (track.isLocked) head.pop_back();
        track.id = {m_project.nextId++};
        track.name = head;
        track.role = roleOf(head.front());
        std::stringstream clips(row.substr(row.find(':') + 1));
        for (std::string word; clips >> word;) track.clips.push_back(std::make_shared<const Clip>(clip(word, track.role)));
        return track;
    }
    Clip clip(const std::string& word, TrackRole role)
    {
        Clip clip;
        clip.id = {m_project.nextId++};
        clip.name = word.substr(0, word.find('['));
        long start = 0, end = 0, in = 0, before = 0, after = 0;
        std::sscanf(word.c_str() + word.find('['), "[%ld,%ld)", &start, &end);
        if (const auto at = word.find('+'); at != word.npos) in = std::stol(word.substr(at + 1));
        const auto first = word.find('<'), last = word.rfind('<');
        if (last != word.npos) after = std::stol(word.substr(last + 1));
        if (first != last) before = std::stol(word.substr(first + 1));
        const FrameRate rate = m_options.rate;
        clip.place = {rate.startOf(start), rate.startOf(end)};
        clip.transition.before = rate.startOf(before), clip.transition.after = rate.startOf(after);
        const char letter = clip.name.front();
        if (isPicture(role) && letter == 't') clip.content = TextClip{clip.name, {}};
        else if (isPicture(role) && letter == 'v') clip.content = ColourClip{};
        else clip.content = MediaClip{media(clip.name, isSound(role) ? ItemKind::Sound : letter == 'u' ? ItemKind::Still : ItemKind::Video), rate.startOf(in)};
        return clip;
    }
    MediaId media(const std::string& name, ItemKind kind)
    {
        MediaItem item;
        item.id = {m_project.nextId++};
        item.name = name + (kind == ItemKind::Sound ? ".wav" : kind == ItemKind::Still ? ".png" : ".mp4");
        item.kind = kind;
        item.content = hashOf(std::string_view(item.name));
        const auto length = m_options.media.find(name);
        if (kind != ItemKind::Still) item.duration = m_options.rate.startOf(length == m_options.media.end() ? 200 : length->second);
        if (kind != ItemKind::Sound) item.size = {1920, 1080};
        item.hasSound = kind != ItemKind::Still;
        m_project.media.push_back(std::make_shared<const MediaItem>(std::move(item)));
        return m_project.media.back()->id;
    }

    const Options& m_options;
    Project m_project;
};

} // namespace

Project project(const std::string& text, const Options& options) { return Builder(options).build(text); }

std::string show(const Project& project)
{
    std::string text;
    const Timeline& timeline = *project.timelines.front();
    const auto frame = [&](MediaTime t) { return (timeline.rate.nearestBoundary(t) == t ? "" : "~") + std::to_string(timeline.rate.frameAt(t)); };
    for (const TrackPtr& track : timeline.tracks) {
        text += (text.empty() ? "" : "; ") + track->name + (track->isLocked ? "!:" : ":");
        for (const ClipPtr& clip : track->clips) {
            text += " " + clip->name + "[" + frame(clip->place.start) + "," + frame(clip->place.end) + ")";
            const RunSeen run = runOf(*clip);
            if (run && *run.in != MediaTime{}) text += "+" + frame(*run.in);
            if (clip->transition.before != MediaTime{}) text += "<" + frame(clip->transition.before);
            if (!clip->transition.isNone()) text += "<" + frame(clip->transition.after);
        }
    }
    return text;
}

const Clip& clip(const Project& project, const std::string& name)
{
    for (const TrackPtr& track : project.timelines.front()->tracks)
        for (const ClipPtr& clip : track->clips)
            if (clip->name == name) return *clip;
    stopProgram("timeline_text", 0, ("no clip " + name).c_str());
}
const Track& track(const Project& project, const std::string& name)
{
    for (const TrackPtr& track : project.timelines.front()->tracks)
        if (track->name == name) return *track;
    stopProgram("timeline_text", 0, ("no track " + name).c_str());
}

} // namespace spot::text
