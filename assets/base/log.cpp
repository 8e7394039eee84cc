// SPDX-License-Identifier: GPL-3.0-or-later
#include "assets/base/log.h"

#include <utility>

namespace spot
{

namespace
{
std::function<void(LogLevel, std::string_view, std::string_view)> theSink; // written once in main, then only read
}

void setLogSink(std::function<void(LogLevel, std::string_view, std::string_view)> sink) { theSink = std::move(sink); }

void logLine(LogLevel level, std::string_view place, std::string_view line)
{
    if (theSink) theSink(level, place, line);
}

} // namespace spot
