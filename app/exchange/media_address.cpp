// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/exchange/media_address.h"

#include <QByteArray>

#include <algorithm>

namespace spot
{

namespace
{

namespace fs = std::filesystem;

std::string encoded(const fs::path& path)
{
    return QByteArray::fromStdString(path.generic_string()).toPercentEncoding("/").toStdString();
}

/// "http" of "http://a/b"; empty for a path. One letter is a drive of another system, no scheme.
std::string_view schemeOf(std::string_view address)
{
    const std::size_t end = address.find("://");
    if (end == address.npos || end < 2) return {};
    const auto isLetter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '+' || c == '-' || c == '.'; };
    return std::all_of(address.begin(), address.begin() + static_cast<std::ptrdiff_t>(end), isLetter) ? address.substr(0, end) : std::string_view();
}

} // namespace

std::string addressOf(const fs::path& media, const fs::path& folder)
{
    const fs::path inside = fs::absolute(media).lexically_normal().lexically_relative(fs::absolute(folder).lexically_normal());
    if (!inside.empty() && *inside.begin() != "..") return encoded(inside);
    return fileAddressOf(media);
}

std::string fileAddressOf(const fs::path& media) { return "file://" + encoded(fs::absolute(media).lexically_normal()); }

fs::path fileAt(std::string_view address, const fs::path& folder)
{
    if (address.empty() || address.size() > 4096 || address.find('\0') != address.npos) return {};
    const std::string_view scheme = schemeOf(address);
    if (!scheme.empty() && scheme != "file" && scheme != "FILE") return {};
    std::string path(address);
    if (!scheme.empty()) {
        path.erase(0, scheme.size() + 3);
        const std::size_t slash = path.find('/');
        if (slash == path.npos || (slash > 0 && path.substr(0, slash) != "localhost")) return {}; // of another machine
        path.erase(0, slash);
    }
    const std::string decoded = QByteArray::fromPercentEncoding(QByteArray::fromStdString(path)).toStdString();
    if (decoded.find('\0') != decoded.npos) return {};
    std::error_code code;
    const fs::path plain = (folder / path).lexically_normal(); // a path as it stands, with a percent sign in its name
    if (scheme.empty() && fs::exists(plain, code)) return plain;
    return (folder / decoded).lexically_normal();
}

} // namespace spot
