// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/edit/reframe.h"

#include <algorithm>
#include <cmath>

namespace spot
{

namespace
{

constexpr double safeMargin = 0.05, widestText = 0.86, lowestOnPhones = 0.72, highestOnPhones = 0.14;

double ratioOf(FrameSize size) { return static_cast<double>(size.width) / size.height; }
int shorterOf(FrameSize size) { return std::min(size.width, size.height); }
double coverScale(FrameSize picture, FrameSize canvas) { return std::max(static_cast<double>(canvas.width) / picture.width, static_cast<double>(canvas.height) / picture.height); }
double containScale(FrameSize picture, FrameSize canvas) { return std::min(static_cast<double>(canvas.width) / picture.width, static_cast<double>(canvas.height) / picture.height); }

/// change(value) of every key.
template <class Change> Curve changed(const Curve& curve, Change change)
{
    if (curve.keys().empty()) return Curve(change(curve.at({})));
    std::vector<Key> keys = curve.keys();
    for (Key& key : keys) key.value = change(key.value);
    return Curve(std::move(keys));
}

double smallestOf(const Curve& curve)
{
    if (curve.keys().empty()) return std::abs(curve.at({}));
    double smallest = std::abs(curve.keys().front().value);
    for (const Key& key : curve.keys()) smallest = std::min(smallest, std::abs(key.value));
    return smallest;
}

/// What moves a covering picture by `shift` canvas sides moves it by the same part of the picture, and never shows its edge.
Curve sameFocus(const Curve& shift, double factor, double room)
{
    return changed(shift, [=](double value) { return std::clamp(value * factor, -room, room); });
}

void reframeCovering(Look& look, FrameSize picture, FrameSize from, FrameSize to)
{
    const double before = coverScale(picture, from), after = coverScale(picture, to);
    const auto room = [&](const Curve& scale, int pictureSide, int side) { return std::max(0.0, (pictureSide * after * smallestOf(scale) - side) / (2.0 * side)); };
    Transform& t = look.transform;
    t.x = sameFocus(t.x, from.width * after / (to.width * before), room(t.scaleX, picture.width, to.width));
    t.y = sameFocus(t.y, from.height * after / (to.height * before), room(t.scaleY, picture.height, to.height));
    look.fit = Fit::Cover;
}

void reframeStanding(Look& look, FrameSize picture, FrameSize from, FrameSize to)
{
    const double shorter = static_cast<double>(shorterOf(to)) / shorterOf(from);
    const double before = look.fit == Fit::Native ? 1 : containScale(picture, from), after = look.fit == Fit::Native ? 1 : containScale(picture, to);
    const double whole = containScale(picture, to) / after; // scale at which it just fits
    const double factor = before / after * shorter;
    for (Curve* scale : {&look.transform.scaleX, &look.transform.scaleY})
        *scale = changed(*scale, [=](double value) { return std::abs(value * factor) > whole ? std::copysign(std::max(whole, std::min(std::abs(value), std::abs(value * factor))), value) : value * factor; });
}

/// Whether nothing of the canvas shows beside the picture at rest.
bool fills(const Look& look, FrameSize picture, FrameSize canvas)
{
    if (look.fit == Fit::Cover || look.fit == Fit::Stretch) return smallestOf(look.transform.scaleX) >= 0.999 && smallestOf(look.transform.scaleY) >= 0.999;
    if (look.fit == Fit::Native) return picture.width >= canvas.width && picture.height >= canvas.height;
    return std::abs(ratioOf(picture) / ratioOf(canvas) - 1) < 0.02 && smallestOf(look.transform.scaleX) >= 0.999;
}

void reframeText(TextStyle& style, FrameSize from, FrameSize to)
{
    if (ratioOf(to) < ratioOf(from)) {
        const double inShorter = style.width * from.width / shorterOf(from);
        style.width = std::clamp(inShorter * shorterOf(to) / to.width, std::min(style.width, widestText), widestText);
        if (style.x > 0 && style.x < 1) style.x = std::clamp(style.x, safeMargin + style.width / 2, 1 - safeMargin - style.width / 2);
    }
    if (to.height >= to.width * 3 / 2 && from.height < from.width * 3 / 2 && style.y > 0 && style.y < 1) style.y = std::clamp(style.y, highestOnPhones, lowestOnPhones);
}

} // namespace

Clip reframed(const Project& project, Clip clip, FrameSize from, FrameSize to)
{
    if (from.width * to.height == to.width * from.height) return clip;
    if (auto* text = std::get_if<TextClip>(&clip.content)) reframeText(text->style, from, to);
    const auto* media = std::get_if<MediaClip>(&clip.content);
    const MediaItem* item = media ? project.find(media->media) : nullptr;
    if (!item || item->size.width <= 0 || item->size.height <= 0) return clip;
    if (fills(clip.look, item->size, from)) reframeCovering(clip.look, item->size, from, to);
    else if (clip.look.fit != Fit::Cover && clip.look.fit != Fit::Stretch) reframeStanding(clip.look, item->size, from, to);
    return clip;
}

} // namespace spot
