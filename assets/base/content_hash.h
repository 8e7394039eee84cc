// SPDX-License-Identifier: GPL-3.0-or-later
// assets/base/content_hash.h: SHA-256 of bytes and of files, as the name of content.
#pragma once

#include "assets/base/result.h"

#include <array>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>

namespace spot
{

/// 32 bytes of SHA-256 (FIPS 180-4). All zero names nothing.                                                    [value]
struct ContentHash {
    std::array<std::uint8_t, 32> bytes{};
    constexpr auto operator<=>(const ContentHash&) const = default;
    constexpr explicit operator bool() const { return bytes != std::array<std::uint8_t, 32>{}; }

    /// 64 lower-case hexadecimal digits.
    std::string hex() const;
    /// Errors: Invalid, when it is not 64 hexadecimal digits.
    static Result<ContentHash> fromHex(std::string_view text);
};

/// Feeds bytes in pieces. One use: add()..., finish().                                               [not thread-safe]
class Hasher
{
public:
    Hasher();
    ~Hasher();
    Hasher(Hasher&&) noexcept;
    Hasher& add(std::span<const std::byte> bytes);
    Hasher& add(std::string_view text); ///< length first, so that "a","bc" differs from "ab","c"
    /// Numbers and enums by their bytes (little endian on every machine we build for).
    template <class T>
        requires(std::is_arithmetic_v<T> || std::is_enum_v<T>)
    Hasher& add(T value)
    {
        return add(std::as_bytes(std::span<const T>(&value, 1)));
    }
    Hasher& add(const ContentHash& hash) { return add(std::as_bytes(std::span(hash.bytes))); }
    ContentHash finish();

private:
    struct State;
    std::unique_ptr<State> m_state;
};

ContentHash hashOf(std::span<const std::byte> bytes);
ContentHash hashOf(std::string_view bytes);

/// Reads the file in 1 MiB pieces; blocks. Errors: NotFound, Denied, Io.                            [any thread but ui]
Result<ContentHash> hashOfFile(const std::filesystem::path& file);

} // namespace spot

template <> struct std::hash<spot::ContentHash> {
    std::size_t operator()(const spot::ContentHash& h) const noexcept
    {
        std::size_t first = 0;
        std::memcpy(&first, h.bytes.data(), sizeof first);
        return first;
    }
};
