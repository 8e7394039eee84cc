// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/edit/rules.h"

#include "app/edit/piece.h"
#include "app/edit/track_draft.h"
#include "app/model/keyed_property.h"
#include "app/model/text_length.h"

#include <algorithm>
#include <cmath>

namespace spot
{

namespace
{

using Broken = std::optional<Error>;

Error invalid(std::string sentence) { return {Fault::Invalid, std::move(sentence)}; }
Error outOfRange(std::string sentence) { return {Fault::OutOfRange, std::move(sentence)}; }

bool isWithin(double value, double low, double high) { return std::isfinite(value) && value >= low && value <= high; }
bool isWithin(MediaTime t, MediaTime low, MediaTime high) { return t >= low && t <= high; }

constexpr MediaTime longestKeyTime{longestTimeline.flicks * 64}; // keys move with every cut at a clip's start

Broken brokenNumber(double value, double low, double high, const char* what)
{
    if (isWithin(value, low, high)) return std::nullopt;
    return invalid(std::string(what) + " is not a number from " + std::to_string(low) + " to " + std::to_string(high));
}

Broken brokenColour(const Rgba& c, const char* what)
{
    for (const float value : {c.r, c.g, c.b, c.a})
        if (auto broken = brokenNumber(value, 0, 1, what)) return broken;
    return std::nullopt;
}

Broken brokenCurves(const Clip& clip)
{
    for (const KeyedProperty& property : keyedProperties())
        if (auto broken = brokenCurve(*curveOf(clip, property.name), property.low, property.high, property.label.data())) return broken;
    return std::nullopt;
}

Broken brokenLook(const Look& look)
{
    for (const double anchor : {look.transform.anchorX, look.transform.anchorY})
        if (auto broken = brokenNumber(anchor, 0, 1, "anchor")) return broken;
    for (const double side : {look.crop.left, look.crop.top, look.crop.right, look.crop.bottom})
        if (auto broken = brokenNumber(side, 0, 1, "crop")) return broken;
    if (look.crop.left + look.crop.right >= 1 || look.crop.top + look.crop.bottom >= 1) return invalid("the crop leaves nothing of the picture");
    return std::nullopt;
}

Broken brokenHearing(const Hearing& hearing, MediaTime length)
{
    if (!isWithin(hearing.fadeIn, {}, length) || !isWithin(hearing.fadeOut, {}, length)) return outOfRange("a fade is longer than the clip, or negative");
    return std::nullopt;
}

Broken brokenStyle(const TextStyle& s)
{
    const struct { double value, low, high; const char* what; } numbers[]{
        {s.size, 0.01, 0.5, "text size"}, {static_cast<double>(s.weight), 100, 900, "text weight"}, {s.shadow, 0, 1, "shadow"},
        {s.x, -10, 10, "text x"}, {s.y, -10, 10, "text y"}, {s.width, 0.01, 10, "text width"}};
    for (const auto& [value, low, high, what] : numbers)
        if (auto broken = brokenNumber(value, low, high, what)) return broken;
    if (auto broken = brokenColour(s.colour, "text colour")) return broken;
    if (auto broken = brokenColour(s.box, "box colour")) return broken;
    if (auto broken = brokenText(s.family, "the font's name")) return broken;
    return brokenText(s.language, "the language");
}

Broken brokenSpeed(const Project& project, const Clip& clip, TrackRole role)
{
    const RunSeen run = runOf(clip);
    const Speed speed = *run.speed;
    if (run.isRamp()) {
        if (auto broken = brokenRamp(*run.ramp)) return broken;
        if (!mediaLength(project, clip)) return invalid("a still has no speed");
        if (!speed.isNormal()) return invalid("a speed beside its speed ramp");
        if (*run.keepPitch && directionOf(*run.ramp) == 0) return invalid("the pitch cannot be kept by a speed ramp that stands still or turns");
        return std::nullopt;
    }
    if (!speed.isValid()) return outOfRange("a speed that is not between 1 and 10000 percent, or no fraction in lowest terms of at most 9 digits");
    if (speed.isNormal()) return std::nullopt;
    if (!mediaLength(project, clip)) return invalid("a still has no speed");
    if (speed.isFrozen() && isSound(role)) return invalid("a sound cannot stand still");
    return std::nullopt;
}

Broken brokenContent(const Project& project, const Clip& clip, TrackRole role)
{
    if (const auto* media = std::get_if<MediaClip>(&clip.content)) {
        if (!project.find(media->media)) return Error{Fault::NotFound, "the project has no media " + std::to_string(media->media.value)};
        if (!isWithin(media->in, -longestTimeline, longestTimeline)) return outOfRange("an in point outside of 24 hours");
        if (auto broken = brokenSpeed(project, clip, role)) return broken;
    } else if (const auto* sequence = std::get_if<SequenceClip>(&clip.content)) {
        if (!project.find(sequence->timeline)) return Error{Fault::NotFound, "the project has no timeline " + std::to_string(sequence->timeline.value)};
        if (!isWithin(sequence->in, -longestTimeline, longestTimeline)) return outOfRange("an in point outside of 24 hours");
        if (auto broken = brokenSpeed(project, clip, role)) return broken;
    } else if (const auto* text = std::get_if<TextClip>(&clip.content)) {
        if (auto broken = brokenText(text->text, "the text", longestText * 4)) return broken;
        if (charactersIn(text->text) > longestText) return invalid("the text is longer than " + std::to_string(longestText) + " characters");
        if (auto broken = brokenStyle(text->style)) return broken;
    } else if (const auto* colour = std::get_if<ColourClip>(&clip.content)) {
        if (auto broken = brokenColour(colour->from, "colour")) return broken;
        if (auto broken = brokenColour(colour->to, "colour")) return broken;
    }
    if (!suits(project, clip.content, role)) return invalid(isSound(role) ? "only a timeline or a media with sound can stand on a sound track" : "a sound cannot stand on a picture track");
    return std::nullopt;
}

Broken brokenPlace(const Clip& clip, FrameRate rate, TrackRole role)
{
    if (clip.place.start.flicks < 0) return outOfRange("would begin before the timeline");
    if (clip.place.isEmpty()) return outOfRange("would be empty");
    if (clip.place.end > longestTimeline) return outOfRange("would end after 24 hours");
    const auto isOnFrame = [rate](MediaTime t) { return rate.nearestBoundary(t) == t; };
    if (isPicture(role) && (!isOnFrame(clip.place.start) || !isOnFrame(clip.place.end))) return invalid("does not stand on whole frames");
    return std::nullopt;
}

Broken brokenStyle(const TransitionStyle& style, TrackRole role)
{
    if (isSound(role) && style.kind != TransitionKind::Dissolve) return invalid("a sound has no " + std::string(wordOf(style.kind)) + ": sounds cross with a dissolve");
    if (auto broken = brokenColour(style.colour, "colour of the transition")) return broken;
    if (auto broken = brokenNumber(style.angle, -360, 360, "angle of the transition")) return broken;
    return brokenNumber(style.softness, 0, 1, "softness of the transition");
}

Broken brokenTransition(const Project& project, FrameRate rate, const Track& track, std::size_t index)
{
    const Clip& clip = *track.clips[index];
    const auto& [style, before, after] = clip.transition;
    if (clip.transition == Transition{}) return std::nullopt;
    if (before.flicks < 0 || after.flicks < 0) return outOfRange("has a transition of negative length");
    if (clip.transition.isNone()) return invalid("has a transition of no length");
    if (auto broken = brokenStyle(style, track.role)) return broken;
    const std::string what(wordOf(style.kind));
    if (index == 0 || track.clips[index - 1]->place.end != clip.place.start) return invalid("has a " + what + " from nothing: no clip ends where it begins");
    const TransitionRoom room = transitionRoom(project, rate, track.role, *track.clips[index - 1], clip);
    const auto atMost = [&](MediaTime longest) { return "the " + what + " from " + called(*track.clips[index - 1]) + " can be at most " + amount(longest, rate, track.role) + " long "; };
    if (before > room.before) return outOfRange(atMost(room.before) + "before the cut");
    if (after > room.after) return outOfRange(atMost(room.after) + "after the cut");
    const auto isWhole = [rate](MediaTime t) { return rate.nearestBoundary(t) == t; };
    if (isPicture(track.role) && (!isWhole(before) || !isWhole(after))) return invalid("the " + what + " is not a whole number of frames on each side of the cut");
    return std::nullopt;
}

Broken brokenClip(const Project& project, const Timeline& timeline, const Track& track, std::size_t index)
{
    const Clip& clip = *track.clips[index];
    if (auto broken = brokenContent(project, clip, track.role)) return broken;
    if (auto broken = brokenCurves(clip)) return broken;
    if (auto broken = brokenLook(clip.look)) return broken;
    if (auto broken = brokenEffects(clip.effects)) return broken;
    if (auto broken = brokenHearing(clip.hearing, clip.place.length())) return broken;
    if (auto broken = brokenText(clip.name, "the name")) return broken;
    if (auto broken = brokenForeign(clip.foreign)) return broken;
    return brokenTransition(project, timeline.rate, track, index);
}

Broken brokenMarkers(const Timeline& timeline)
{
    const auto isOnFrame = [&](MediaTime t) { return timeline.rate.nearestBoundary(t) == t; };
    if (timeline.markers.size() > 100'000) return invalid("more than 100000 markers");
    for (std::size_t i = 0; i < timeline.markers.size(); ++i) {
        const Marker& marker = timeline.markers[i];
        if (auto broken = brokenText(marker.name, "a marker's name")) return broken;
        if (auto broken = brokenText(marker.comment, "a marker's comment", 100'000)) return broken;
        if (auto broken = brokenForeign(marker.foreign)) return broken;
        if (!isWithin(marker.span.start, {}, longestTimeline) || !isWithin(marker.span.end, marker.span.start, longestTimeline))
            return outOfRange("the marker \"" + marker.name + "\" lies outside of 24 hours, or ends before it begins");
        if (!isOnFrame(marker.span.start) || !isOnFrame(marker.span.end)) return invalid("the marker \"" + marker.name + "\" does not stand on whole frames");
        if (i > 0 && std::pair(timeline.markers[i - 1].span.start, timeline.markers[i - 1].id) > std::pair(marker.span.start, marker.id))
            return invalid("its markers are not in order");
    }
    return std::nullopt;
}

Broken brokenInOut(const Timeline& timeline)
{
    for (const auto& point : {timeline.in, timeline.out}) {
        if (!point) continue;
        if (!isWithin(*point, {}, longestTimeline)) return outOfRange("an in or out point outside of 24 hours");
        if (timeline.rate.nearestBoundary(*point) != *point) return invalid("an in or out point that is not on a whole frame");
    }
    if (timeline.in && timeline.out && *timeline.in >= *timeline.out) return outOfRange("the out point is not after the in point");
    return std::nullopt;
}

Broken brokenRate(FrameRate rate)
{
    if (rate.num <= 0 || rate.den <= 0 || !isWithin(rate.perSecond(), 0.5, 1000)) return invalid("a frame rate that is not between 0.5 and 1000 per second");
    return std::nullopt;
}

Broken brokenSize(FrameSize size)
{
    if (size.width < 0 || size.height < 0 || size.width > maxImageSide || size.height > maxImageSide) return invalid("a picture size outside of 0 to 16384");
    return std::nullopt;
}

Broken brokenScene(const Scene& scene)
{
    for (const std::string* text : {&scene.name, &scene.visual, &scene.voice, &scene.super, &scene.music, &scene.sfx})
        if (auto broken = brokenText(*text, "a scene's text", 1'000'000)) return broken;
    for (const MediaLink& link : scene.media)
        for (const std::string* text : {&link.label, &link.path})
            if (auto broken = brokenText(*text, "a link")) return broken;
    const MediaTime none{};
    if (!isWithin(scene.wanted, none, longestTimeline) || !isWithin(scene.place.start, none, longestTimeline) ||
        !isWithin(scene.place.end, scene.place.start, longestTimeline))
        return outOfRange("the scene \"" + scene.name + "\" has a time outside of 24 hours, or ends before it begins");
    return std::nullopt;
}

Error at(const std::string& place, Error error)
{
    error.message = place + ": " + error.message;
    return error;
}

} // namespace

Broken brokenCurve(const Curve& curve, double low, double high, const char* what)
{
    if (curve.keys().empty()) return brokenNumber(curve.at({}), low, high, what);
    if (curve.keys().size() > 10'000) return invalid(std::string(what) + " has more than 10000 keys");
    for (const Key& key : curve.keys()) {
        if (auto broken = brokenNumber(key.value, low, high, what)) return broken;
        if (!isWithin(key.at, -longestKeyTime, longestKeyTime)) return outOfRange(std::string(what) + " has a key too far away");
        const BezierHandles& h = key.handles;
        if (!isWithin(h.x1, 0, 1) || !isWithin(h.x2, 0, 1) || !isWithin(h.y1, -10, 10) || !isWithin(h.y2, -10, 10))
            return invalid(std::string(what) + " has a key with handles outside of x 0 to 1 and y -10 to 10");
    }
    return std::nullopt;
}

Broken brokenRamp(const SpeedKeys& keys)
{
    if (keys.empty()) return invalid("a speed ramp without keys");
    if (keys.size() > 1000) return invalid("a speed ramp of more than 1000 keys");
    for (std::size_t i = 0; i < keys.size(); ++i) {
        if (!keys[i].speed.isValid()) return outOfRange("a speed that is not between 1 and 10000 percent, or no fraction in lowest terms of at most 9 digits");
        if (!isWithin(keys[i].at, -longestKeyTime, longestKeyTime)) return outOfRange("a key of the speed ramp too far away");
        if (i > 0 && keys[i].at < keys[i - 1].at) return invalid("the keys of the speed ramp are not in order");
        if (i > 1 && keys[i].at == keys[i - 2].at) return invalid("three keys of the speed ramp at one time");
    }
    return std::nullopt;
}

bool isUtf8(std::string_view text)
{
    for (std::size_t i = 0; i < text.size();) {
        const auto lead = static_cast<unsigned char>(text[i]);
        const std::size_t more = lead < 0x80 ? 0 : (lead & 0xE0) == 0xC0 ? 1 : (lead & 0xF0) == 0xE0 ? 2 : (lead & 0xF8) == 0xF0 ? 3 : 4;
        if (more == 4 || i + more >= text.size()) return false;
        std::uint32_t code = more == 0 ? lead : lead & (0x3Fu >> more);
        for (std::size_t k = 1; k <= more; ++k) {
            const auto next = static_cast<unsigned char>(text[i + k]);
            if ((next & 0xC0) != 0x80) return false;
            code = code << 6 | (next & 0x3Fu);
        }
        static constexpr std::uint32_t shortest[]{0, 0x80, 0x800, 0x10000};
        if (code < shortest[more] || code > 0x10FFFF || (code >= 0xD800 && code <= 0xDFFF)) return false;
        i += more + 1;
    }
    return true;
}

Broken brokenText(std::string_view text, const char* what, std::size_t longest)
{
    if (text.size() > longest) return invalid(std::string(what) + " is longer than " + std::to_string(longest) + " bytes");
    if (!isUtf8(text)) return invalid(std::string(what) + " is not UTF-8");
    return std::nullopt;
}

Broken brokenForeign(const Foreign& foreign)
{
    return foreign.isEmpty() ? std::nullopt : brokenText(foreign.json(), "what another program noted", Foreign::longest);
}

Broken brokenTrack(const Project& project, const Timeline& timeline, const Track& track)
{
    const std::string place = "track \"" + track.name + "\"";
    if (auto broken = brokenNesting(project, timeline, track)) return at(place, *broken);
    if (auto broken = brokenText(track.name, "a track's name")) return broken;
    if (auto broken = brokenNumber(track.gainDb, -200, 60, "gain")) return at(place, *broken);
    if (auto broken = brokenEffects(track.effects)) return at(place, *broken);
    if (auto misplaced = misplacedEffects(track.effects, track.role, place)) return *misplaced;
    if (auto broken = brokenForeign(track.foreign)) return at(place, *broken);
    for (std::size_t i = 0; i < track.clips.size(); ++i) {
        const Clip& clip = *track.clips[i];
        if (auto broken = brokenPlace(clip, timeline.rate, track.role)) return at(place + ", " + called(clip), *broken);
        if (i > 0 && track.clips[i - 1]->place.end > clip.place.start)
            return at(place, outOfRange("clips " + called(*track.clips[i - 1]) + " and " + called(clip) + " would overlap"));
        if (auto broken = brokenClip(project, timeline, track, i)) return at(place + ", " + called(clip), *broken);
        if (std::holds_alternative<SequenceClip>(clip.content)) continue; // what it shows may have become shorter since
        if (auto missing = missingMedia(project, timeline.rate, track.role, clip)) return at(place, outOfRange(*missing));
    }
    return std::nullopt;
}

Broken brokenRate(const Timeline& timeline)
{
    const std::string place = "timeline \"" + timeline.name + "\"";
    if (auto broken = brokenRate(timeline.rate)) return at(place, *broken);
    if (!timeline.rate.isExact()) return at(place, invalid("a frame rate whose frames are not whole flicks; 23.976 is 24000/1001"));
    return std::nullopt;
}

Broken brokenHead(const Timeline& timeline)
{
    if (auto broken = brokenText(timeline.name, "a timeline's name")) return broken;
    const std::string place = "timeline \"" + timeline.name + "\"";
    if (auto broken = brokenRate(timeline)) return broken;
    if (auto broken = brokenSize(timeline.canvas)) return at(place, *broken);
    if (timeline.canvas.width < 16 || timeline.canvas.height < 16) return at(place, invalid("a canvas smaller than 16 pixels"));
    if (!isWithin(timeline.length, {}, longestTimeline)) return at(place, outOfRange("a length outside of 24 hours"));
    if (auto broken = brokenNumber(timeline.targetLufs, -70, 0, "loudness")) return at(place, *broken);
    if (auto broken = brokenForeign(timeline.foreign)) return at(place, *broken);
    if (auto broken = brokenMarkers(timeline)) return at(place, *broken);
    if (auto broken = brokenInOut(timeline)) return at(place, *broken);
    return std::nullopt;
}

Broken brokenTimeline(const Project& project, const Timeline& timeline)
{
    if (auto broken = brokenHead(timeline)) return broken;
    const std::string place = "timeline \"" + timeline.name + "\"";
    for (const TrackPtr& track : timeline.tracks)
        if (auto broken = brokenTrack(project, timeline, *track)) return at(place, *broken);
    return std::nullopt;
}

Broken brokenValues(const Clip& clip)
{
    if (!isWithin(clip.place.start, -longestTimeline, longestTimeline) || !isWithin(clip.place.end, clip.place.start, longestTimeline * 2)) return outOfRange("a place outside of 24 hours");
    if (const RunSeen run = runOf(clip)) {
        if (!isWithin(*run.in, -longestTimeline, longestTimeline)) return outOfRange("an in point outside of 24 hours");
        if (!run.speed->isValid()) return outOfRange("a speed that is none");
        if (run.isRamp())
            if (auto broken = brokenRamp(*run.ramp)) return broken;
    } else if (const auto* text = std::get_if<TextClip>(&clip.content)) {
        if (auto broken = brokenText(text->text, "the text", longestText * 4)) return broken;
        if (auto broken = brokenStyle(text->style)) return broken;
    }
    if (!isWithin(clip.transition.before, {}, longestTimeline) || !isWithin(clip.transition.after, {}, longestTimeline)) return outOfRange("a transition outside of 24 hours");
    if (auto broken = brokenCurves(clip)) return broken;
    if (auto broken = brokenEffects(clip.effects)) return broken;
    if (auto broken = brokenLook(clip.look)) return broken;
    if (auto broken = brokenHearing(clip.hearing, longestTimeline)) return broken;
    return brokenText(clip.name, "the name");
}

Broken brokenMedia(const MediaItem& item)
{
    if (auto broken = brokenText(item.name, "a media's name")) return broken;
    const std::string place = "media \"" + item.name + "\"";
    if (auto broken = brokenForeign(item.foreign)) return at(place, *broken);
    if (!item.content) return at(place, invalid("names no content"));
    if (!isWithin(item.duration, {}, longestTimeline)) return at(place, outOfRange("a duration outside of 24 hours"));
    if (auto broken = brokenSize(item.size)) return at(place, *broken);
    if (auto broken = brokenRate(item.rate)) return at(place, *broken);
    for (const std::string* text : {&item.origin.plugin, &item.origin.pluginVersion})
        if (auto broken = brokenText(*text, "the plugin's name")) return at(place, *broken);
    if (auto broken = brokenText(item.origin.request, "the request", 4'000'000)) return at(place, *broken);
    for (const TimedWord& word : item.words) {
        if (auto broken = brokenText(word.text, "a word")) return at(place, *broken);
        if (!isWithin(word.start, {}, longestTimeline) || !isWithin(word.end, word.start, longestTimeline))
            return at(place, outOfRange("a word outside of 24 hours, or one that ends before it begins"));
    }
    return std::nullopt;
}

Broken brokenBrief(const Brief& brief, const Storyboard& storyboard)
{
    const std::string place = "brief";
    for (const std::string* text : {&brief.title, &brief.language, &brief.voice, &brief.music, &brief.brand.name, &brief.brand.logo,
                                    &brief.brand.font, &brief.brand.tagline, &brief.brand.url})
        if (auto broken = brokenText(*text, "a field", 100'000)) return at(place, *broken);
    for (const std::string& colour : brief.brand.colours)
        if (auto broken = brokenText(colour, "a colour")) return at(place, *broken);
    if (!isWithin(brief.length, {}, longestTimeline)) return at(place, outOfRange("a length outside of 24 hours"));
    if (auto broken = brokenRate(brief.rate)) return at(place, *broken);
    for (const Ratio& ratio : brief.ratios)
        if (!isWithin(ratio.width, 1, 100) || !isWithin(ratio.height, 1, 100)) return at(place, invalid("a ratio outside of 1:100 to 100:1"));
    for (const Scene& scene : storyboard.scenes)
        if (auto broken = brokenScene(scene)) return at("storyboard", *broken);
    return std::nullopt;
}

} // namespace spot
