// SPDX-License-Identifier: GPL-3.0-or-later
// app/exchange/otio_json.h: OTIO's JSON, whose keys keep their order: reading within limits, and times in it.
#pragma once

#include "assets/base/media_time.h"
#include "assets/base/result.h"

#include <nlohmann/json.hpp>

#include <optional>
#include <string>
#include <string_view>

namespace spot
{

using OtioJson = nlohmann::ordered_json;

inline constexpr std::size_t deepestOtio = 200; ///< levels
inline constexpr std::size_t mostOtioValues = 10'000'000; ///< of one text, lists and objects counted

/// Also numbers that JSON has no word for: NaN, Infinity, -Infinity. Errors: Corrupt: not JSON, nested deeper than `deepest`; OutOfRange: more values.
Result<OtioJson> parsedOtio(std::string_view text, std::size_t deepest = deepestOtio);
/// The same as text, in lines with an indent, or -1: in one.
std::string textOfOtio(const OtioJson& json, int indent);

/// "Clip" and 2 of "Clip.2"; an empty name for what is no object of OTIO.
struct OtioSchema {
    std::string name;
    int version = 0;
};
OtioSchema schemaOf(const OtioJson& object);

/// The text of a key; empty when it is not there or is none.
std::string textAt(const OtioJson& object, const char* key);
/// The value of a key, or null.
const OtioJson& valueAt(const OtioJson& object, const char* key);

/// 23.976, 23.98 and the like as the fractions they mean. None: no rate that pictures are shown at.
std::optional<FrameRate> rateFrom(double perSecond);

/// A RationalTime. Errors: Corrupt, OutOfRange (48 hours), both with the place.
Result<MediaTime> timeFrom(const OtioJson& time, const std::string& place);
/// A TimeRange of at most 24 hours that does not run backwards; none for null. A rate of 0 is that of a still: none as well.
Result<std::optional<TimeRange>> rangeFrom(const OtioJson& range, const std::string& place);
/// The rate of a TimeRange's duration, if it is one.
std::optional<FrameRate> rateOfRange(const OtioJson& range);

OtioJson timeOf(std::int64_t frames, FrameRate rate);
OtioJson rangeOf(std::int64_t start, std::int64_t frames, FrameRate rate);

} // namespace spot
