// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/agent/cut.h"

#include "app/agent/fit.h"
#include "app/agent/slots.h"
#include "app/edit/apply.h"

#include <algorithm>
#include <charconv>

namespace spot
{

namespace
{

constexpr double voiceGain = 0, effectGain = -9, musicGain = -8, filmGain = -6; // dB; the master brings the whole to its loudness
constexpr MediaTime superLead = MediaTime::fromMilliseconds(300), superTail = MediaTime::fromMilliseconds(120), filmFade = MediaTime::fromMilliseconds(20);

Rgba colourOf(const std::string& hex)
{
    unsigned value = 0x202020;
    if (hex.size() == 7) std::from_chars(hex.data() + 1, hex.data() + 7, value, 16);
    const auto part = [&](int shift) { return static_cast<float>(value >> shift & 255) / 255; };
    return {part(16), part(8), part(0), 1};
}

/// The first 40 bytes or a little less, never half a character.
std::string shortened(const std::string& text)
{
    std::size_t length = std::min<std::size_t>(40, text.size());
    while (length > 0 && length < text.size() && (static_cast<unsigned char>(text[length]) & 0xC0) == 0x80) --length;
    return text.substr(0, length);
}

class Cutter
{
public:
    Cutter(const Project& project, std::size_t ratio, const LinkedMedia& linked) : m_project(project), m_ratio(ratio), m_linked(linked) {}
    Timeline cut() const;

private:
    const MediaItem* takeFor(SlotId slot) const
    {
        const auto takes = m_project.takesOf(slot);
        return takes.empty() ? nullptr : m_project.find(takes.back()->id);
    }
    Clip pictureOf(std::size_t index) const;
    std::vector<Clip> picturesOf(std::size_t index) const;
    std::optional<Clip> filmSoundOf(const Scene& scene, const Clip& picture) const;
    std::optional<Clip> superOf(const Scene& scene) const;
    std::optional<Clip> soundOf(const Scene& scene, SlotKind kind, MediaTime lead) const;
    std::optional<Clip> music() const;
    MediaTime end() const { return m_project.storyboard.scenes.back().place.end; }

    const Project& m_project;
    std::size_t m_ratio;
    const LinkedMedia& m_linked;
};

Clip Cutter::pictureOf(std::size_t index) const
{
    const Storyboard& board = m_project.storyboard;
    const Scene& scene = board.scenes[index];
    Clip clip;
    clip.name = scene.name;
    clip.place = scene.place;
    clip.slot = slotOf(scene.id, SlotKind::Picture, m_ratio);
    const MediaItem* take = takeFor(clip.slot);
    if (!take && scene.shot == ShotKind::OwnMedia && !scene.media.empty())
        if (const auto own = m_linked.find(scene.media.front().path); own != m_linked.end()) take = m_project.find(own->second.id);
    if (!take) {
        const auto& colours = m_project.brief.brand.colours;
        clip.content = ColourClip{colourOf(colours.empty() ? "" : colours.front()), colourOf(colours.size() < 2 ? "" : colours[1])};
        return clip;
    }
    clip.content = MediaClip{take->id, {}};
    if (take->kind == ItemKind::Still) { // a still lives by a slow push
        const MediaTime length = scene.place.length();
        const Curve push({{{}, 1.0, Ease::EaseOut}, {length, 1.045, Ease::Hold}});
        clip.look.transform.scaleX = clip.look.transform.scaleY = push;
    }
    const MediaTime dissolve = dissolveInto(board, index, m_project.brief.rate);
    const MediaItem* before = index ? takeFor(slotOf(board.scenes[index - 1].id, SlotKind::Picture, m_ratio)) : nullptr;
    if (before && before->duration >= board.scenes[index - 1].place.length() + dissolve) clip.transition.after = dissolve;
    return clip;
}

/// A film shorter than its scene runs to its end; then its last picture stands until the scene is over.
std::vector<Clip> Cutter::picturesOf(std::size_t index) const
{
    std::vector<Clip> clips{pictureOf(index)};
    const auto* media = std::get_if<MediaClip>(&clips[0].content);
    const MediaItem* film = media ? m_project.find(media->media) : nullptr;
    if (!film || film->kind != ItemKind::Video || film->duration >= clips[0].place.length()) return clips;
    const FrameRate rate = m_project.brief.rate;
    Clip held = clips[0];
    held.place.start = rate.nearestBoundary(clips[0].place.start + rate.startOf(rate.frameAt(film->duration)));
    if (held.place.isEmpty()) return clips;
    held.transition = {};
    held.content = MediaClip{film->id, std::max(MediaTime{}, film->duration - rate.frameLength()), Speed{0, 1}};
    clips[0].place.end = held.place.start;
    if (clips[0].place.isEmpty()) clips.clear();
    clips.push_back(std::move(held));
    return clips;
}

/// Of the person's own film, as long as it runs.
std::optional<Clip> Cutter::filmSoundOf(const Scene& scene, const Clip& picture) const
{
    const auto* media = std::get_if<MediaClip>(&picture.content);
    const MediaItem* film = media && !media->speed.isFrozen() ? m_project.find(media->media) : nullptr;
    if (!film || film->kind != ItemKind::Video || !film->hasSound || scene.media.empty()) return std::nullopt;
    const auto own = m_linked.find(scene.media.front().path);
    if (own == m_linked.end() || own->second.id != film->id) return std::nullopt;
    Clip clip;
    clip.name = scene.name;
    clip.place = picture.place;
    clip.content = *media;
    clip.hearing.isMuted = scene.isFilmMuted;
    clip.hearing.fadeIn = clip.hearing.fadeOut = std::min(filmFade, MediaTime{clip.place.length().flicks / 2}); // no click where it is cut
    return clip;
}

std::optional<Clip> Cutter::superOf(const Scene& scene) const
{
    if (scene.super.empty() || scene.shot == ShotKind::Card) return std::nullopt; // a card carries its own words
    const FrameRate rate = m_project.brief.rate;
    Clip clip;
    clip.name = shortened(scene.super.substr(0, scene.super.find('\n')));
    clip.place = {rate.nearestBoundary(scene.place.start + superLead), rate.nearestBoundary(scene.place.end - superTail)};
    if (clip.place.length() < rate.frameLength() * 10) clip.place = scene.place;
    TextStyle style;
    const Ratio shape = m_project.brief.ratios[m_ratio];
    if (!m_project.brief.brand.font.empty()) style.family = m_project.brief.brand.font;
    style.language = m_project.brief.language;
    style.weight = 800;
    style.size = shape.width >= shape.height ? 0.088 : 0.095;
    style.y = shape.width >= shape.height ? 0.79 : 0.72; // phones cover the lower quarter with their own controls
    clip.content = TextClip{scene.super, style};
    return clip;
}

std::optional<Clip> Cutter::soundOf(const Scene& scene, SlotKind kind, MediaTime lead) const
{
    const MediaItem* take = takeFor(slotOf(scene.id, kind));
    if (!take || take->duration.flicks <= 0) return std::nullopt;
    Clip clip;
    clip.name = shortened(kind == SlotKind::Voice ? scene.voice : scene.sfx);
    clip.slot = slotOf(scene.id, kind);
    clip.place.start = scene.place.start + lead;
    clip.place.end = std::min(end(), clip.place.start + take->duration);
    clip.content = MediaClip{take->id, {}};
    if (clip.place.isEmpty()) return std::nullopt;
    return clip;
}

std::optional<Clip> Cutter::music() const
{
    const MediaItem* take = takeFor(musicSlot);
    if (!take) return std::nullopt;
    Clip clip;
    clip.name = "Music";
    clip.slot = musicSlot;
    clip.place = {{}, std::min(end(), take->duration)};
    clip.content = MediaClip{take->id, {}};
    return clip;
}

/// Keeps clips in order and lets none lie over the next: the earlier one gives way.
void append(Track& track, Clip clip)
{
    if (!track.clips.empty() && track.clips.back()->place.end > clip.place.start) {
        Clip before = *track.clips.back();
        before.place.end = clip.place.start;
        track.clips.pop_back();
        if (!before.place.isEmpty()) track.clips.push_back(std::make_shared<const Clip>(std::move(before)));
    }
    track.clips.push_back(std::make_shared<const Clip>(std::move(clip)));
}

Timeline Cutter::cut() const
{
    const Brief& brief = m_project.brief;
    Timeline timeline;
    timeline.name = brief.ratios[m_ratio].text();
    timeline.canvas = brief.ratios[m_ratio].size();
    timeline.rate = brief.rate;
    timeline.length = end();
    Track pictures{{}, "V1", TrackRole::Picture}, texts{{}, "T1", TrackRole::Text}, voices{{}, "Voice", TrackRole::Voice}, effects{{}, "Effects", TrackRole::Effects}, bed{{}, "Music", TrackRole::Music};
    Track films{{}, "Film", TrackRole::Music}; // what has this role gives way to the voice
    films.gainDb = filmGain;
    voices.gainDb = voiceGain, effects.gainDb = effectGain, bed.gainDb = musicGain;
    const auto& scenes = m_project.storyboard.scenes;
    for (std::size_t i = 0; i < scenes.size(); ++i) {
        for (Clip& clip : picturesOf(i)) {
            if (auto sound = filmSoundOf(scenes[i], clip)) append(films, std::move(*sound));
            append(pictures, std::move(clip));
        }
        if (auto clip = superOf(scenes[i])) append(texts, std::move(*clip));
        if (auto clip = soundOf(scenes[i], SlotKind::Voice, lineLead)) append(voices, std::move(*clip));
        if (auto clip = soundOf(scenes[i], SlotKind::Effect, {})) append(effects, std::move(*clip));
    }
    if (auto clip = music()) append(bed, std::move(*clip));
    std::vector<Track*> tracks{&pictures, &texts, &voices, &effects, &bed};
    if (!films.clips.empty()) tracks.push_back(&films);
    for (Track* track : tracks) timeline.tracks.push_back(std::make_shared<const Track>(std::move(*track)));
    return timeline;
}

/// A film and its own sound, which begin together, become one link.
std::vector<Edit> filmLinks(const Project& project, const Timeline& timeline)
{
    const auto isFilm = [&](const Clip& clip) {
        const auto* media = std::get_if<MediaClip>(&clip.content);
        const MediaItem* item = media ? project.find(media->media) : nullptr;
        return item && item->kind == ItemKind::Video;
    };
    std::vector<Edit> edits;
    for (const ClipPtr& picture : timeline.tracks.front()->clips)
        for (const TrackPtr& track : timeline.tracks)
            for (const ClipPtr& clip : track->clips)
                if (isSound(track->role) && clip->place.start == picture->place.start && isFilm(*clip)) edits.push_back(LinkClips{timeline.id, {picture->id, clip->id}});
    return edits;
}

} // namespace

Result<std::vector<Edit>> cutEdits(const Project& project, const LinkedMedia& linked)
{
    Project after = project;
    std::vector<Edit> edits;
    const auto add = [&](Edit edit) -> Result<Done> {
        SPOT_TRY(next, spot::apply(after, edit));
        after = std::move(next);
        edits.push_back(std::move(edit));
        return Done{};
    };
    for (std::size_t ratio = 0; ratio < project.brief.ratios.size(); ++ratio) {
        SPOT_TRY_DONE(add(AddTimeline{cutTimeline(project, ratio, linked)}));
        for (Edit& link : filmLinks(after, *after.timelines.back())) SPOT_TRY_DONE(add(std::move(link)));
    }
    return edits;
}

Timeline cutTimeline(const Project& project, std::size_t ratio, const LinkedMedia& linked)
{
    SPOT_CHECK(!project.storyboard.scenes.empty() && ratio < project.brief.ratios.size(), "there are scenes, and the ratio is one of the brief's");
    return Cutter(project, ratio, linked).cut();
}

} // namespace spot
