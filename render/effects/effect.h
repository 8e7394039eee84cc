// SPDX-License-Identifier: GPL-3.0-or-later
// render/effects/effect.h: what an effect is: a description as data, and a function that changes one picture or a process that changes a sound.
// Pictures are premultiplied R'G'B' of BT.709 as floats; sizes are fractions of the canvas height, so that an effect looks the same at
// every resolution.
#pragma once

#include "assets/pixels/image.h"

#include <functional>
#include <memory>
#include <span>
#include <string_view>

namespace spot
{

/// How a number is shown; the number itself is always as the range says.
enum class EffectUnit {
    Number,
    Percent, ///< 1 is 100 %
    Height,  ///< fraction of the canvas height, shown as percent of it
    Degrees,
    Whole,   ///< only whole numbers mean something: a seed
    Switch,  ///< 0 off, 1 on
    Decibels,
    Hertz,   ///< shown on a logarithmic scale
    Milliseconds,
    Ratio,   ///< 4 is 4:1
};

/// One number of an effect. Keyframes may move any of them.
struct EffectParameter {
    std::string_view id, name; ///< "gamma", "Gamma": the id is kept in projects, the name is English
    EffectUnit unit = EffectUnit::Number;
    double low = 0, high = 1, fallback = 0, step = 0.01;
};

/// The numbers of one effect in one frame, in the order of its description, each inside its range.
using EffectValues = std::span<const double>;

/// Calls work(0) to work(count - 1), perhaps on several threads; returns when all are done.
using RowShare = std::function<void(int count, const std::function<void(int)>& work)>;

/// The picture that effects change one after the other. Its frame is where the picture itself lies; around it may be a margin that an
/// effect asked for, transparent at first.
struct EffectPicture {
    Image image;          ///< RgbaF32, alone in its storage; what lies outside of it is transparent, or where isOpaque its edge goes on
    int left = 0, top = 0, width = 0, height = 0; ///< the frame, in pixels of the image
    double unit = 1;      ///< pixels per canvas height
    bool isOpaque = false; ///< alpha is 1 everywhere, and there is no margin
    std::int64_t frame = 0; ///< of the composition; 0 for effects that are not timed
    const RowShare* rows = nullptr;

    float* row(int y) { return image.mutableRowAs<float>(0, y); }
    void eachRow(const std::function<void(int)>& work) const { (*rows)(image.height(), work); }
};

/// An effect at work on one sound: 48 kHz, stereo, interleaved floats. What it gives depends on the samples and values it got since it
/// was made, on nothing else, and not on how they were cut into calls.                            [one thread at a time]
class SoundProcess
{
public:
    virtual ~SoundProcess() = default;
    /// Changes `frames` x 2 samples in place; what comes out is late by the kind's latency.
    virtual void run(float* samples, int frames, EffectValues values) = 0;
    /// With all of its memory: goes on exactly as this one would.
    virtual std::unique_ptr<SoundProcess> copy() const = 0;
};
inline constexpr int soundRate = 48000;

enum class EffectGroup { Colour, Blur, Style, Shape, Key, Tone, Dynamics, Space, Repair }; ///< from Tone on: of sounds

/// The description of one kind of effect. All of it lives as long as the program.
struct EffectKind {
    std::string_view id, name; ///< "grade", "Colour grade"
    EffectGroup group = EffectGroup::Colour;
    std::span<const EffectParameter> parameters;
    bool isTimed = false;     ///< changes from frame to frame by itself
    bool keepsOpaque = false; ///< an opaque picture stays opaque
    bool (*changesNothing)(EffectValues values) = nullptr; ///< true: drawing it would leave every bit as it is
    /// How far it reaches out of the picture that it is given, in canvas heights; null: not at all. An opaque picture gets no margin
    /// from an effect that keeps it opaque.
    double (*margin)(EffectValues values) = nullptr;
    void (*draw)(EffectPicture& picture, EffectValues values) = nullptr; ///< null: an effect of sounds
    std::unique_ptr<SoundProcess> (*listen)() = nullptr;                 ///< null: an effect of pictures
    int latency = 0; ///< samples by which a SoundProcess is late, whatever its values
    int preRoll = 0; ///< samples before a clip that it should have heard, so that it begins as if it had always run

    bool isOfSound() const { return listen != nullptr; }
};

} // namespace spot
