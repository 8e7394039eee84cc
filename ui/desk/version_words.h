// SPDX-License-Identifier: GPL-3.0-or-later
// ui/desk/version_words.h: what a version of a timeline has otherwise than its master, in words for the person.
#pragma once

#include "app/model/project.h"
#include "app/model/version.h"

#include <QString>

namespace spot
{

/// What a version as a whole comes to.                                                                          [value]
struct VersionState {
    QString master;        ///< its name
    int overridden = 0;    ///< clips, tracks, length and loudness that are different on purpose
    int outOfDate = 0;     ///< of those, where the master has changed since
    int untranslated = 0;  ///< texts that still are the master's, in another language
    bool isStale() const { return outOfDate > 0 || untranslated > 0; }
};
/// None for a timeline that follows no master.                                                                   [ui]
std::optional<VersionState> versionState(const Project& project, const Timeline& timeline);
/// "Follows 16:9. 3 overridden, 1 of them out of date. 2 texts are not translated."                              [ui]
QString sentenceOf(const VersionState& state);

/// "place, text, effects", in the person's language.                                                             [ui]
QString wordsOf(const std::vector<ClipProperty>& properties);

} // namespace spot
