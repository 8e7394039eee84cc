// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/random_edits.h"

#include "app/model/keyed_property.h"
#include "render/effects/effect_kinds.h"

namespace spot::text
{

namespace
{

class Drawer
{
public:
    Drawer(Dice& dice, const Project& project) : m_dice(dice), m_project(project), m_timeline(*dice.oneOf(project.timelines)) {}
    Edit draw()
    {
        const TimelineId t = m_timeline.id;
        switch (m_dice.number(0, 33)) {
        case 0: return InsertClip{t, trackId(), clip()};
        case 1: return OverwriteClip{t, trackId(), clip()};
        case 2: case 3: return MoveClip{t, clipId(), trackId(), time(), m_dice.chance(50)};
        case 4: case 5: return TrimClip{t, clipId(), edge(), nearClip()};
        case 6: return RippleTrim{t, clipId(), edge(), nearClip()};
        case 7: {
            const ClipId with = clipId(), clip = clipId();
            return RippleTrim{t, clip, edge(), nearClip(), {with}};
        }
        case 8: return SplitClip{t, clipId(), nearClip()};
        case 9: return m_dice.chance(50) ? Edit(DeleteClip{t, clipId()}) : Edit(RippleDelete{t, clipId()});
        case 10: return ReplaceMedia{t, clipId(), mediaId()};
        case 11: return SetLook{t, clipId(), look()};
        case 12: return SetHearing{t, clipId(), hearing()};
        case 13: case 14: return SetTransition{t, clipId(), transition()};
        case 15: return SetText{t, clipId(), "제주에서 온 아침\n\"quoted\"", {}};
        case 16: return m_dice.chance(50) ? Edit(SetClipName{t, clipId(), "clip " + std::to_string(m_dice.number(0, 99))}) : mediaEdit();
        case 17: return trackEdit();
        case 18: case 19: case 20: case 21: return timingEdit();
        case 22: case 23: case 24: return rangeEdit();
        case 25: case 31: case 32: return bondEdit();
        case 26: return headEdit();
        case 27: return keyEdit();
        case 28: return versionEdit();
        case 29: return fieldEdit();
        case 30: return m_dice.chance(70) ? Edit(SetEffects{t, clipId(), effects()}) : Edit(SetTrackEffects{t, trackId(), effects()});
        default: return putMedia();
        }
    }

    Curve curve(double low, double high)
    {
        if (m_dice.chance(60)) return Curve(m_dice.real(low, high));
        std::vector<Key> keys;
        for (auto n = m_dice.number(1, 5); n > 0; --n)
            keys.push_back({MediaTime{m_dice.number(-1'000'000, 3'000'000'000)}, m_dice.real(low, high), static_cast<Ease>(m_dice.number(0, 5)), handles()});
        return Curve(std::move(keys));
    }
    BezierHandles handles() { return {m_dice.real(0, 1), m_dice.real(-2, 3), m_dice.chance(99) ? m_dice.real(0, 1) : 1.5, m_dice.real(-2, 3)}; }
    /// Mostly sensible: some turn, some stand still.
    SpeedKeys ramp()
    {
        SpeedKeys keys;
        const bool isOneWay = m_dice.chance(60), isBackward = m_dice.chance(20);
        MediaTime at = frames(m_dice.number(-5, 10));
        for (auto n = m_dice.number(1, 4); n > 0; --n) {
            Speed one = isOneWay ? Speed::of((isBackward ? -1 : 1) * m_dice.number(1, 9), m_dice.number(2, 5)) : speed();
            keys.push_back({at, one});
            if (m_dice.chance(80)) at += frames(m_dice.number(1, 25));
        }
        return keys;
    }
    Look look()
    {
        Look look;
        look.fit = static_cast<Fit>(m_dice.number(0, 3));
        look.transform.x = curve(-1, 1), look.transform.scaleX = curve(0.1, 3), look.transform.rotation = curve(-360, 360);
        look.crop.left = m_dice.real(0, 0.6);
        look.opacity = m_dice.chance(90) ? curve(0, 1) : curve(0, 3); // sometimes refused
        look.blend = static_cast<BlendMode>(m_dice.number(0, blendModeCount - 1));
        return look;
    }
    std::vector<Effect> effects()
    {
        std::vector<Effect> all;
        const bool sounds = m_dice.chance(30);
        while (m_dice.chance(60)) {
            const EffectKind& kind = *m_dice.oneOf(effectKinds());
            if (kind.isOfSound() != sounds && m_dice.chance(95)) continue;
            Effect effect{std::string(kind.id), m_dice.chance(80), {}};
            for (const EffectParameter& p : kind.parameters)
                if (m_dice.chance(30)) effect.values[std::string(p.id)] = curve(p.low, m_dice.chance(99) ? p.high : p.high * 2 + 1); // sometimes refused
            if (m_dice.chance(3)) effect.kind = "no such effect";
            all.push_back(std::move(effect));
        }
        return all;
    }
    Hearing hearing()
    {
        Hearing hearing;
        hearing.gainDb = curve(-60, 12), hearing.pan = curve(-1, 1);
        hearing.fadeIn = {m_dice.number(0, 100'000'000)}, hearing.fadeOut = {m_dice.number(0, 100'000'000)};
        hearing.isMuted = m_dice.chance(20);
        hearing.isDeclicked = m_dice.chance(80);
        return hearing;
    }

    Transition transition()
    {
        Transition drawn;
        drawn.style = {static_cast<TransitionKind>(m_dice.number(0, 5)), {0.5f, 0, 1, 1}, m_dice.real(-360, 361), m_dice.real(0, 1), static_cast<Heading>(m_dice.number(0, 3))};
        if (m_dice.chance(30)) drawn.style = {};
        drawn.before = frames(m_dice.number(0, 12)), drawn.after = frames(m_dice.number(0, 12));
        return drawn;
    }

private:
    MediaTime frames(std::int64_t n) const { return m_timeline.rate.startOf(n); }
    MediaTime time() { return m_dice.chance(3) ? MediaTime{m_dice.number(-1'000'000'000, 1'000'000'000'000'000)} : frames(m_dice.number(0, 400)) + MediaTime{m_dice.number(-10'000'000, 10'000'000)}; }
    Edge edge() { return m_dice.chance(50) ? Edge::Start : Edge::End; }
    TrackId trackId() { return m_timeline.tracks.empty() || m_dice.chance(2) ? TrackId{9999} : m_dice.oneOf(m_timeline.tracks)->id; }
    const Clip* anyClip()
    {
        for (int tries = 0; tries < 8 && !m_timeline.tracks.empty(); ++tries)
            if (const Track& track = *m_dice.oneOf(m_timeline.tracks); !track.clips.empty()) return m_dice.oneOf(track.clips).get();
        return nullptr;
    }
    ClipId clipId()
    {
        if (const Clip* clip = m_dice.chance(98) ? anyClip() : nullptr) m_chosen = *clip;
        else m_chosen = {};
        return m_chosen.id;
    }
    MediaTime nearClip() { return m_chosen.id ? frames(m_timeline.rate.frameAt(m_dice.chance(50) ? m_chosen.place.start : m_chosen.place.end) + m_dice.number(-30, 30)) : time(); }
    MediaId mediaId() { return m_project.media.empty() ? MediaId{7} : m_dice.oneOf(m_project.media)->id; }
    AddMedia media()
    {
        MediaItem item;
        item.name = "take";
        item.kind = static_cast<ItemKind>(m_dice.number(0, 2));
        item.content = hashOf(std::to_string(m_dice.number(0, 1'000'000)));
        item.duration = item.kind == ItemKind::Still ? MediaTime{} : MediaTime{m_dice.number(1, 5'000'000'000)};
        item.hasSound = m_dice.chance(50);
        item.words = {{"hello", {}, MediaTime{100}}};
        item.origin = {"scene", "1.0.0", "{\"prompt\": \"an orange\"}"};
        return {item};
    }
    Edit mediaEdit()
    {
        if (m_project.media.empty() || m_dice.chance(60)) return media();
        MediaItem item = *m_dice.oneOf(m_project.media); // relinked: another file, sometimes longer or shorter
        item.content = hashOf(std::to_string(m_dice.number(0, 1'000'000)));
        if (item.duration > MediaTime{} && m_dice.chance(50)) item.duration = MediaTime{m_dice.number(1, 5'000'000'000)};
        if (m_dice.chance(10)) item.id = MediaId{9999};
        return SetMedia{item};
    }
    Clip clip()
    {
        Clip clip;
        clip.name = "new";
        clip.place.start = time();
        clip.place.end = clip.place.start + frames(m_dice.number(0, 60));
        const auto kind = m_dice.number(0, 5);
        if (kind == 4) clip.content = SequenceClip{m_dice.oneOf(m_project.timelines)->id, frames(m_dice.number(0, 30)), m_dice.chance(70) ? Speed{} : speed()};
        else if (kind == 5) clip.content = AdjustmentClip{};
        else if (kind < 2) clip.content = MediaClip{mediaId(), frames(m_dice.number(0, 30))};
        else if (kind == 2) clip.content = ColourClip{{0.5f, 0.1f, 0, 1}, {}};
        else clip.content = TextClip{"text", {}};
        if (m_dice.chance(20)) clip.foreign = Foreign("{\"note\": \"봄\"}");
        if (m_dice.chance(10)) clip.transition.after = frames(m_dice.number(1, 10));
        return clip;
    }
    Speed speed() { return m_dice.chance(95) ? Speed::of(m_dice.oneOf(std::vector{-3, -2, -1, 1, 2, 3, 7, 1001}), m_dice.oneOf(std::vector{1, 2, 3, 4, 1000})) : Speed{m_dice.number(-2, 2), m_dice.number(-1, 2)}; }
    std::optional<bool> keepPitch() { return m_dice.chance(40) ? std::optional(m_dice.chance(50)) : std::nullopt; }
    /// Keys of the clip's own, where it has some.
    MediaTime keyTime(const std::string& property)
    {
        const Curve* curve = m_chosen.id ? curveOf(m_chosen, property) : nullptr;
        return curve && !curve->keys().empty() && m_dice.chance(70) ? m_dice.oneOf(curve->keys()).at : frames(m_dice.number(-10, 60));
    }
    Edit keyEdit()
    {
        const TimelineId t = m_timeline.id;
        const ClipId clip = clipId();
        const std::string property = m_dice.chance(98) ? std::string(m_dice.oneOf(keyedProperties()).name) : "look.nothing";
        switch (m_dice.number(0, 3)) {
        case 0: return RemoveKey{t, clip, property, keyTime(property)};
        case 1: return MoveKey{t, clip, property, keyTime(property), keyTime(property)};
        default: return SetKey{t, clip, property, {keyTime(property), m_dice.real(0, 1), static_cast<Ease>(m_dice.number(0, 5)), handles()}, m_dice.chance(30) ? std::optional(static_cast<EasePreset>(m_dice.number(0, easePresetCount - 1))) : std::nullopt};
        }
    }
    Edit timingEdit()
    {
        const TimelineId t = m_timeline.id;
        switch (m_dice.number(0, 10)) {
        case 0: return RollCut{t, clipId(), nearClip()};
        case 1: return SlipClip{t, clipId(), frames(m_dice.number(-20, 20)) + MediaTime{m_dice.number(-1000, 1000)}};
        case 2: return SlideClip{t, clipId(), nearClip()};
        case 3: case 4: return RateStretch{t, clipId(), edge(), nearClip()};
        case 5: return SetSpeed{t, clipId(), speed(), m_dice.chance(60), keepPitch(), {}};
        case 6: {
            const ClipId with = clipId(), clip = clipId();
            return SetSpeed{t, clip, speed(), m_dice.chance(60), keepPitch(), {with}};
        }
        case 7: return ReverseClip{t, clipId()};
        case 8: case 9: return SetSpeedRamp{t, clipId(), ramp(), m_dice.chance(50), m_dice.chance(50), keepPitch()};
        default: return FreezeFrame{t, clipId(), nearClip(), frames(m_dice.number(0, 20))};
        }
    }
    std::vector<TrackId> someTracks()
    {
        std::vector<TrackId> tracks;
        while (m_dice.chance(40)) tracks.push_back(trackId());
        return tracks;
    }
    std::vector<ClipId> someClips()
    {
        std::vector<ClipId> clips;
        do clips.push_back(clipId());
        while (m_dice.chance(60));
        return clips;
    }
    /// A clip that shows a timeline, mostly.
    ClipId sequenceId()
    {
        for (const TrackPtr& track : m_timeline.tracks)
            for (const ClipPtr& clip : track->clips)
                if (std::holds_alternative<SequenceClip>(clip->content) && m_dice.chance(80)) return clip->id;
        return clipId();
    }
    TimeRange range()
    {
        const MediaTime start = time();
        return {start, start + frames(m_dice.number(0, 40))};
    }
    Edit rangeEdit()
    {
        const TimelineId t = m_timeline.id;
        switch (m_dice.number(0, 7)) {
        case 7: return putClips();
        case 0: return AppendClip{t, trackId(), clip()};
        case 1: return LiftRange{t, range(), someTracks()};
        case 2: return ExtractRange{t, range(), someTracks()};
        case 3: return RazorAll{t, time(), someTracks()};
        case 4: return CloseGap{t, trackId(), time()};
        case 5: return SwapNeighbours{t, clipId()};
        default: return DuplicateClips{t, someClips(), frames(m_dice.number(-40, 200)), m_dice.chance(50)};
        }
    }
    PutClips putClips()
    {
        PutClips put{m_timeline.id, {}, m_dice.chance(50)};
        do {
            Clip copy = clip();
            copy.transition = {};
            copy.link = LinkId{static_cast<std::uint64_t>(m_dice.number(0, 3))};
            put.clips.push_back({trackId(), std::move(copy)});
        } while (m_dice.chance(60));
        return put;
    }
    /// One that is in a group, where there is any.
    std::vector<ClipId> groupedClip()
    {
        for (const TrackPtr& track : m_timeline.tracks)
            for (const ClipPtr& clip : track->clips)
                if (clip->group) return {clip->id};
        return someClips();
    }
    Edit bondEdit()
    {
        const TimelineId t = m_timeline.id;
        switch (m_dice.number(0, 8)) {
        case 5: case 6: return NestClips{t, someClips(), "nest"};
        case 7: case 8: return UnnestClip{t, sequenceId()};
        case 0: return LinkClips{t, someClips()};
        case 1: return UnlinkClips{t, someClips()};
        case 2: return GroupClips{t, someClips()};
        case 3: return UngroupClips{t, m_dice.chance(70) ? groupedClip() : someClips()};
        default: break;
        }
        PasteAttributes paste{t, someClips(), {}, {}, {}, {}};
        if (m_dice.chance(60)) paste.look = look();
        if (m_dice.chance(60)) paste.hearing = hearing();
        if (m_dice.chance(60)) paste.style = TextStyle{.size = 0.1};
        if (m_dice.chance(60)) paste.effects = effects();
        return paste;
    }
    Marker marker()
    {
        const MarkerId id = m_timeline.markers.empty() || m_dice.chance(5) ? MarkerId{m_dice.chance(50) ? 9999u : 0u} : m_dice.oneOf(m_timeline.markers).id;
        return {id, range(), static_cast<MarkerColour>(m_dice.number(0, 10)), "marker", "a note", m_dice.chance(20) ? Foreign("{}") : Foreign()};
    }
    Edit headEdit()
    {
        const TimelineId t = m_timeline.id;
        const auto point = [&] { return m_dice.chance(70) ? std::optional(time()) : std::nullopt; };
        switch (m_dice.number(0, 9)) {
        case 0: case 1: {
            Marker fresh = marker();
            fresh.id = {};
            return AddMarker{t, fresh};
        }
        case 2: return SetMarker{t, marker()};
        case 3: return RemoveMarker{t, marker().id};
        case 4: case 5: return SetInOut{t, point(), point()};
        case 6: return m_project.timelines.size() < 3 ? Edit(DuplicateTimeline{t, "copy"}) : Edit(RemoveTimeline{t});
        case 7: return m_project.timelines.size() > 1 ? Edit(RemoveTimeline{m_project.timelines.back()->id}) : Edit(DuplicateTimeline{t, "copy"});
        default: return ReshapeTimeline{t, "shape", {1080, 1920}, m_dice.chance(70) ? m_timeline.rate : m_dice.oneOf(std::vector{fps25, fps30, fps23976, FrameRate{7, 3}}), {}, -16};
        }
    }
    Edit versionEdit()
    {
        const TimelineId t = m_timeline.id;
        const TimelineId master = m_dice.chance(80) && m_timeline.version ? m_timeline.version->master : t;
        switch (m_dice.number(0, 6)) {
        case 0: case 1: case 2: {
            if (m_project.timelines.size() > 3 && m_dice.chance(80)) break;
            MakeVersion make{master, "version", {1080, 1920}, "de", std::nullopt, {}};
            if (m_dice.chance(30)) make.length = frames(m_dice.number(1, 100));
            if (m_dice.chance(30)) make.leaveOut = {clipId()};
            return make;
        }
        case 3: if (m_project.timelines.size() < 4 || m_dice.chance(20)) return MakeVersions{master, {{16, 9}, {1, 1}}};
            break;
        case 4: return DetachVersion{t};
        default: break;
        }
        ResetOverrides reset{t, {}, {}, {}, m_dice.chance(30)};
        while (m_dice.chance(40)) reset.clips.push_back(clipId());
        while (m_dice.chance(20)) reset.tracks.push_back(trackId());
        while (m_dice.chance(40)) reset.what.push_back(static_cast<ClipProperty>(m_dice.number(0, static_cast<std::int64_t>(clipPropertyCount) - 1)));
        return reset;
    }
    Edit fieldEdit()
    {
        if (m_dice.chance(m_project.fields.empty() ? 80 : 40)) {
            TemplateField field;
            field.name = "field " + std::to_string(m_dice.number(0, 5));
            field.kind = m_dice.chance(70) ? FieldKind::Text : FieldKind::Media;
            field.targets = {{field.kind == FieldKind::Text ? TargetKind::Text : TargetKind::Media, clipId(), {}, m_dice.chance(30) ? "only {" + field.name + "}" : ""}};
            field.longest = m_dice.number(-1, 20);
            if (!m_project.fields.empty() && m_dice.chance(20)) field.id = m_dice.oneOf(m_project.fields).id;
            return SetField{field};
        }
        if (m_project.fields.empty()) return m_dice.chance(50) ? Edit(RemoveField{FieldId{9999}}) : Edit(FillFields{{{FieldId{9999}, "value", {}}}});
        const TemplateField& field = m_dice.oneOf(m_project.fields);
        if (m_dice.chance(20)) return RemoveField{field.id};
        return FillFields{{{field.id, field.kind == FieldKind::Text ? "value" : "", field.kind == FieldKind::Text ? MediaId{} : mediaId()}}};
    }
    Edit putMedia()
    {
        PutMedia put;
        put.timeline = m_timeline.id, put.track = trackId(), put.media = mediaId();
        if (m_dice.chance(30)) put.soundTrack = trackId();
        const MediaTime in = frames(m_dice.number(0, 60)), from = time();
        if (m_dice.chance(80)) put.sourceIn = in;
        if (m_dice.chance(80)) put.sourceOut = in + frames(m_dice.number(0, 60));
        if (m_dice.chance(80)) put.from = from;
        if (m_dice.chance(60)) put.until = from + frames(m_dice.number(0, 60));
        put.insert = m_dice.chance(50), put.fit = m_dice.chance(60);
        return put;
    }
    Edit trackEdit()
    {
        Track track;
        track.name = "new";
        track.role = static_cast<TrackRole>(m_dice.number(0, 4));
        if (m_dice.chance(20)) track.foreign = Foreign("{\"note\": 1}");
        switch (m_dice.number(0, 3)) {
        case 0: return AddTrack{m_timeline.id, track, static_cast<std::size_t>(m_dice.number(0, 6))};
        case 1: return m_timeline.tracks.size() > 5 ? Edit(RemoveTrack{m_timeline.id, trackId()}) : Edit(AddTrack{m_timeline.id, track, 0});
        default: return SetTrack{m_timeline.id, trackId(), "renamed", m_dice.chance(20), m_dice.chance(10), m_dice.real(-20, 6), m_dice.chance(20), m_dice.chance(30)};
        }
    }

    Dice& m_dice;
    const Project& m_project;
    const Timeline& m_timeline;
    Clip m_chosen;
};

} // namespace

Edit drawEdit(Dice& dice, const Project& project) { return Drawer(dice, project).draw(); }
Look drawLook(Dice& dice, const Project& project) { return Drawer(dice, project).look(); }
Hearing drawHearing(Dice& dice, const Project& project) { return Drawer(dice, project).hearing(); }
SpeedKeys drawRamp(Dice& dice, const Project& project) { return Drawer(dice, project).ramp(); }

Project startProject(FrameRate rate)
{
    return project("V1: a[0,48) b[48,96)<12 u[96,130); V2: c[20,60); T1: t[0,40) t[60,90); N1: n[0,30) o[50,80); M1: m[0,130)", {rate, {}});
}

} // namespace spot::text
