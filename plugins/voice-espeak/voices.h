// SPDX-License-Identifier: GPL-3.0-or-later
// plugins/voice-espeak/voices.h: which language and which voice of the espeak-ng library a request means.
#pragma once

#include <string>
#include <vector>

namespace voice
{

/// Every language tag the library speaks without MBROLA data, sorted: "de", "en-gb-scotland", "ko". Needs a started library.
std::vector<std::string> languages();

/// The library's tag for what a person wrote: "" is en-us, "ko_KR" is ko, "zh-TW" is cmn.
/// Errors: Failure UNSUPPORTED with the nearest tags.
std::string languageFor(const std::string& wanted, const std::vector<std::string>& known);

/// The library's name of a voice: the language, and its variant such as "+f3". id: "" or "female", "male", or a variant's name.
/// Errors: Failure UNSUPPORTED with some of the variants.
std::string voiceFor(const std::string& language, const std::string& id);

/// Whether words of this language are written without spaces between them.
bool isWrittenWithoutSpaces(const std::string& language);

} // namespace voice
