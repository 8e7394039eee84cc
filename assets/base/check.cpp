// SPDX-License-Identifier: GPL-3.0-or-later
#include "assets/base/check.h"

#include <cstdio>
#include <cstdlib>

namespace spot
{

void stopProgram(const char* file, int line, const char* sentence)
{
    std::fprintf(stderr, "%s:%d: %s\n", file, line, sentence);
    std::abort();
}

} // namespace spot
