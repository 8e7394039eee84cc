// SPDX-License-Identifier: GPL-3.0-or-later
// app/file/fields.h: the fields of every value under the names that JSON has for them, once for reading and writing.
#pragma once

#include "app/edit/edits.h"
#include "app/file/pages.h"

#include <array>
#include <string_view>
#include <type_traits>

namespace spot
{

/// T while reading, const T while writing.
template <class A, class T> using Of = std::conditional_t<A::isWriter, const T, T>;

/// The words of an enum, in the order of its values.
template <class Enum> inline constexpr std::array<std::string_view, 0> wordsOf{};
template <> inline constexpr std::array wordsOf<ItemKind>{std::string_view("video"), std::string_view("still"), std::string_view("sound")};
template <> inline constexpr std::array wordsOf<TrackRole>{std::string_view("picture"), std::string_view("text"), std::string_view("voice"), std::string_view("music"), std::string_view("effects")};
template <> inline constexpr std::array wordsOf<ShotKind>{std::string_view("scene"), std::string_view("card"), std::string_view("own media")};
template <> inline constexpr std::array wordsOf<TextAlign>{std::string_view("left"), std::string_view("centre"), std::string_view("right")};
template <> inline constexpr std::array wordsOf<TextMotion>{std::string_view("none"), std::string_view("fade"), std::string_view("rise"), std::string_view("type")};
template <> inline constexpr std::array wordsOf<Fit>{std::string_view("contain"), std::string_view("cover"), std::string_view("native"), std::string_view("stretch")};
template <> inline constexpr std::array wordsOf<BlendMode>{
    std::string_view("normal"), std::string_view("add"), std::string_view("multiply"), std::string_view("screen"), std::string_view("darken"), std::string_view("colour burn"),
    std::string_view("linear burn"), std::string_view("lighten"), std::string_view("colour dodge"), std::string_view("overlay"), std::string_view("soft light"), std::string_view("hard light"),
    std::string_view("vivid light"), std::string_view("linear light"), std::string_view("pin light"), std::string_view("hard mix"), std::string_view("difference"), std::string_view("exclusion"),
    std::string_view("subtract"), std::string_view("divide"), std::string_view("hue"), std::string_view("saturation"), std::string_view("colour"), std::string_view("luminosity"),
    std::string_view("atop"), std::string_view("behind"), std::string_view("erase"), std::string_view("xor")};
static_assert(wordsOf<BlendMode>.size() == blendModeCount);
template <> inline constexpr std::array wordsOf<Ease>{std::string_view("hold"), std::string_view("linear"), std::string_view("ease in"), std::string_view("ease out"), std::string_view("ease in out"), std::string_view("bezier")};
template <> inline constexpr std::array wordsOf<EasePreset>{
    std::string_view("ease"), std::string_view("ease in"), std::string_view("ease out"), std::string_view("ease in out"), std::string_view("quad in"),
    std::string_view("quad out"), std::string_view("quad in out"), std::string_view("cubic in"), std::string_view("cubic out"), std::string_view("cubic in out"),
    std::string_view("back in"), std::string_view("back out"), std::string_view("back in out"), std::string_view("bounce in"), std::string_view("bounce out"),
    std::string_view("elastic in"), std::string_view("elastic out")};
static_assert(wordsOf<EasePreset>.size() == easePresetCount);
template <> inline constexpr std::array wordsOf<MarkerColour>{
    std::string_view("red"), std::string_view("pink"), std::string_view("orange"), std::string_view("yellow"), std::string_view("green"), std::string_view("cyan"),
    std::string_view("blue"), std::string_view("purple"), std::string_view("magenta"), std::string_view("black"), std::string_view("white")};
template <> inline constexpr std::array wordsOf<TransitionKind>{wordOf(TransitionKind::Dissolve), wordOf(TransitionKind::DipToColour), wordOf(TransitionKind::Wipe),
                                                                wordOf(TransitionKind::Push), wordOf(TransitionKind::Slide), wordOf(TransitionKind::Zoom)};
template <> inline constexpr std::array wordsOf<Heading>{std::string_view("left"), std::string_view("right"), std::string_view("up"), std::string_view("down")};
template <> inline constexpr std::array wordsOf<Edge>{std::string_view("start"), std::string_view("end")};

template <> inline constexpr std::array wordsOf<ClipProperty>{
    std::string_view("shown"), std::string_view("name"), std::string_view("start"), std::string_view("length"), std::string_view("row"), std::string_view("text"),
    std::string_view("style"), std::string_view("media"), std::string_view("source"), std::string_view("content"), std::string_view("look"), std::string_view("effects"), std::string_view("hearing"),
    std::string_view("transition"), std::string_view("slot"), std::string_view("link"), std::string_view("group"), std::string_view("foreign"), std::string_view("push")};
template <> inline constexpr std::array wordsOf<TrackProperty>{
    std::string_view("shown"), std::string_view("name"), std::string_view("muted"), std::string_view("locked"), std::string_view("gain"), std::string_view("solo"),
    std::string_view("sync locked"), std::string_view("effects")};
template <> inline constexpr std::array wordsOf<FieldKind>{std::string_view("text"), std::string_view("colour"), std::string_view("number"), std::string_view("media"), std::string_view("voice")};
template <> inline constexpr std::array wordsOf<TargetKind>{
    std::string_view("text"), std::string_view("text colour"), std::string_view("box colour"), std::string_view("text size"), std::string_view("colour"), std::string_view("media"),
    std::string_view("gain"), std::string_view("scene voice"), std::string_view("scene super"), std::string_view("title"), std::string_view("brand name"),
    std::string_view("tagline"), std::string_view("brand url"), std::string_view("brand colour")};
static_assert(wordsOf<ClipProperty>.size() == clipPropertyCount && wordsOf<TrackProperty>.size() == trackPropertyCount);

/// The words of a variant's alternatives, in their order; the object's field `kind` holds them.
template <class Variant> inline constexpr std::array<std::string_view, 0> kindsOf{};
template <> inline constexpr std::array kindsOf<ClipContent>{std::string_view("media"), std::string_view("text"), std::string_view("colour"), std::string_view("timeline"),
                                                              std::string_view("adjustment")};
template <> inline constexpr std::array kindsOf<EditKinds>{
    std::string_view("insert clip"), std::string_view("overwrite clip"), std::string_view("move clip"), std::string_view("trim clip"),
    std::string_view("ripple trim"), std::string_view("split clip"), std::string_view("delete clip"), std::string_view("ripple delete"),
    std::string_view("replace media"), std::string_view("set text"), std::string_view("set look"), std::string_view("set hearing"),
    std::string_view("set effects"), std::string_view("set track effects"),
    std::string_view("set clip name"), std::string_view("set transition"), std::string_view("add track"), std::string_view("remove track"),
    std::string_view("set track"), std::string_view("add media"), std::string_view("set media"), std::string_view("add timeline"), std::string_view("set timeline"),
    std::string_view("set brief"),
    std::string_view("roll cut"), std::string_view("slip clip"), std::string_view("slide clip"), std::string_view("rate stretch"),
    std::string_view("set speed"), std::string_view("reverse clip"), std::string_view("freeze frame"), std::string_view("append clip"),
    std::string_view("lift range"), std::string_view("extract range"), std::string_view("razor all"), std::string_view("close gap"),
    std::string_view("swap neighbours"), std::string_view("put media"), std::string_view("duplicate clips"),
    std::string_view("link clips"), std::string_view("unlink clips"), std::string_view("group clips"), std::string_view("ungroup clips"),
    std::string_view("paste attributes"), std::string_view("add marker"), std::string_view("set marker"),
    std::string_view("remove marker"), std::string_view("set in out"), std::string_view("duplicate timeline"),
    std::string_view("remove timeline"), std::string_view("reshape timeline"), std::string_view("put clips"),
    std::string_view("set speed ramp"), std::string_view("set key"), std::string_view("remove key"), std::string_view("move key"),
    std::string_view("make version"), std::string_view("make versions"), std::string_view("reset overrides"), std::string_view("detach version"),
    std::string_view("set field"), std::string_view("remove field"), std::string_view("fill fields"), std::string_view("nest clips"),
    std::string_view("unnest clip")};
static_assert(kindsOf<EditKinds>.size() == std::variant_size_v<EditKinds> && kindsOf<ClipContent>.size() == std::variant_size_v<ClipContent>);

/// What older files call an alternative.
struct OldKind {
    std::string_view was, is;
};
template <class Variant> inline constexpr std::array<OldKind, 0> oldKindsOf{};
template <> inline constexpr std::array oldKindsOf<EditKinds>{OldKind{"set dissolve", "set transition"}};

// a.field: may be left out, then it has its default. a.need: must be there. a.old: read where older files have it, never written.

// --- what clips are made of
template <class A> void fields(A& a, Of<A, MediaClip>& c) { a.need("media", c.media), a.field("in", c.in), a.field("speed", c.speed), a.field("ramp", c.ramp), a.field("keepPitch", c.keepPitch); }
template <class A> void fields(A& a, Of<A, SpeedKey>& k) { a.need("at", k.at), a.need("speed", k.speed); }
template <class A> void fields(A& a, Of<A, TextClip>& c) { a.need("text", c.text), a.field("style", c.style); }
template <class A> void fields(A& a, Of<A, ColourClip>& c) { a.need("from", c.from), a.need("to", c.to); }
template <class A> void fields(A& a, Of<A, SequenceClip>& c) { a.need("timeline", c.timeline), a.field("in", c.in), a.field("speed", c.speed); }
template <class A> void fields(A&, Of<A, AdjustmentClip>&) {}
template <class A> void fields(A& a, Of<A, Key>& k) { a.need("at", k.at), a.need("value", k.value), a.field("ease", k.ease), a.field("handles", k.handles); }
template <class A> void fields(A& a, Of<A, TextStyle>& s)
{
    a.field("family", s.family), a.field("size", s.size), a.field("weight", s.weight), a.field("colour", s.colour), a.field("box", s.box);
    a.field("shadow", s.shadow), a.field("align", s.align), a.field("x", s.x), a.field("y", s.y), a.field("width", s.width);
    a.field("motion", s.motion), a.field("language", s.language);
}
template <class A> void fields(A& a, Of<A, Transform>& t)
{
    a.field("x", t.x), a.field("y", t.y), a.field("scaleX", t.scaleX), a.field("scaleY", t.scaleY), a.field("rotation", t.rotation);
    a.field("anchorX", t.anchorX), a.field("anchorY", t.anchorY);
}
template <class A> void fields(A& a, Of<A, Crop>& c)
{
    a.field("left", c.left), a.field("top", c.top), a.field("right", c.right), a.field("bottom", c.bottom);
}
template <class A> void fields(A& a, Of<A, Look>& l)
{
    a.field("fit", l.fit), a.field("transform", l.transform), a.field("crop", l.crop), a.field("opacity", l.opacity), a.field("blend", l.blend);
}
template <class A> void fields(A& a, Of<A, Hearing>& h)
{
    a.field("gainDb", h.gainDb), a.field("pan", h.pan), a.field("fadeIn", h.fadeIn), a.field("fadeOut", h.fadeOut), a.field("muted", h.isMuted), a.field("declicked", h.isDeclicked);
}
template <class A> void fields(A& a, Of<A, Effect>& e) { a.need("kind", e.kind), a.field("on", e.isOn), a.field("values", e.values); }
template <class A> void fields(A& a, Of<A, Transition>& t)
{
    a.field("kind", t.style.kind), a.field("before", t.before), a.field("after", t.after), a.field("colour", t.style.colour);
    a.field("angle", t.style.angle), a.field("softness", t.style.softness), a.field("heading", t.style.heading);
}
template <class A> void fields(A& a, Of<A, Clip>& c)
{
    a.field("id", c.id), a.field("name", c.name), a.need("place", c.place), a.need("content", c.content), a.field("look", c.look);
    a.field("effects", c.effects);
    a.old("dissolve", c.transition.after);
    a.field("hearing", c.hearing), a.field("transition", c.transition), a.field("slot", c.slot), a.field("link", c.link), a.field("group", c.group);
    a.field("foreign", c.foreign);
}
template <class A> void fields(A& a, Of<A, Track>& t)
{
    a.field("id", t.id), a.field("name", t.name), a.need("role", t.role), a.field("muted", t.isMuted), a.field("locked", t.isLocked);
    a.field("effects", t.effects);
    a.field("gainDb", t.gainDb), a.field("solo", t.isSolo), a.field("syncLocked", t.isSyncLocked), a.field("foreign", t.foreign), a.field("clips", t.clips);
}
template <class A> void fields(A& a, Of<A, Marker>& m)
{
    a.field("id", m.id), a.need("span", m.span), a.field("colour", m.colour), a.field("name", m.name), a.field("comment", m.comment);
    a.field("foreign", m.foreign);
}
template <class A> void fields(A& a, Of<A, ClipStandIn>& s) { a.need("master", s.master), a.need("own", s.own); }
template <class A> void fields(A& a, Of<A, TrackStandIn>& s) { a.need("master", s.master), a.need("own", s.own); }
template <class A> void fields(A& a, Of<A, ClipOverride>& o)
{
    a.need("clip", o.clip), a.need("what", o.what), a.field("ripples", o.ripples), a.field("followed", o.followed), a.field("row", o.row), a.field("push", o.push), a.field("own", o.own), a.field("base", o.base);
}
template <class A> void fields(A& a, Of<A, TrackOverride>& o) { a.need("track", o.track), a.need("what", o.what), a.field("own", o.own), a.field("base", o.base); }
template <class A> void fields(A& a, Of<A, OwnTrack>& o) { a.need("track", o.track), a.field("above", o.above); }
template <class A> void fields(A& a, Of<A, OwnClip>& o) { a.need("track", o.track), a.need("clip", o.clip); }
template <class A> void fields(A& a, Of<A, VersionOf>& v)
{
    a.need("master", v.master), a.field("language", v.language), a.field("masterLength", v.masterLength), a.field("masterLufs", v.masterLufs);
    a.field("tracks", v.tracks), a.field("clips", v.clips), a.field("clipOverrides", v.clipOverrides), a.field("trackOverrides", v.trackOverrides);
    a.field("ownTracks", v.ownTracks), a.field("ownClips", v.ownClips);
}
template <class A, class T> void timelineHead(A& a, T& t)
{
    a.field("id", t.id), a.field("name", t.name), a.need("canvas", t.canvas), a.need("rate", t.rate), a.field("length", t.length);
    a.field("targetLufs", t.targetLufs), a.field("markers", t.markers), a.field("in", t.in), a.field("out", t.out), a.field("foreign", t.foreign), a.field("version", t.version);
    if (!t.version) a.field("tracks", t.tracks); // those of a version follow from its master
}
template <class A> void fields(A& a, Of<A, Timeline>& t) { timelineHead(a, t); }

// --- what projects are made of
template <class A> void fields(A& a, Of<A, TimedWord>& w) { a.need("text", w.text), a.need("start", w.start), a.need("end", w.end); }
template <class A> void fields(A& a, Of<A, TakeOrigin>& o)
{
    a.field("plugin", o.plugin), a.field("pluginVersion", o.pluginVersion), a.field("request", o.request);
}
template <class A> void fields(A& a, Of<A, MediaItem>& m)
{
    a.field("id", m.id), a.field("name", m.name), a.need("kind", m.kind), a.need("content", m.content), a.field("duration", m.duration);
    a.field("size", m.size), a.field("rate", m.rate), a.field("hasSound", m.hasSound), a.field("slot", m.slot), a.field("origin", m.origin);
    a.field("words", m.words), a.field("foreign", m.foreign);
}
template <class A> void fields(A& a, Of<A, Brand>& b)
{
    a.field("name", b.name), a.field("colours", b.colours), a.field("logo", b.logo), a.field("font", b.font), a.field("tagline", b.tagline);
    a.field("url", b.url);
}
template <class A> void fields(A& a, Of<A, Brief>& b)
{
    a.field("title", b.title), a.field("length", b.length), a.field("ratios", b.ratios), a.field("language", b.language), a.field("voice", b.voice);
    a.field("music", b.music), a.field("rate", b.rate), a.field("brand", b.brand);
}
template <class A> void fields(A& a, Of<A, MediaLink>& l)
{
    a.field("label", l.label), a.field("path", l.path), a.field("line", l.line), a.field("column", l.column);
}
template <class A> void fields(A& a, Of<A, Scene>& s)
{
    a.field("id", s.id), a.field("name", s.name), a.field("visual", s.visual), a.field("voice", s.voice), a.field("super", s.super);
    a.field("music", s.music), a.field("sfx", s.sfx), a.field("media", s.media), a.field("shot", s.shot), a.field("wanted", s.wanted);
    a.field("place", s.place), a.field("line", s.line), a.field("filmMuted", s.isFilmMuted);
}
template <class A> void fields(A& a, Of<A, Storyboard>& s) { a.field("scenes", s.scenes); }
template <class A> void fields(A& a, Of<A, FieldTarget>& t)
{
    a.need("kind", t.kind), a.field("clip", t.clip), a.field("scene", t.scene), a.field("pattern", t.pattern);
}
template <class A> void fields(A& a, Of<A, TemplateField>& f)
{
    a.field("id", f.id), a.need("name", f.name), a.need("kind", f.kind), a.field("targets", f.targets), a.field("required", f.isRequired);
    a.field("standard", f.standard), a.field("longest", f.longest), a.field("mostLines", f.mostLines), a.field("choices", f.choices);
    a.field("least", f.least), a.field("most", f.most), a.field("step", f.step), a.field("media", f.media), a.field("smallest", f.smallest);
}
template <class A> void fields(A& a, Of<A, Project>& p)
{
    a.field("name", p.name), a.field("brief", p.brief), a.field("storyboard", p.storyboard), a.field("media", p.media);
    a.field("timelines", p.timelines), a.field("fields", p.fields), a.need("nextId", p.nextId);
}

// --- the pages of a project file
template <class A> void fields(A& a, Of<A, BriefPage>& p) { a.field("brief", p.brief), a.field("storyboard", p.storyboard); }
template <class A> void fields(A& a, Of<A, TimelinePage>& t) { timelineHead(a, t); }
template <class A> void fields(A& a, Of<A, RootPage>& r)
{
    a.field("name", r.name), a.need("nextId", r.nextId), a.need("brief", r.brief), a.field("media", r.media), a.field("timelines", r.timelines), a.field("fields", r.fields);
}

// --- edits
template <class A, class E> void clipOf(A& a, E& e) { a.need("timeline", e.timeline), a.need("clip", e.clip); }
template <class A> void fields(A& a, Of<A, InsertClip>& e) { a.need("track", e.track), clipOf(a, e); }
template <class A> void fields(A& a, Of<A, OverwriteClip>& e) { a.need("track", e.track), clipOf(a, e); }
template <class A> void fields(A& a, Of<A, MoveClip>& e) { clipOf(a, e), a.need("track", e.track), a.need("start", e.start), a.field("overwrite", e.overwrite); }
template <class A> void fields(A& a, Of<A, TrimClip>& e) { clipOf(a, e), a.need("edge", e.edge), a.need("to", e.to); }
template <class A> void fields(A& a, Of<A, RippleTrim>& e) { clipOf(a, e), a.need("edge", e.edge), a.need("to", e.to), a.field("with", e.with); }
template <class A> void fields(A& a, Of<A, SplitClip>& e) { clipOf(a, e), a.need("at", e.at); }
template <class A> void fields(A& a, Of<A, DeleteClip>& e) { clipOf(a, e); }
template <class A> void fields(A& a, Of<A, RippleDelete>& e) { clipOf(a, e); }
template <class A> void fields(A& a, Of<A, ReplaceMedia>& e) { clipOf(a, e), a.need("media", e.media); }
template <class A> void fields(A& a, Of<A, SetText>& e) { clipOf(a, e), a.need("text", e.text), a.field("style", e.style); }
template <class A> void fields(A& a, Of<A, SetLook>& e) { clipOf(a, e), a.need("look", e.look); }
template <class A> void fields(A& a, Of<A, SetHearing>& e) { clipOf(a, e), a.need("hearing", e.hearing); }
template <class A> void fields(A& a, Of<A, SetEffects>& e) { clipOf(a, e), a.need("effects", e.effects); }
template <class A> void fields(A& a, Of<A, SetTrackEffects>& e)
{
    a.need("timeline", e.timeline), a.need("track", e.track), a.need("effects", e.effects);
}
template <class A> void fields(A& a, Of<A, SetClipName>& e) { clipOf(a, e), a.need("name", e.name); }
template <class A> void fields(A& a, Of<A, SetTransition>& e) { clipOf(a, e), a.old("length", e.transition.after), a.field("transition", e.transition); }
template <class A> void fields(A& a, Of<A, AddTrack>& e) { a.need("timeline", e.timeline), a.need("track", e.track), a.field("index", e.index); }
template <class A> void fields(A& a, Of<A, RemoveTrack>& e) { a.need("timeline", e.timeline), a.need("track", e.track); }
template <class A> void fields(A& a, Of<A, SetTrack>& e)
{
    a.need("timeline", e.timeline), a.need("track", e.track), a.need("name", e.name), a.field("muted", e.isMuted), a.field("locked", e.isLocked);
    a.field("gainDb", e.gainDb), a.field("solo", e.isSolo), a.field("syncLocked", e.isSyncLocked);
}
template <class A> void fields(A& a, Of<A, AddMedia>& e) { a.need("media", e.media); }
template <class A> void fields(A& a, Of<A, SetMedia>& e) { a.need("media", e.media); }
template <class A> void fields(A& a, Of<A, AddTimeline>& e) { a.need("timeline", e.timeline); }
template <class A> void fields(A& a, Of<A, SetTimeline>& e)
{
    if constexpr (A::isWriter) {
        Timeline cut = e.timeline; // its tracks, which a version would leave out
        cut.version.reset();
        a.need("timeline", cut);
    } else a.need("timeline", e.timeline);
}
template <class A> void fields(A& a, Of<A, SetBrief>& e) { a.need("name", e.name), a.need("brief", e.brief), a.need("storyboard", e.storyboard); }
template <class A> void fields(A& a, Of<A, RollCut>& e) { clipOf(a, e), a.need("to", e.to); }
template <class A> void fields(A& a, Of<A, SlipClip>& e) { clipOf(a, e), a.need("by", e.by); }
template <class A> void fields(A& a, Of<A, SlideClip>& e) { clipOf(a, e), a.need("to", e.to); }
template <class A> void fields(A& a, Of<A, RateStretch>& e) { clipOf(a, e), a.need("edge", e.edge), a.need("to", e.to); }
template <class A> void fields(A& a, Of<A, SetSpeed>& e) { clipOf(a, e), a.need("speed", e.speed), a.field("ripple", e.ripple), a.field("keepPitch", e.keepPitch), a.field("with", e.with); }
template <class A> void fields(A& a, Of<A, SetSpeedRamp>& e)
{
    clipOf(a, e), a.need("keys", e.keys), a.field("ripple", e.ripple), a.field("keepLength", e.keepLength), a.field("keepPitch", e.keepPitch);
    a.field("with", e.with);
}
template <class A> void fields(A& a, Of<A, SetKey>& e) { clipOf(a, e), a.need("property", e.property), a.need("key", e.key), a.field("preset", e.preset); }
template <class A> void fields(A& a, Of<A, RemoveKey>& e) { clipOf(a, e), a.need("property", e.property), a.need("at", e.at); }
template <class A> void fields(A& a, Of<A, MoveKey>& e) { clipOf(a, e), a.need("property", e.property), a.need("at", e.at), a.need("to", e.to); }
template <class A> void fields(A& a, Of<A, ReverseClip>& e) { clipOf(a, e); }
template <class A> void fields(A& a, Of<A, FreezeFrame>& e) { clipOf(a, e), a.need("at", e.at), a.need("length", e.length); }
template <class A> void fields(A& a, Of<A, AppendClip>& e) { a.need("timeline", e.timeline), a.need("track", e.track), a.need("clip", e.clip); }
template <class A> void fields(A& a, Of<A, LiftRange>& e) { a.need("timeline", e.timeline), a.need("range", e.range), a.field("tracks", e.tracks); }
template <class A> void fields(A& a, Of<A, ExtractRange>& e) { a.need("timeline", e.timeline), a.need("range", e.range), a.field("tracks", e.tracks); }
template <class A> void fields(A& a, Of<A, RazorAll>& e) { a.need("timeline", e.timeline), a.need("at", e.at), a.field("tracks", e.tracks); }
template <class A> void fields(A& a, Of<A, CloseGap>& e) { a.need("timeline", e.timeline), a.need("track", e.track), a.need("at", e.at); }
template <class A> void fields(A& a, Of<A, SwapNeighbours>& e) { clipOf(a, e); }
template <class A> void fields(A& a, Of<A, PutMedia>& e)
{
    a.need("timeline", e.timeline), a.need("track", e.track), a.field("soundTrack", e.soundTrack), a.need("media", e.media);
    a.field("sourceIn", e.sourceIn), a.field("sourceOut", e.sourceOut), a.field("from", e.from), a.field("until", e.until);
    a.field("insert", e.insert), a.field("fit", e.fit);
}
template <class A, class E> void clipsOf(A& a, E& e) { a.need("timeline", e.timeline), a.need("clips", e.clips); }
template <class A> void fields(A& a, Of<A, DuplicateClips>& e) { clipsOf(a, e), a.need("by", e.by), a.field("overwrite", e.overwrite); }
template <class A> void fields(A& a, Of<A, PlacedOn>& p) { a.need("track", p.track), a.need("clip", p.clip); }
template <class A> void fields(A& a, Of<A, PutClips>& e) { clipsOf(a, e), a.field("insert", e.insert); }
template <class A> void fields(A& a, Of<A, LinkClips>& e) { clipsOf(a, e); }
template <class A> void fields(A& a, Of<A, UnlinkClips>& e) { clipsOf(a, e); }
template <class A> void fields(A& a, Of<A, GroupClips>& e) { clipsOf(a, e); }
template <class A> void fields(A& a, Of<A, UngroupClips>& e) { clipsOf(a, e); }
template <class A> void fields(A& a, Of<A, NestClips>& e) { clipsOf(a, e), a.need("name", e.name); }
template <class A> void fields(A& a, Of<A, UnnestClip>& e) { clipOf(a, e); }
template <class A> void fields(A& a, Of<A, PasteAttributes>& e)
{
    clipsOf(a, e), a.field("look", e.look), a.field("hearing", e.hearing), a.field("style", e.style), a.field("effects", e.effects);
}
template <class A> void fields(A& a, Of<A, AddMarker>& e) { a.need("timeline", e.timeline), a.need("marker", e.marker); }
template <class A> void fields(A& a, Of<A, SetMarker>& e) { a.need("timeline", e.timeline), a.need("marker", e.marker); }
template <class A> void fields(A& a, Of<A, RemoveMarker>& e) { a.need("timeline", e.timeline), a.need("marker", e.marker); }
template <class A> void fields(A& a, Of<A, SetInOut>& e) { a.need("timeline", e.timeline), a.field("in", e.in), a.field("out", e.out); }
template <class A> void fields(A& a, Of<A, DuplicateTimeline>& e) { a.need("timeline", e.timeline), a.need("name", e.name); }
template <class A> void fields(A& a, Of<A, RemoveTimeline>& e) { a.need("timeline", e.timeline); }
template <class A> void fields(A& a, Of<A, ReshapeTimeline>& e)
{
    a.need("timeline", e.timeline), a.need("name", e.name), a.need("canvas", e.canvas), a.need("rate", e.rate), a.field("length", e.length);
    a.field("targetLufs", e.targetLufs);
}
template <class A> void fields(A& a, Of<A, MakeVersion>& e)
{
    a.need("master", e.master), a.need("name", e.name), a.need("canvas", e.canvas), a.field("language", e.language), a.field("length", e.length), a.field("leaveOut", e.leaveOut);
}
template <class A> void fields(A& a, Of<A, MakeVersions>& e) { a.need("master", e.master), a.field("ratios", e.ratios); }
template <class A> void fields(A& a, Of<A, ResetOverrides>& e)
{
    a.need("timeline", e.timeline), a.field("clips", e.clips), a.field("tracks", e.tracks), a.field("what", e.what), a.field("keep", e.keep);
}
template <class A> void fields(A& a, Of<A, DetachVersion>& e) { a.need("timeline", e.timeline); }
template <class A> void fields(A& a, Of<A, SetField>& e) { a.need("field", e.field); }
template <class A> void fields(A& a, Of<A, RemoveField>& e) { a.need("field", e.field); }
template <class A> void fields(A& a, Of<A, FieldValue>& v) { a.need("field", v.field), a.field("text", v.text), a.field("media", v.media); }
template <class A> void fields(A& a, Of<A, FillFields>& e) { a.need("values", e.values); }

} // namespace spot
