// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/edit/field_values.h"

#include "app/edit/rules.h"
#include "app/model/text_length.h"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace spot
{

namespace
{

Error invalid(std::string sentence) { return {Fault::Invalid, std::move(sentence)}; }

std::string numberText(double value)
{
    char text[32];
    const auto end = std::to_chars(text, text + sizeof text, value).ptr;
    return {text, end};
}

std::optional<Error> brokenNumber(const TemplateField& field, std::string_view text)
{
    const Result<double> number = numberFrom(text);
    if (!number) return number.error();
    if (field.least && *number < *field.least) return Error{Fault::OutOfRange, "is less than " + numberText(*field.least)};
    if (field.most && *number > *field.most) return Error{Fault::OutOfRange, "is more than " + numberText(*field.most)};
    if (!field.step) return std::nullopt;
    const double steps = (*number - field.least.value_or(0)) / *field.step;
    if (std::abs(steps - std::round(steps)) > 1e-6) return Error{Fault::OutOfRange, "is not a whole number of steps of " + numberText(*field.step) + " from " + numberText(field.least.value_or(0))};
    return std::nullopt;
}

std::string choiceList(const std::vector<std::string>& choices)
{
    std::string list;
    for (std::size_t i = 0; i < choices.size() && i < 12; ++i) list += (i ? ", \"" : "\"") + choices[i] + "\"";
    return choices.size() > 12 ? list + ", ..." : list;
}

std::string_view wordOf(ItemKind kind) { return kind == ItemKind::Video ? "a video" : kind == ItemKind::Still ? "a still" : "a sound"; }

} // namespace

Result<Rgba> colourFrom(std::string_view text)
{
    if (!text.empty() && text.front() == '#') text.remove_prefix(1);
    std::uint32_t bits = 0;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), bits, 16);
    if ((text.size() != 6 && text.size() != 8) || read.ec != std::errc() || read.ptr != text.data() + text.size()) return invalid("is no colour; write one as #e30613");
    if (text.size() == 6) bits = bits << 8 | 0xFFu;
    const auto part = [bits](int shift) { return static_cast<float>(bits >> shift & 0xFFu) / 255.0f; };
    return Rgba{part(24), part(16), part(8), part(0)};
}

Result<double> numberFrom(std::string_view text)
{
    double value = 0;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), value);
    if (read.ec != std::errc() || read.ptr != text.data() + text.size() || !std::isfinite(value))
        return invalid(text.find(',') != text.npos ? "is no number; write it with a point, as 3.99" : "is no number; write it as 3.99");
    return value;
}

std::optional<Error> brokenValue(const TemplateField& field, std::string_view text)
{
    if (text.empty() || field.kind == FieldKind::Media) return std::nullopt;
    if (!isUtf8(text)) return invalid("is not UTF-8; save the file as UTF-8");
    if (text.find('\0') != text.npos) return invalid("holds a zero character");
    const std::size_t length = charactersIn(text), lines = 1 + static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n'));
    const std::size_t longest = field.longest > 0 ? static_cast<std::size_t>(field.longest) : longestText;
    if (length > longest) return Error{Fault::OutOfRange, "has " + std::to_string(length) + " characters; at most " + std::to_string(longest) + " fit"};
    if (field.mostLines > 0 && lines > static_cast<std::size_t>(field.mostLines)) return Error{Fault::OutOfRange, "has " + std::to_string(lines) + " lines; at most " + std::to_string(field.mostLines) + " fit"};
    if (!field.choices.empty() && std::find(field.choices.begin(), field.choices.end(), text) == field.choices.end()) return invalid("is none of " + choiceList(field.choices));
    if (field.kind == FieldKind::Number) return brokenNumber(field, text);
    if (field.kind == FieldKind::Colour)
        if (const Result<Rgba> colour = colourFrom(text); !colour) return colour.error();
    return std::nullopt;
}

std::optional<Error> brokenMediaValue(const TemplateField& field, const MediaItem& item)
{
    if (!field.media.empty() && std::find(field.media.begin(), field.media.end(), item.kind) == field.media.end()) {
        std::string allowed;
        for (const ItemKind kind : field.media) allowed += (allowed.empty() ? "" : " or ") + std::string(wordOf(kind));
        return invalid("is " + std::string(wordOf(item.kind)) + "; " + allowed + " is asked for");
    }
    const FrameSize least = field.smallest;
    if (item.kind != ItemKind::Sound && (item.size.width < least.width || item.size.height < least.height))
        return Error{Fault::OutOfRange, "is " + std::to_string(item.size.width) + "x" + std::to_string(item.size.height) + "; at least " + std::to_string(least.width) + "x" + std::to_string(least.height) + " is asked for"};
    return std::nullopt;
}

bool isSameFieldName(std::string_view a, std::string_view b)
{
    const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; };
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), [&](char x, char y) { return lower(x) == lower(y); });
}

const Timeline* timelineOf(const Project& project, ClipId clip)
{
    for (const TimelinePtr& timeline : project.timelines)
        if (timeline->find(clip)) return timeline.get();
    return nullptr;
}

} // namespace spot
