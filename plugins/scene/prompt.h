// SPDX-License-Identifier: GPL-3.0-or-later
// plugins/scene/prompt.h: reads what a prompt asks for, in English and Korean. Pure.
#pragma once

#include <string>
#include <string_view>

namespace scene
{

enum class Family { Product, Landscape, Photo, Abstract, City };
enum class Subject { Can, Bottle, Box, Cup, Jar };
enum class Surface { Seamless, Wood, Marble, WetStone, Water, Snow };
enum class Light { Studio, Morning, Golden, Night };
enum class Move { PushIn, PullOut, Orbit, Pan, Tilt, Static, Handheld };
enum class Fruit { None, Orange, Lemon, Lime, Berry };

/// What a prompt asks for. Everything it does not say has a sensible value.                                 [value]
struct Wish {
    Family family = Family::Abstract;
    bool understood = false; ///< false: no word named a family, abstract motion was chosen
    Subject subject = Subject::Can;
    Surface surface = Surface::Seamless;
    bool surfaceNamed = false;
    Light light = Light::Studio;
    bool lightNamed = false;
    Move move = Move::PushIn;
    Fruit fruit = Fruit::None;
    bool drops = false, splash = false, confetti = false, dust = false, snow = false, steam = false, bokeh = false;
    bool sea = false, fog = false, grove = false; ///< of a landscape
    bool liquid = false;                          ///< of abstract motion: ribbons melt into each other
    bool operator==(const Wish&) const = default;
};

/// prompt: UTF-8, any length (the first 4000 bytes count), broken bytes are skipped over.                     [any]
/// hasPhoto, hasProduct: whether such a picture came along.
Wish readPrompt(std::string_view prompt, bool hasPhoto = false, bool hasProduct = false);

/// The wish in a few English words: "product shot: can on wet stone, morning light, push in".
std::string describe(const Wish& wish);

} // namespace scene
