// SPDX-License-Identifier: GPL-3.0-or-later
// app/model/foreign.h: what a file of another tool said of a thing and this program has no word for, kept to be given back.
#pragma once

#include <cstddef>
#include <memory>
#include <string>

namespace spot
{

/// JSON that app/exchange writes and reads; nobody else looks inside. It travels with the thing it is about: the two halves of a
/// split and a duplicate have it both. Copies share the text.                                                   [value]
class Foreign
{
public:
    static constexpr std::size_t longest = 256 * 1024; ///< bytes of one thing

    Foreign() = default;
    explicit Foreign(std::string json) : m_json(json.empty() ? nullptr : std::make_shared<const std::string>(std::move(json))) {}
    /// Empty: nothing.
    const std::string& json() const
    {
        static const std::string nothing;
        return m_json ? *m_json : nothing;
    }
    bool isEmpty() const { return !m_json; }
    bool operator==(const Foreign& other) const { return m_json == other.m_json || json() == other.json(); }

private:
    std::shared_ptr<const std::string> m_json;
};

} // namespace spot
