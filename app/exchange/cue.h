// SPDX-License-Identifier: GPL-3.0-or-later
// app/exchange/cue.h: one subtitle: when, what, and where it stands if its format says so.
#pragma once

#include "app/exchange/exchange_report.h"
#include "app/model/timeline.h"
#include "assets/base/result.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace spot
{

/// Where a text stands: the middle of its block, and its width, as TextStyle counts them.
struct CuePlace {
    double x = 0.5, y = 0.9, width = 0.84;
    TextAlign align = TextAlign::Centre;
    bool operator==(const CuePlace&) const = default;
};

struct Cue {
    TimeRange time;
    std::string text; ///< UTF-8, \n breaks lines, no markup
    std::optional<CuePlace> place;
    std::optional<TextStyle> style{}; ///< of formats that say how a text looks; its place is the style's then
    bool operator==(const Cue&) const = default;
};

/// How a text looks that comes from a subtitle file: small, at the bottom, still.
TextStyle captionStyle();

/// What a format can say about a text beside its words.
enum class CueKeeps { Words, Places, Looks };
/// The texts of the tracks that are heard and seen, by time; what a cue cannot say about them goes into the report.
std::vector<Cue> cuesOf(const Timeline& timeline, CueKeeps keeps, ExchangeReport& report);

inline constexpr std::size_t mostCueTracks = 64;
/// The cues as tracks of texts on whole frames, on as many tracks as overlapping cues need; the ids are 0. Errors: OutOfRange, when
/// more than mostCueTracks overlap or a text is too long for a clip; the message begins with the time.
Result<std::vector<Track>> tracksOf(const std::vector<Cue>& cues, FrameRate rate, ExchangeReport& report);

/// Takes `<b>`, `</i>`, `{\an8}` away. True when there was any.
bool removeMarkup(std::string& text);

/// `00:01:02,345` or `01:02.345` with the sign given; none if it is no such time or the minutes or seconds are over 59.
std::optional<MediaTime> cueTime(std::string_view text);
/// `00:01:02,345` with the sign given, rounded to the millisecond.
std::string cueTimeText(MediaTime time, char sign);

} // namespace spot
