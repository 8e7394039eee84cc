// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/exchange/ass_look.h"

#include "app/exchange/foreign_text.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdint>
#include <cstdio>

namespace spot
{

namespace
{

double tidy(double fraction) { return std::round(fraction * 10'000) / 10'000; }

std::size_t linesIn(const std::string& text) { return 1 + static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n')); }

} // namespace

std::optional<Rgba> assColour(std::string_view text)
{
    text = withoutBlanks(text);
    const bool isHex = text.starts_with("&H") || text.starts_with("&h") || text.starts_with("H");
    if (isHex) text.remove_prefix(text.front() == '&' ? 2 : 1);
    while (!text.empty() && text.back() == '&') text.remove_suffix(1);
    std::int64_t number = 0;
    const auto [end, code] = std::from_chars(text.data(), text.data() + text.size(), number, isHex ? 16 : 10);
    if (code != std::errc{} || end != text.data() + text.size() || number > 0xFFFFFFFFLL || number < -0x80000000LL) return std::nullopt;
    const auto bits = static_cast<std::uint32_t>(number);
    const auto part = [bits](int shift) { return static_cast<float>(bits >> shift & 0xFF) / 255.0f; };
    return Rgba{part(0), part(8), part(16), 1.0f - part(24)};
}

std::string assColourText(const Rgba& colour)
{
    const auto byte = [](float value) { return static_cast<unsigned>(std::lround(std::clamp(value, 0.0f, 1.0f) * 255)); };
    char text[16];
    std::snprintf(text, sizeof text, "&H%02X%02X%02X%02X", byte(1 - colour.a), byte(colour.b), byte(colour.g), byte(colour.r));
    return text;
}

std::optional<double> assNumber(std::string_view text)
{
    text = withoutBlanks(text);
    double value = 0;
    const auto [end, code] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (code != std::errc{} || end != text.data() + text.size() || !std::isfinite(value)) return std::nullopt;
    return value;
}

std::string assNumberText(double value)
{
    char text[64];
    const double rounded = std::round(value * 1000) / 1000;
    return {text, std::to_chars(text, text + sizeof text, rounded == 0 ? 0 : rounded, std::chars_format::fixed).ptr};
}

// Noto Sans CJK: 1160 up and 288 down of 1000. Most Latin faces lie between 1.1 and 1.3.
double emOfLine(const std::string& family) { return family.starts_with("Noto Sans CJK") ? 1 / 1.448 : 1 / 1.2; }

double widthInEms(const std::string& text)
{
    double widest = 0, line = 0;
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (c == '\n') line = 0;
        else if ((byte & 0xC0) != 0x80) line += byte >= 0xE1 ? 1 : 0.52; // from U+1000 on: East Asian, with few exceptions
        widest = std::max(widest, line);
    }
    return widest;
}

TextStyle placedOn(FrameSize page, const AssLook& look, const std::string& text)
{
    TextStyle style = look.style;
    const double em = look.fontSize * emOfLine(style.family), width = page.width, height = page.height;
    style.size = std::clamp(tidy(em / std::min(width, height)), 0.01, 0.5);
    style.width = std::clamp(tidy((width - look.left - look.right) / width), 0.05, 1.0);
    const int column = (look.corner - 1) % 3, row = (look.corner - 1) / 3; // 0 left, bottom
    style.align = static_cast<TextAlign>(column);
    const double edges[]{look.left, (look.left + width - look.right) / 2, width - look.right}, levels[]{height - look.edge, height / 2, look.edge};
    const double room = std::max(style.width * width, em), words = widthInEms(text) * em;
    const double wide = std::min(words, room), high = look.fontSize * (static_cast<double>(linesIn(text)) + std::floor(words / room));
    const double x = look.x.value_or(edges[column]) + (1 - column) * wide / 2, y = look.y.value_or(levels[row]) + (row - 1) * high / 2;
    style.x = std::clamp(tidy(x / width), 0.0, 1.0);
    style.y = std::clamp(tidy(y / height), 0.0, 1.0);
    return style;
}

AssLook assLookOf(FrameSize page, const TextStyle& style, const std::string& text)
{
    AssLook look;
    look.style = style;
    const double em = style.size * std::min(page.width, page.height);
    look.fontSize = em / emOfLine(style.family);
    look.left = look.right = (1 - style.width) / 2 * page.width;
    look.edge = 0;
    const int column = static_cast<int>(style.align);
    look.corner = 4 + column;
    const double wide = std::min(widthInEms(text) * em, std::max(style.width * page.width, em));
    look.x = style.x * page.width - (1 - column) * wide / 2;
    look.y = style.y * page.height;
    return look;
}

} // namespace spot
