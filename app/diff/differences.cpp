// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/diff/differences.h"

#include "app/diff/sentences.h"

#include <algorithm>

namespace spot
{

namespace
{

std::string ratiosText(const std::vector<Ratio>& ratios)
{
    std::string text;
    for (const Ratio& ratio : ratios) text += (text.empty() ? "" : " ") + ratio.text();
    return text.empty() ? "none" : text;
}

void tellBrief(const Brief& was, const Brief& is, Sentences& sentences)
{
    if (was == is) return;
    sentences.setPlace("brief");
    const std::size_t said = sentences.count();
    sentences.change("title", quoted(was.title), quoted(is.title));
    sentences.change("length", secondsText(was.length), secondsText(is.length));
    sentences.change("ratios", ratiosText(was.ratios), ratiosText(is.ratios));
    sentences.change("language", quoted(was.language), quoted(is.language));
    sentences.change("voice", quoted(was.voice), quoted(is.voice));
    sentences.change("music", quoted(was.music), quoted(is.music));
    sentences.change("rate", rateText(was.rate), rateText(is.rate));
    if (!(was.brand == is.brand)) sentences.say("the brand changed");
    if (sentences.count() == said) sentences.say("changed");
}

void tellScene(const Scene& was, const Scene& is, Sentences& sentences)
{
    if (was == is) return;
    sentences.setPlace("scene " + quoted(is.name.empty() ? was.name : is.name));
    const std::size_t said = sentences.count();
    sentences.change("name", quoted(was.name), quoted(is.name));
    sentences.change("picture", quoted(was.visual), quoted(is.visual));
    sentences.change("voice", quoted(was.voice), quoted(is.voice));
    sentences.change("super", quoted(was.super), quoted(is.super));
    sentences.change("music", quoted(was.music), quoted(is.music));
    sentences.change("effect", quoted(was.sfx), quoted(is.sfx));
    if (was.isFilmMuted != is.isFilmMuted) sentences.say(is.isFilmMuted ? "its film is muted" : "its film is heard again");
    if (was.place != is.place)
        sentences.change("place", secondsText(was.place.start) + " - " + secondsText(was.place.end), secondsText(is.place.start) + " - " + secondsText(is.place.end));
    if (sentences.count() == said) sentences.say("changed");
}

/// Calls gone(was), came(is) and both(was, is) for things with equal or unequal ids, in the order of their lists.
template <class List, class IdOf, class Gone, class Came, class Both>
void pairUp(const List& before, const List& after, IdOf idOf, Gone gone, Came came, Both both)
{
    const auto findIn = [&](const List& list, const auto& entry) {
        return std::find_if(list.begin(), list.end(), [&](const auto& other) { return idOf(other) == idOf(entry); });
    };
    for (const auto& entry : before)
        if (findIn(after, entry) == after.end()) gone(entry);
    for (const auto& entry : after) {
        const auto was = findIn(before, entry);
        if (was == before.end()) came(entry);
        else both(*was, entry);
    }
}

void tellStoryboard(const Storyboard& was, const Storyboard& is, Sentences& sentences)
{
    if (was == is) return;
    const std::size_t said = sentences.count();
    sentences.setPlace("storyboard");
    pairUp(
        was.scenes, is.scenes, [](const Scene& scene) { return scene.id; },
        [&](const Scene& scene) { sentences.setPlace("storyboard"), sentences.say("scene " + quoted(scene.name) + " removed"); },
        [&](const Scene& scene) { sentences.setPlace("storyboard"), sentences.say("scene " + quoted(scene.name) + " added"); },
        [&](const Scene& a, const Scene& b) { tellScene(a, b, sentences); });
    sentences.setPlace("storyboard");
    if (sentences.count() == said) sentences.say("the order of the scenes changed");
}

void tellItem(const MediaItem& was, const MediaItem& is, Sentences& sentences)
{
    if (was == is) return;
    const std::size_t said = sentences.count();
    if (was.name != is.name) sentences.say(quoted(was.name) + " is called " + quoted(is.name));
    if (was.content != is.content)
        sentences.say(quoted(is.name) + " is another file (" + is.content.hex().substr(0, 12) + ", was " + was.content.hex().substr(0, 12) + ")" +
                      (was.duration == is.duration ? "" : ", " + secondsText(is.duration) + " long, was " + secondsText(was.duration)));
    if (!(was.foreign == is.foreign)) sentences.say(quoted(is.name) + ": what other programs noted of it changed");
    if (sentences.count() == said) sentences.say(quoted(is.name) + ": its properties changed");
}

void tellMedia(const Project& before, const Project& after, Sentences& sentences)
{
    sentences.setPlace("media");
    const std::size_t said = sentences.count();
    pairUp(
        before.media, after.media, [](const MediaPtr& item) { return item->id; }, [&](const MediaPtr& item) { sentences.say(quoted(item->name) + " removed"); },
        [&](const MediaPtr& item) { sentences.say(quoted(item->name) + " added"); }, [&](const MediaPtr& was, const MediaPtr& is) { tellItem(*was, *is, sentences); });
    const auto isSame = [](const MediaPtr& a, const MediaPtr& b) { return a == b || *a == *b; };
    if (sentences.count() == said && !std::equal(before.media.begin(), before.media.end(), after.media.begin(), after.media.end(), isSame)) sentences.say("the order changed");
}

std::string gainText(double gain) { return numberText(gain) + " dB"; }

void tellTrackHead(const Track& was, const Track& is, const Timeline& timeline, Sentences& sentences)
{
    sentences.setPlace(timeline.name + ", " + is.name);
    sentences.change("name", quoted(was.name), quoted(is.name));
    if (was.isMuted != is.isMuted) sentences.say(is.isMuted ? "muted" : "no longer muted");
    if (was.isLocked != is.isLocked) sentences.say(is.isLocked ? "locked" : "unlocked");
    sentences.change("gain", gainText(was.gainDb), gainText(is.gainDb));
    if (was.isSolo != is.isSolo) sentences.say(is.isSolo ? "solo" : "no longer solo");
    if (was.isSyncLocked != is.isSyncLocked) sentences.say(is.isSyncLocked ? "follows ripples" : "no longer follows ripples");
    for (const std::string& change : effectChanges(was.effects, is.effects)) sentences.say(change);
    if (was.role != is.role) sentences.say("has another role");
    if (!(was.foreign == is.foreign)) sentences.say("what other programs noted of it changed");
}

void tellTracks(const Timeline& before, const Timeline& after, Sentences& sentences)
{
    const auto clips = [](const Track& track) { return std::to_string(track.clips.size()) + (track.clips.size() == 1 ? " clip" : " clips"); };
    sentences.setPlace(after.name);
    std::vector<TrackId> orderBefore, orderAfter;
    pairUp(
        before.tracks, after.tracks, [](const TrackPtr& track) { return track->id; },
        [&](const TrackPtr& track) { sentences.say("track " + quoted(track->name) + " with " + clips(*track) + " removed"); },
        [&](const TrackPtr& track) { sentences.setPlace(after.name), sentences.say("track " + quoted(track->name) + " added"); },
        [&](const TrackPtr& was, const TrackPtr& is) { tellTrackHead(*was, *is, after, sentences), orderAfter.push_back(is->id); });
    for (const TrackPtr& track : before.tracks)
        if (after.find(track->id)) orderBefore.push_back(track->id);
    sentences.setPlace(after.name);
    if (orderBefore != orderAfter) sentences.say("the order of the tracks changed");
}

void tellMarkers(const Timeline& was, const Timeline& is, Sentences& sentences)
{
    const auto at = [](const Timeline& timeline, MediaTime time) { return timecode(time, timeline.rate); };
    const auto point = [&](const Timeline& timeline, std::optional<MediaTime> time) { return time ? at(timeline, *time) : std::string("not set"); };
    sentences.change("in", point(was, was.in), point(is, is.in));
    sentences.change("out", point(was, was.out), point(is, is.out));
    const auto name = [&](const Timeline& timeline, const Marker& marker) { return "marker " + quoted(marker.name) + " at " + at(timeline, marker.span.start); };
    pairUp(
        was.markers, is.markers, [](const Marker& marker) { return marker.id; }, [&](const Marker& marker) { sentences.say(name(was, marker) + " removed"); },
        [&](const Marker& marker) { sentences.say(name(is, marker) + " added"); },
        [&](const Marker& a, const Marker& b) {
            if (!(a == b)) sentences.say(name(is, b) + " changed");
        });
}

/// What follows from a master is told with the master; of a version only what it overrides.
void tellVersion(const TimelinePair& pair, Sentences& sentences)
{
    const Timeline &was = pair.before, &is = pair.after;
    if (!was.version || !is.version) {
        const Timeline* master = is.version ? pair.projectAfter.find(is.version->master) : nullptr;
        if (was.version) sentences.say("no longer a version of another timeline");
        if (is.version) sentences.say("now a version of " + quoted(master ? master->name : std::string()));
        return;
    }
    const auto named = [](const Timeline& timeline, ClipId clip) {
        const auto spot = timeline.find(clip);
        return spot ? quoted(timeline.at(*spot).name) : "clip " + std::to_string(clip.value);
    };
    pairUp(
        was.version->clipOverrides, is.version->clipOverrides, [](const ClipOverride& o) { return o.clip; },
        [&](const ClipOverride& o) { sentences.say(named(is, o.clip) + " follows its master again"); }, [&](const ClipOverride& o) { sentences.say(named(was, o.clip) + (o.has(ClipProperty::Shown) ? " is left out" : " no longer follows its master in everything")); },
        [&](const ClipOverride& a, const ClipOverride& b) {
            if (!(a == b)) sentences.say(named(is, b.clip) + " is overridden in another way");
        });
    pairUp(
        was.version->ownClips, is.version->ownClips, [](const OwnClip& own) { return own.clip.id; },
        [&](const OwnClip& own) { sentences.say(quoted(own.clip.name) + ", a clip of its own, removed"); }, [&](const OwnClip& own) { sentences.say(quoted(own.clip.name) + ", a clip of its own, added"); },
        [&](const OwnClip& a, const OwnClip& b) {
            if (!(a == b)) sentences.say(quoted(b.clip.name) + ", a clip of its own, changed");
        });
    if (was.version->trackOverrides != is.version->trackOverrides || was.version->ownTracks != is.version->ownTracks) sentences.say("its tracks are overridden in another way");
}

/// What a version shows follows from its master, and is told there.
bool followsOn(const Timeline& was, const Timeline& is)
{
    if (!was.version || !is.version) return false;
    Timeline before = was, after = is;
    before.tracks.clear(), after.tracks.clear();
    before.version->tracks.clear(), after.version->tracks.clear();
    before.version->clips.clear(), after.version->clips.clear();
    if (!before.version->masterLength) before.length = after.length;
    if (!before.version->masterLufs) before.targetLufs = after.targetLufs;
    return before == after;
}

void tellFields(const std::vector<TemplateField>& was, const std::vector<TemplateField>& is, Sentences& sentences)
{
    sentences.setPlace("template");
    pairUp(
        was, is, [](const TemplateField& field) { return field.id; }, [&](const TemplateField& field) { sentences.say("field " + quoted(field.name) + " removed"); },
        [&](const TemplateField& field) { sentences.say("field " + quoted(field.name) + " added"); },
        [&](const TemplateField& a, const TemplateField& b) {
            if (!(a == b)) sentences.say("field " + quoted(b.name) + " changed");
        });
}

void tellTimeline(const TimelinePair& pair, Sentences& sentences)
{
    const Timeline &was = pair.before, &is = pair.after;
    if (was == is || followsOn(was, is)) return;
    const std::size_t said = sentences.count();
    sentences.setPlace(is.name);
    sentences.change("name", quoted(was.name), quoted(is.name));
    sentences.change("canvas", sizeText(was.canvas), sizeText(is.canvas));
    sentences.change("rate", rateText(was.rate), rateText(is.rate));
    sentences.change("length", timecode(was.duration(), was.rate), timecode(is.duration(), is.rate));
    if (!(was.foreign == is.foreign)) sentences.say("what other programs noted of it changed");
    sentences.change("loudness", numberText(was.targetLufs) + " LUFS", numberText(is.targetLufs) + " LUFS");
    tellMarkers(was, is, sentences);
    if (was.version || is.version) tellVersion(pair, sentences);
    if (!was.version || !is.version) tellTracks(was, is, sentences), tellClips(pair, sentences);
    sentences.setPlace(is.name);
    if (sentences.count() == said) sentences.say("its properties changed");
}

} // namespace

std::vector<std::string> differences(const Project& before, const Project& after)
{
    Sentences sentences;
    if (before == after) return {};
    sentences.change("name", quoted(before.name), quoted(after.name));
    tellBrief(before.brief, after.brief, sentences);
    tellStoryboard(before.storyboard, after.storyboard, sentences);
    tellMedia(before, after, sentences);
    tellFields(before.fields, after.fields, sentences);
    const auto place = [&] { sentences.setPlace({}); };
    pairUp(
        before.timelines, after.timelines, [](const TimelinePtr& timeline) { return timeline->id; },
        [&](const TimelinePtr& timeline) { place(), sentences.say("timeline " + quoted(timeline->name) + " removed"); },
        [&](const TimelinePtr& timeline) {
            place(), sentences.say("timeline " + quoted(timeline->name) + " added: " + sizeText(timeline->canvas) + ", " + timecode(timeline->duration(), timeline->rate) + " long");
        },
        [&](const TimelinePtr& was, const TimelinePtr& is) { tellTimeline({before, after, *was, *is}, sentences); });
    place();
    auto all = sentences.take();
    if (all.empty()) all.push_back("the order of the timelines or the inner numbering changed");
    return all;
}

} // namespace spot
