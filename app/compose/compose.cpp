// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/compose/compose.h"

#include <algorithm>

namespace spot
{

namespace
{

constexpr MediaTime textIn = MediaTime::fromMilliseconds(420), textOut = MediaTime::fromMilliseconds(260);
constexpr MediaTime lineStep = MediaTime::fromMilliseconds(90), wordStep = MediaTime::fromMilliseconds(110);
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

/// Media time of what is shown first: backwards the last flick before `in`, so that the picture that ends there is the first one.
/// A ramp says of itself where it runs backwards.
MediaTime firstOf(const MediaClip& content) { return content.speed.isReversed() ? content.in - MediaTime{1} : content.in; }

MediaPicture moving(const ContentHash& content, const MediaClip& clip) { return {content, firstOf(clip), clip.speed.value(), clip.ramp}; }

class Composer
{
public:
    Composer(const Project& project, const Timeline& timeline, TextRaster& raster)
        : m_project(project), m_timeline(timeline), m_raster(raster), m_end(timeline.duration())
    {
    }
    Result<CompositionPtr> run();

private:
    Result<Done> picture(const Track& track, std::size_t index);
    Result<Done> sound(const Track& track, const Clip& clip);
    Result<Done> text(const Clip& clip, const TextClip& content);
    Layer layerOf(const Clip& clip, MediaTime extra) const;
    void textLayer(const Clip& clip, const TextPiece& piece, MediaTime delay, TextMotion motion);
    Result<const MediaItem*> itemOf(const Clip& clip) const;

    const Project& m_project;
    const Timeline& m_timeline;
    TextRaster& m_raster;
    MediaTime m_end;
    Composition m_out;
};

Result<const MediaItem*> Composer::itemOf(const Clip& clip) const
{
    const MediaItem* item = m_project.find(std::get<MediaClip>(clip.content).media);
    if (!item) return Error{Fault::NotFound, "the clip \"" + clip.name + "\" of \"" + m_timeline.name + "\" names media that the project does not have"};
    return item;
}

Layer Composer::layerOf(const Clip& clip, MediaTime extra) const
{
    Layer layer;
    layer.span = {clip.place.start, std::min(clip.place.end + extra, m_end)};
    layer.fit = clip.look.fit;
    layer.transform = clip.look.transform;
    layer.crop = clip.look.crop;
    layer.opacity = clip.look.opacity;
    layer.blend = clip.look.blend;
    layer.dissolve = clip.dissolve;
    return layer;
}

Result<Done> Composer::picture(const Track& track, std::size_t index)
{
    const Clip& clip = *track.clips[index];
    // The earlier clip of a dissolve shows on under the beginning of the later one.
    const bool dissolvesOut = index + 1 < track.clips.size() && track.clips[index + 1]->place.start == clip.place.end;
    Layer layer = layerOf(clip, dissolvesOut ? track.clips[index + 1]->dissolve : MediaTime{});
    if (layer.span.isEmpty()) return Done{};
    if (const auto* colour = std::get_if<ColourClip>(&clip.content)) {
        layer.picture = colour->from == colour->to ? Picture(SolidPicture{colour->from}) : Picture(GradientPicture{colour->from, colour->to, 90});
    } else if (const auto* written = std::get_if<TextClip>(&clip.content)) {
        return text(clip, *written);
    } else {
        SPOT_TRY(item, itemOf(clip));
        if (item->kind == ItemKind::Sound) return Error{Fault::Invalid, "the clip \"" + clip.name + "\" stands on a picture track and has only sound"};
        if (item->kind == ItemKind::Still) layer.picture = StillPicture{item->content};
        else layer.picture = moving(item->content, std::get<MediaClip>(clip.content));
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

Result<Done> Composer::sound(const Track& track, const Clip& clip)
{
    if (!std::holds_alternative<MediaClip>(clip.content))
        return Error{Fault::Invalid, "the clip \"" + clip.name + "\" stands on a sound track and has no sound"};
    SPOT_TRY(item, itemOf(clip));
    Sound sound;
    sound.span = {clip.place.start, std::min(clip.place.end, m_end)};
    if (sound.span.isEmpty() || clip.hearing.isMuted) return Done{};
    sound.media = item->content;
    const auto& content = std::get<MediaClip>(clip.content);
    sound.in = firstOf(content);
    sound.speed = content.speed.value();
    sound.ramp = content.ramp;
    sound.keepsPitch = content.keepPitch;
    sound.gainDb = raisedBy(clip.hearing.gainDb, track.gainDb);
    sound.pan = clip.hearing.pan;
    sound.fadeIn = clip.hearing.fadeIn;
    sound.fadeOut = clip.hearing.fadeOut;
    sound.isVoice = track.role == TrackRole::Voice;
    sound.ducksUnderVoice = track.role == TrackRole::Music;
    m_out.sounds.push_back(std::move(sound));
    return Done{};
}

Result<CompositionPtr> Composer::run()
{
    m_out.canvas = m_timeline.canvas;
    m_out.rate = m_timeline.rate;
    m_out.duration = m_end;
    m_out.targetLufs = m_timeline.targetLufs;
    for (const TrackPtr& track : m_timeline.tracks) {
        if (!m_timeline.isOn(*track)) continue;
        for (std::size_t i = 0; i < track->clips.size(); ++i)
            SPOT_TRY_DONE(isPicture(track->role) ? picture(*track, i) : sound(*track, *track->clips[i]));
    }
    return CompositionPtr(std::make_shared<const Composition>(std::move(m_out)));
}

} // namespace

Result<CompositionPtr> compose(const Project& project, TimelineId id, TextRaster& raster)
{
    const Timeline* timeline = project.find(id);
    if (!timeline) return Error{Fault::NotFound, "the project \"" + project.name + "\" has no timeline " + std::to_string(id.value)};
    return Composer(project, *timeline, raster).run();
}

} // namespace spot
