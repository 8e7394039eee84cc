// SPDX-License-Identifier: GPL-3.0-or-later
// assets/base/strong_id.h: numbers that cannot be mixed up.
#pragma once

#include <compare>
#include <cstdint>
#include <functional>

namespace spot
{

/// A name for one thing of the kind Tag. 0 names nothing. Given out by the owner, never reused in one project.  [value]
template <class Tag> struct Id {
    std::uint64_t value = 0;
    constexpr auto operator<=>(const Id&) const = default;
    constexpr explicit operator bool() const { return value != 0; }
};

} // namespace spot

template <class Tag> struct std::hash<spot::Id<Tag>> {
    std::size_t operator()(spot::Id<Tag> id) const noexcept { return std::hash<std::uint64_t>{}(id.value); }
};
