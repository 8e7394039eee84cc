// SPDX-License-Identifier: GPL-3.0-or-later
// app/script/fields.h: the names of a script's fields in English and Korean, and the values they take.
#pragma once

#include "app/model/brief.h"
#include "assets/base/result.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace spot
{

enum class Field {
    Seconds, Ratios, Language, Voice, Music, Fps, BrandName, BrandColours, BrandLogo, BrandFont, Tagline, Url, // head
    Visual, Vo, Super, Sfx, Sound,                                                                              // scene; Music is both
};

/// By name, without regard to case, spaces around and emphasis: "VISUAL", "Brand colors", "화면".
std::optional<Field> fieldNamed(std::string_view name);
/// The name that a mistyped one was meant to be: one letter off or two letters swapped, two of them in names of seven letters and
/// more; only names of five letters and more, of four beyond ASCII. Nothing when there is none so near.
std::optional<std::string> nearestFieldName(std::string_view name);
/// Whether a line that begins with this and a colon means a field, though none is called so, and is no sentence that goes on: one or
/// two words in capitals ("CAMERA", "SHOT A"), or a mistyped name ("supre"). "Remember" and "He said" are no fields.
bool looksLikeField(std::string_view key);
/// "none", "-", "...", "없음": nothing is to be spoken or heard.
bool saysNone(std::string_view value);
bool isSceneField(Field field);
bool isHeadField(Field field);

/// Values. Errors carry only the sentence; whoever reads the line adds the place.
Result<MediaTime> parseSeconds(std::string_view text);            ///< "15", "15s", "7.5 sec", "15초"; 1..600
Result<std::vector<Ratio>> parseRatios(std::string_view text);    ///< "16:9, 9:16"; 1:3 .. 3:1
Result<std::string> parseLanguage(std::string_view text);         ///< BCP 47, or "English", "Korean", "한국어"
Result<FrameRate> parseFps(std::string_view text);                ///< 23.976 24 25 29.97 30 50 59.94 60
Result<std::vector<std::string>> parseColours(std::string_view text); ///< "#F28C28 #0B3", gives "#RRGGBB"

/// "First light (4s)" gives the name and 4 s; "(3-7s)" and "(0:03-0:07)" give 4 s; no time gives 0.
struct SceneHeading {
    std::string name;
    MediaTime wanted;
};
SceneHeading parseSceneHeading(std::string_view text);

std::string_view trimmed(std::string_view text);

} // namespace spot
