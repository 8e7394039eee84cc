// SPDX-License-Identifier: GPL-3.0-or-later
// app/model/template_field.h: a place of a project that is filled in anew for each spot, with what may stand there.
#pragma once

#include "app/model/media_item.h"

#include <optional>

namespace spot
{

enum class FieldKind { Text, Colour, Number, Media, Voice };

/// What a value is put into. Each suits some kinds of fields only.
enum class TargetKind {
    Text,       ///< of a text clip                                   text, number, voice
    TextColour, ///< of a text clip                                   colour
    BoxColour,  ///< of a text clip; its alpha stays, 1 when it was 0 colour
    TextSize,   ///< of a text clip                                   number, 0.01..0.5
    Colour,     ///< of a colour clip: both ends                      colour
    Media,      ///< of a clip                                        media
    Gain,       ///< of a clip's sound                                number, decibels
    SceneVoice, ///< the spoken line of a scene                       text, number, voice
    SceneSuper, ///< the super of a scene                             text, number, voice
    Title,      ///< of project and brief                             text, number
    BrandName,  ///<                                                  text
    Tagline,    ///<                                                  text
    BrandUrl,   ///<                                                  text
    BrandColour,///< the first one                                    colour
};

struct FieldTarget {
    TargetKind kind = TargetKind::Text;
    ClipId clip;         ///< for the kinds of clips; versions follow their master's
    SceneId scene;       ///< for the kinds of scenes
    std::string pattern; ///< "" the value itself; else this text with every {field name} replaced by the value of that field
    bool operator==(const FieldTarget&) const = default;
};

/// One field. A limit of 0 is none.                                                                             [value]
struct TemplateField {
    FieldId id;
    std::string name; ///< the column's; unique without regard to case (of ASCII letters)
    FieldKind kind = FieldKind::Text;
    std::vector<FieldTarget> targets;
    bool isRequired = false;          ///< an empty value is refused; else the standard is taken
    std::string standard;             ///< the value when none is given; of a media "": what is there stays
    std::int64_t longest = 0;         ///< characters
    std::int64_t mostLines = 0;
    std::vector<std::string> choices; ///< when not empty: one of these
    std::optional<double> least, most, step; ///< of numbers; steps count from `least`, else from 0
    std::vector<ItemKind> media;      ///< allowed kinds; empty: each that suits the clips
    FrameSize smallest{0, 0};         ///< of pictures, in pixels
    bool operator==(const TemplateField&) const = default;
};

} // namespace spot
