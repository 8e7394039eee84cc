// SPDX-License-Identifier: GPL-3.0-or-later
// assets/base/log.h: one line per event, to a sink given once in main.
#pragma once

#include <functional>
#include <string>
#include <string_view>

namespace spot
{

enum class LogLevel { Info, Warning, Error };

/// Sets where lines go; call once in main before other threads start. Without a sink, lines are dropped.
void setLogSink(std::function<void(LogLevel, std::string_view place, std::string_view line)> sink);

/// `place` is the folder that speaks ("generators/host"). Never log keys, prompts or bodies of requests.        [any]
void logLine(LogLevel level, std::string_view place, std::string_view line);

} // namespace spot
