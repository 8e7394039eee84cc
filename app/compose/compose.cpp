// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/compose/compose.h"

#include "app/compose/declick.h"
#include "app/compose/nested_sound.h"
#include "app/model/nesting.h"
#include "app/model/run.h"

#include <algorithm>
#include <iterator>
#include <map>

namespace spot
{

namespace
{

constexpr MediaTime textIn = MediaTime::fromMilliseconds(420), textOut = MediaTime::fromMilliseconds(260);
constexpr MediaTime lineStep = MediaTime::fromMilliseconds(90), wordStep = MediaTime::fromMilliseconds(110);
constexpr std::size_t mostSounds = 100'000;
constexpr double riseOfCanvas = 0.035; // of the height

/// The gain of a track joins that of its clips; a keyframed gain is shifted key by key.
Curve raisedBy(const Curve& curve, double add)
{
    if (add == 0) return curve;
    if (curve.isConstant()) return Curve(curve.at({}) + add);
    std::vector<Key> keys = curve.keys();
    for (Key& key : keys) key.value += add;
    return Curve(std::move(keys));
}

/// What is on and known to this version, seen `by` later.
std::vector<LayerEffect> effectsOf(const std::vector<Effect>& effects, MediaTime by = {})
{
    std::vector<LayerEffect> all;
    for (const Effect& effect : effects) {
        const EffectKind* kind = effect.isOn ? findEffect(effect.kind) : nullptr;
        if (!kind || kind->isOfSound()) continue;
        LayerEffect& known = all.emplace_back(LayerEffect{kind, effect.values});
        for (auto& [id, curve] : known.values) curve = curve.movedBy(by);
    }
    return all;
}

/// The same of sounds; `in`: where on the clock of their curves the sound begins.
std::vector<SoundEffect> soundEffectsOf(const std::vector<Effect>& effects, MediaTime in)
{
    std::vector<SoundEffect> all;
    for (const Effect& effect : effects) {
        const EffectKind* kind = effect.isOn ? findEffect(effect.kind) : nullptr;
        if (kind && kind->isOfSound()) all.push_back({kind, effect.values, in, 1});
    }
    return all;
}

/// Media time of what is shown `early` before the clip's place: backwards the last flick before `in`, so that the picture that ends
/// there is the first one. A ramp says of itself where it runs backwards.
MediaTime firstOf(const Clip& clip, MediaTime early)
{
    const RunSeen run = runOf(clip);
    return run.at(-early) - MediaTime{!run.isRamp() && run.speed->isReversed() ? 1 : 0};
}

/// How long a clip shows or sounds after its place: as long as the transition into the next one goes on there.
MediaTime lateOf(const Track& track, std::size_t index)
{
    const bool hasNext = index + 1 < track.clips.size() && track.clips[index + 1]->place.start == track.clips[index]->place.end;
    return hasNext ? track.clips[index + 1]->transition.after : MediaTime{};
}
/// How long the transition into the next clip is, 0 for a cut.
MediaTime leavingOf(const Track& track, std::size_t index)
{
    const bool hasNext = index + 1 < track.clips.size() && track.clips[index + 1]->place.start == track.clips[index]->place.end;
    return hasNext ? track.clips[index + 1]->transition.length() : MediaTime{};
}

Transform movedBy(const Transform& transform, MediaTime by)
{
    Transform moved = transform;
    for (Curve* curve : {&moved.x, &moved.y, &moved.scaleX, &moved.scaleY, &moved.rotation}) *curve = curve->movedBy(by);
    return moved;
}

MediaPicture moving(const ContentHash& content, const Clip& clip)
{
    const RunSeen run = runOf(clip);
    return {content, firstOf(clip, clip.transition.before), run.speed->value(), movedBy(*run.ramp, clip.transition.before)};
}

/// What the composers of one call share: timelines that are composed already, and how deep inside of each other they are.
struct Nesting {
    std::map<TimelineId, CompositionPtr> done;
    int depth = 1;
};

class Composer
{
public:
    Composer(const Project& project, const Timeline& timeline, TextRaster& raster, Nesting& nesting)
        : m_project(project), m_timeline(timeline), m_raster(raster), m_nesting(nesting), m_end(timeline.duration())
    {
    }
    Result<CompositionPtr> run(const Rgba& background);

private:
    Result<Done> picture(const Track& track, std::size_t index);
    Result<Done> sound(const Track& track, std::size_t index);
    Result<Done> sequenceSound(const Track& track, std::size_t index, const SequenceClip& sequence);
    Result<CompositionPtr> nested(const Clip& clip, TimelineId timeline);
    void gather(const Track& track, std::size_t first);
    void openBus(const Track& track);
    double gainOf(const Track& track) const { return m_bus ? 0 : track.gainDb; } ///< that its sounds have on their own
    Result<Done> text(const Clip& clip, const TextClip& content);
    Layer layerOf(const Clip& clip, MediaTime late) const;
    void textLayer(const Clip& clip, const TextPiece& piece, MediaTime delay, TextMotion motion);
    Result<const MediaItem*> itemOf(const Clip& clip) const;

    const Project& m_project;
    const Timeline& m_timeline;
    TextRaster& m_raster;
    Nesting& m_nesting;
    MediaTime m_end;
    Composition m_out;
    std::optional<std::size_t> m_bus; ///< of the track that is composed: where its sounds go
};

Result<const MediaItem*> Composer::itemOf(const Clip& clip) const
{
    const MediaItem* item = m_project.find(std::get<MediaClip>(clip.content).media);
    if (!item) return Error{Fault::NotFound, "the clip \"" + clip.name + "\" of \"" + m_timeline.name + "\" names media that the project does not have"};
    return item;
}

Layer Composer::layerOf(const Clip& clip, MediaTime late) const
{
    const MediaTime early = clip.transition.before;
    Layer layer;
    layer.span = {clip.place.start - early, std::min(clip.place.end + late, m_end)};
    layer.fit = clip.look.fit;
    layer.transform = movedBy(clip.look.transform, early);
    layer.crop = clip.look.crop;
    layer.effects = effectsOf(clip.effects, early);
    layer.opacity = clip.look.opacity.movedBy(early);
    layer.blend = clip.look.blend;
    layer.entrance = {clip.transition.style, clip.transition.length()};
    return layer;
}

Result<Done> Composer::picture(const Track& track, std::size_t index)
{
    const Clip& clip = *track.clips[index];
    Layer layer = layerOf(clip, lateOf(track, index));
    if (layer.span.isEmpty()) return Done{};
    if (const auto* colour = std::get_if<ColourClip>(&clip.content)) {
        layer.picture = colour->from == colour->to ? Picture(SolidPicture{colour->from}) : Picture(GradientPicture{colour->from, colour->to, 90});
    } else if (const auto* written = std::get_if<TextClip>(&clip.content)) {
        return text(clip, *written);
    } else if (const auto* sequence = std::get_if<SequenceClip>(&clip.content)) {
        SPOT_TRY(inside, nested(clip, sequence->timeline));
        layer.picture = NestedPicture{inside, firstOf(clip, clip.transition.before), sequence->speed.value()};
    } else if (std::holds_alternative<AdjustmentClip>(clip.content)) {
        layer.picture = CanvasPicture{};
    } else {
        SPOT_TRY(item, itemOf(clip));
        if (item->kind == ItemKind::Sound) return Error{Fault::Invalid, "the clip \"" + clip.name + "\" stands on a picture track and has only sound"};
        if (item->kind == ItemKind::Still) layer.picture = StillPicture{item->content};
        else layer.picture = moving(item->content, clip);
    }
    m_out.layers.push_back(std::move(layer));
    return Done{};
}

void Composer::textLayer(const Clip& clip, const TextPiece& piece, MediaTime delay, TextMotion motion)
{
    const FrameSize canvas = m_timeline.canvas;
    Layer layer;
    layer.span = {clip.place.start, std::min(clip.place.end, m_end)};
    if (layer.span.isEmpty()) return;
    layer.picture = RasterPicture{piece.image, piece.hash};
    layer.fit = Fit::Native;
    layer.effects = effectsOf(clip.effects);
    layer.transform = clip.look.transform;
    const double x = piece.x / canvas.width - 0.5, y = piece.y / canvas.height - 0.5;
    layer.transform.x = raisedBy(clip.look.transform.x, x);
    layer.transform.y = raisedBy(clip.look.transform.y, y);
    layer.opacity = clip.look.opacity;
    layer.blend = clip.look.blend;
    if (motion != TextMotion::None && clip.look.opacity.isConstant()) {
        const double full = clip.look.opacity.at({});
        const MediaTime length = clip.place.length();
        const MediaTime in = std::min(textIn, {length.flicks / 3}), out = std::min(textOut, {length.flicks / 4});
        const MediaTime start = std::min(delay, length - in - out);
        layer.opacity = Curve({{start, 0, Ease::EaseOut}, {start + in, full, Ease::Hold}, {length - out, full, Ease::EaseInOut}, {length, 0, Ease::Hold}});
        if ((motion == TextMotion::Rise || motion == TextMotion::Type) && clip.look.transform.y.isConstant()) {
            const double rest = clip.look.transform.y.at({}) + y;
            layer.transform.y = Curve({{start, rest + riseOfCanvas, Ease::EaseOut}, {start + in, rest, Ease::Hold}});
        }
    }
    m_out.layers.push_back(std::move(layer));
}

Result<Done> Composer::text(const Clip& clip, const TextClip& content)
{
    if (content.text.find_first_not_of(" \t\r\n") == std::string::npos) return Done{};
    const TextMotion motion = content.style.motion;
    const TextPieces pieces = motion == TextMotion::Type ? TextPieces::Words : motion == TextMotion::Rise ? TextPieces::Lines : TextPieces::Whole;
    auto picture = m_raster.raster(content.text, content.style, m_timeline.canvas, pieces);
    if (!picture) return Error{picture.error().fault, "the text clip \"" + clip.name + "\": " + picture.error().message};
    MediaTime delay;
    for (const TextPiece& piece : (*picture)->pieces) {
        textLayer(clip, piece, delay, motion);
        delay += motion == TextMotion::Type ? wordStep : lineStep;
    }
    return Done{};
}

/// The picture and the sounds of a timeline that a clip shows, over nothing.
Result<CompositionPtr> Composer::nested(const Clip& clip, TimelineId id)
{
    if (const auto known = m_nesting.done.find(id); known != m_nesting.done.end()) return known->second;
    const Timeline* timeline = m_project.find(id);
    if (!timeline) return Error{Fault::NotFound, "the clip \"" + clip.name + "\" of \"" + m_timeline.name + "\" shows a timeline that the project does not have"};
    if (m_nesting.depth >= deepestNesting)
        return Error{Fault::OutOfRange, "the clip \"" + clip.name + "\" of \"" + m_timeline.name + "\" lies deeper than " + std::to_string(deepestNesting) + " timelines inside of each other"};
    ++m_nesting.depth;
    auto made = Composer(m_project, *timeline, m_raster, m_nesting).run(Rgba{0, 0, 0, 0});
    --m_nesting.depth;
    if (made) m_nesting.done[id] = *made;
    return made;
}

Result<Done> Composer::sequenceSound(const Track& track, std::size_t index, const SequenceClip& sequence)
{
    const Clip& clip = *track.clips[index];
    SPOT_TRY(inside, nested(clip, sequence.timeline));
    const MediaTime early = clip.transition.before, arriving = clip.transition.length(), leaving = leavingOf(track, index);
    const TimeRange whole{clip.place.start - early, clip.place.end + lateOf(track, index)}, heard{whole.start, std::min(whole.end, m_end)};
    SequenceClip from = sequence; // as it runs from where it is first heard
    from.in += sequence.speed.mediaIn(-early);
    SoundThrough through{whole.start, {}, 1, whole.length(), raisedBy(clip.hearing.gainDb, gainOf(track)).movedBy(early), clip.hearing.pan.movedBy(early), {}, {}, arriving, leaving};
    const Fades fades = fadesOf(track, index, inside->duration);
    through.fadeIn = arriving.flicks ? MediaTime{} : fades.in; // a crossfade takes their place
    through.fadeOut = leaving.flicks ? MediaTime{} : fades.out;
    std::optional<std::size_t> into = m_bus;
    const SoundThrough nothing{whole.start, {}, 1, whole.length(), {}, {}, {}, {}, {}, {}};
    if (auto effects = soundEffectsOf(clip.effects, -early); !effects.empty() && !heard.isEmpty()) { // on all that the clip lets hear together
        Sound bus;
        bus.isBus = true, bus.span = heard, bus.effects = std::move(effects), bus.through = {through}, bus.into = m_bus;
        into = m_out.sounds.size();
        m_out.sounds.push_back(std::move(bus));
    }
    std::vector<std::optional<std::size_t>> places(inside->sounds.size());
    for (std::size_t i = 0; i < inside->sounds.size(); ++i) {
        const Sound& sound = inside->sounds[i];
        if (sound.into && !places[*sound.into]) continue;
        auto outside = heardThrough(sound, from, heard, sound.into || into != m_bus ? nothing : through);
        if (!outside) continue;
        outside->into = sound.into ? places[*sound.into] : into;
        places[i] = m_out.sounds.size();
        m_out.sounds.push_back(std::move(*outside));
    }
    if (m_out.sounds.size() > mostSounds) return Error{Fault::OutOfRange, "the timelines inside of \"" + m_timeline.name + "\" have more than " + std::to_string(mostSounds) + " sounds together"};
    return Done{};
}

Result<Done> Composer::sound(const Track& track, std::size_t index)
{
    const Clip& clip = *track.clips[index];
    if (clip.hearing.isMuted) return Done{};
    if (const auto* sequence = std::get_if<SequenceClip>(&clip.content)) return sequenceSound(track, index, *sequence);
    const MediaTime early = clip.transition.before, arriving = clip.transition.length(), leaving = leavingOf(track, index);
    if (!std::holds_alternative<MediaClip>(clip.content))
        return Error{Fault::Invalid, "the clip \"" + clip.name + "\" stands on a sound track and has no sound"};
    SPOT_TRY(item, itemOf(clip));
    Sound sound;
    sound.span = {clip.place.start - early, std::min(clip.place.end + lateOf(track, index), m_end)};
    if (sound.span.isEmpty()) return Done{};
    sound.media = item->content;
    const auto& content = std::get<MediaClip>(clip.content);
    sound.in = firstOf(clip, early);
    sound.speed = content.speed.value();
    sound.ramp = movedBy(content.ramp, early);
    sound.keepsPitch = content.keepPitch;
    sound.gainDb = raisedBy(clip.hearing.gainDb, gainOf(track)).movedBy(early);
    sound.pan = clip.hearing.pan.movedBy(early);
    const Fades fades = fadesOf(track, index, item->duration);
    sound.fadeIn = arriving.flicks ? MediaTime{} : fades.in; // a crossfade takes their place
    sound.fadeOut = leaving.flicks ? MediaTime{} : fades.out;
    sound.crossIn = arriving, sound.crossOut = leaving;
    sound.isVoice = track.role == TrackRole::Voice;
    sound.ducksUnderVoice = track.role == TrackRole::Music;
    sound.effects = soundEffectsOf(clip.effects, -early);
    sound.into = m_bus;
    m_out.sounds.push_back(std::move(sound));
    return Done{};
}

/// The sounds of a track with effects go through a bus, which has the effects and then the track's gain.
void Composer::openBus(const Track& track)
{
    m_bus.reset();
    auto effects = isSound(track.role) && m_end > MediaTime{} ? soundEffectsOf(track.effects, {}) : std::vector<SoundEffect>{};
    if (effects.empty()) return;
    Sound bus;
    bus.isBus = true, bus.span = {{}, m_end}, bus.effects = std::move(effects), bus.gainDb = Curve(track.gainDb), bus.isVoice = track.role == TrackRole::Voice;
    m_bus = m_out.sounds.size();
    m_out.sounds.push_back(std::move(bus));
}

/// The layers from `first` on, which are the track's, become one picture for its effects. Adjustments show what lies under the track and
/// so stay beside it, with the track's effects after their own.
void Composer::gather(const Track& track, std::size_t first)
{
    const std::vector<LayerEffect> effects = effectsOf(track.effects);
    if (effects.empty() || first == m_out.layers.size()) return;
    Composition own;
    own.canvas = m_out.canvas, own.rate = m_out.rate, own.duration = m_end, own.background = {0, 0, 0, 0};
    std::vector<Layer> adjustments;
    for (auto layer = m_out.layers.begin() + static_cast<std::ptrdiff_t>(first); layer != m_out.layers.end(); ++layer) {
        const bool isAdjustment = std::holds_alternative<CanvasPicture>(layer->picture);
        if (isAdjustment) layer->effects.insert(layer->effects.end(), effects.begin(), effects.end());
        (isAdjustment ? adjustments : own.layers).push_back(std::move(*layer));
    }
    m_out.layers.resize(first);
    Layer whole;
    whole.span = {{}, m_end};
    whole.picture = NestedPicture{std::make_shared<const Composition>(std::move(own)), {}, 1};
    whole.fit = Fit::Stretch;
    whole.effects = effects;
    m_out.layers.push_back(std::move(whole));
    std::move(adjustments.begin(), adjustments.end(), std::back_inserter(m_out.layers));
}

Result<CompositionPtr> Composer::run(const Rgba& background)
{
    m_out.background = background;
    m_out.canvas = m_timeline.canvas;
    m_out.rate = m_timeline.rate;
    m_out.duration = m_end;
    m_out.targetLufs = m_timeline.targetLufs;
    for (const TrackPtr& track : m_timeline.tracks) {
        if (!m_timeline.isOn(*track)) continue;
        const std::size_t first = m_out.layers.size();
        openBus(*track);
        for (std::size_t i = 0; i < track->clips.size(); ++i)
            SPOT_TRY_DONE(isPicture(track->role) ? picture(*track, i) : sound(*track, i));
        gather(*track, first);
    }
    return CompositionPtr(std::make_shared<const Composition>(std::move(m_out)));
}

} // namespace

Result<CompositionPtr> compose(const Project& project, TimelineId id, TextRaster& raster)
{
    const Timeline* timeline = project.find(id);
    if (!timeline) return Error{Fault::NotFound, "the project \"" + project.name + "\" has no timeline " + std::to_string(id.value)};
    Nesting nesting;
    return Composer(project, *timeline, raster, nesting).run(Rgba{0, 0, 0, 1});
}

} // namespace spot
