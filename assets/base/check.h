// SPDX-License-Identifier: GPL-3.0-or-later
// assets/base/check.h: a programmer's mistake stops the program with file, line and sentence.
#pragma once

namespace spot
{

/// Prints "file:line: sentence" to stderr and aborts. Never returns.                                            [any]
[[noreturn]] void stopProgram(const char* file, int line, const char* sentence);

} // namespace spot

/// States what must be true if the code is right. Never for what a person, a file or a plugin can cause: that is Result.
#define SPOT_CHECK(condition, sentence)                                                                                \
    do {                                                                                                               \
        if (!(condition)) ::spot::stopProgram(__FILE__, __LINE__, sentence);                                           \
    } while (false)
