// SPDX-License-Identifier: GPL-3.0-or-later
// app/exchange/media_address.h: files of media as addresses in the files of other tools.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

namespace spot
{

/// Relative to `folder` with percent signs for odd letters when `media` lies inside of it, else file:///...
std::string addressOf(const std::filesystem::path& media, const std::filesystem::path& folder);
/// Always file:///...
std::string fileAddressOf(const std::filesystem::path& media);
/// What an address of a stranger names on this machine: a path, relative to `folder`, or file://. Empty: nothing here (http, ...).
std::filesystem::path fileAt(std::string_view address, const std::filesystem::path& folder);

} // namespace spot
