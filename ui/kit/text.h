// SPDX-License-Identifier: GPL-3.0-or-later
// ui/kit/text.h: std::string of the lower folders to QString of the windows and back; UTF-8 on both sides.
#pragma once

#include <QString>

#include <filesystem>
#include <string>
#include <string_view>

namespace spot
{

inline QString toQString(std::string_view text) { return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size())); }
inline QString pathText(const std::filesystem::path& path) { return QString::fromStdString(path.string()); }
inline std::string toStd(const QString& text) { return text.toStdString(); }
inline std::filesystem::path toPath(const QString& text) { return std::filesystem::path(text.toStdString()); }

} // namespace spot
