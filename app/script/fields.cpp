// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/script/fields.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <regex>

namespace spot
{

std::string_view trimmed(std::string_view text)
{
    constexpr std::string_view blank = " \t\r";
    const auto first = text.find_first_not_of(blank);
    return first == text.npos ? std::string_view{} : text.substr(first, text.find_last_not_of(blank) - first + 1);
}

namespace
{

struct FieldName {
    std::string_view name;
    Field field;
};

constexpr std::array fieldNames{
    FieldName{"seconds", Field::Seconds},         FieldName{"length", Field::Seconds},
    FieldName{"duration", Field::Seconds},        FieldName{"길이", Field::Seconds},
    FieldName{"초", Field::Seconds},              FieldName{"ratios", Field::Ratios},
    FieldName{"ratio", Field::Ratios},            FieldName{"비율", Field::Ratios},
    FieldName{"화면비", Field::Ratios},           FieldName{"language", Field::Language},
    FieldName{"언어", Field::Language},           FieldName{"voice", Field::Voice},
    FieldName{"성우", Field::Voice},              FieldName{"목소리", Field::Voice},
    FieldName{"music", Field::Music},             FieldName{"음악", Field::Music},
    FieldName{"fps", Field::Fps},                 FieldName{"프레임", Field::Fps},
    FieldName{"brand", Field::BrandName},         FieldName{"brand name", Field::BrandName},
    FieldName{"브랜드", Field::BrandName},        FieldName{"brand colours", Field::BrandColours},
    FieldName{"brand colors", Field::BrandColours}, FieldName{"브랜드 색", Field::BrandColours},
    FieldName{"브랜드 색상", Field::BrandColours}, FieldName{"brand logo", Field::BrandLogo},
    FieldName{"브랜드 로고", Field::BrandLogo},   FieldName{"logo", Field::BrandLogo},
    FieldName{"로고", Field::BrandLogo},          FieldName{"brand font", Field::BrandFont},
    FieldName{"브랜드 글꼴", Field::BrandFont},   FieldName{"브랜드 폰트", Field::BrandFont},
    FieldName{"tagline", Field::Tagline},         FieldName{"슬로건", Field::Tagline},
    FieldName{"태그라인", Field::Tagline},        FieldName{"url", Field::Url},
    FieldName{"주소", Field::Url},                FieldName{"visual", Field::Visual},
    FieldName{"화면", Field::Visual},             FieldName{"영상", Field::Visual},
    FieldName{"vo", Field::Vo},                   FieldName{"voiceover", Field::Vo},
    FieldName{"voice over", Field::Vo},           FieldName{"내레이션", Field::Vo},
    FieldName{"나레이션", Field::Vo},             FieldName{"대사", Field::Vo},
    FieldName{"super", Field::Super},             FieldName{"자막", Field::Super},
    FieldName{"sfx", Field::Sfx},                 FieldName{"효과음", Field::Sfx},
    FieldName{"sound", Field::Sound},             FieldName{"소리", Field::Sound},
    FieldName{"현장음", Field::Sound},
};

std::string lowerAscii(std::string_view text)
{
    std::string lower(text);
    for (char& c : lower)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return lower;
}

std::optional<double> number(std::string_view text)
{
    double value = 0;
    const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (fault != std::errc{} || end != text.data() + text.size() || !std::isfinite(value)) return std::nullopt;
    return value;
}

std::vector<std::string_view> splitList(std::string_view text)
{
    std::vector<std::string_view> parts;
    while (!text.empty()) {
        const auto end = std::min(text.find_first_of(" ,;\t"), text.size());
        if (end) parts.push_back(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return parts;
}

} // namespace

std::optional<Field> fieldNamed(std::string_view name)
{
    const std::string lower = lowerAscii(trimmed(name));
    const auto found = std::find_if(fieldNames.begin(), fieldNames.end(), [&](const FieldName& f) { return f.name == lower; });
    return found == fieldNames.end() ? std::nullopt : std::optional(found->field);
}

namespace
{

/// Code points, ASCII letters lowered.
std::vector<std::string> signsOf(std::string_view text)
{
    std::vector<std::string> signs;
    for (const char c : lowerAscii(trimmed(text)))
        if (signs.empty() || (static_cast<unsigned char>(c) & 0xC0) != 0x80) signs.emplace_back(1, c);
        else signs.back() += c;
    return signs;
}

/// Letters to add, take away, change or swap with their neighbour.
std::size_t distance(const std::vector<std::string>& a, const std::vector<std::string>& b)
{
    std::vector<std::vector<std::size_t>> d(a.size() + 1, std::vector<std::size_t>(b.size() + 1));
    for (std::size_t i = 0; i <= a.size(); ++i) d[i][0] = i;
    for (std::size_t j = 0; j <= b.size(); ++j) d[0][j] = j;
    for (std::size_t i = 1; i <= a.size(); ++i)
        for (std::size_t j = 1; j <= b.size(); ++j) {
            d[i][j] = std::min({d[i - 1][j] + 1, d[i][j - 1] + 1, d[i - 1][j - 1] + (a[i - 1] != b[j - 1])});
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) d[i][j] = std::min(d[i][j], d[i - 2][j - 2] + 1);
        }
    return d[a.size()][b.size()];
}

} // namespace

std::optional<std::string> nearestFieldName(std::string_view name)
{
    const auto asked = signsOf(name);
    if (asked.size() > 24) return std::nullopt;
    std::optional<std::string> best;
    std::size_t nearest = 3;
    for (const FieldName& field : fieldNames) {
        const auto signs = signsOf(field.name);
        const bool isAscii = signs.front().size() == 1;
        if (signs.size() < (isAscii ? 5u : 4u)) continue;
        const std::size_t far = distance(asked, signs);
        if (far <= (signs.size() >= 7 ? 2u : 1u) && far < nearest) best = field.name, nearest = far;
    }
    return best;
}

bool looksLikeField(std::string_view key)
{
    const std::string_view words = trimmed(key);
    int capitals = 0;
    bool isShouted = std::count(words.begin(), words.end(), ' ') <= 1;
    for (const char c : words) {
        capitals += c >= 'A' && c <= 'Z';
        isShouted = isShouted && ((c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == ' ' || c == '-' || c == '_');
    }
    return (isShouted && capitals >= 2) || nearestFieldName(words).has_value();
}

bool saysNone(std::string_view value)
{
    const std::string lower = lowerAscii(trimmed(value));
    for (const std::string_view word : {"none", "(none)", "n/a", "없음", "(없음)", "무음"})
        if (lower == word) return true;
    for (std::string_view rest = lower; !rest.empty();) { // dashes, dots and spaces say no word
        std::size_t sign = std::string_view("-._ ").find(rest.front()) != std::string_view::npos ? 1 : 0;
        for (const std::string_view mark : {"—", "–", "…", "‥", "·"})
            if (rest.substr(0, mark.size()) == mark) sign = mark.size();
        if (!sign) return false;
        rest.remove_prefix(sign);
    }
    return !lower.empty();
}

bool isSceneField(Field f) { return f == Field::Visual || f == Field::Vo || f == Field::Super || f == Field::Sfx || f == Field::Sound || f == Field::Music; }
bool isHeadField(Field f) { return f == Field::Music || !isSceneField(f); }

Result<MediaTime> parseSeconds(std::string_view text)
{
    std::string_view digits = trimmed(text);
    for (const std::string_view unit : {"seconds", "second", "secs", "sec", "s", "초"})
        if (digits.size() > unit.size() && lowerAscii(digits.substr(digits.size() - unit.size())) == unit) {
            digits = trimmed(digits.substr(0, digits.size() - unit.size()));
            break;
        }
    const auto value = number(digits);
    if (!value) return Error{Fault::Invalid, "\"" + std::string(trimmed(text)) + "\" is no number of seconds: write 15 or 7.5"};
    if (*value < 1 || *value > 600) return Error{Fault::OutOfRange, "a spot lasts 1 to 600 seconds, not " + std::string(digits)};
    return MediaTime::fromSeconds(*value);
}

Result<std::vector<Ratio>> parseRatios(std::string_view text)
{
    std::vector<Ratio> ratios;
    for (const std::string_view part : splitList(text)) {
        const auto colon = part.find_first_of(":x/");
        const auto w = colon == part.npos ? std::nullopt : number(part.substr(0, colon));
        const auto h = colon == part.npos ? std::nullopt : number(part.substr(colon + 1));
        const bool whole = w && h && *w == std::floor(*w) && *h == std::floor(*h) && *w >= 1 && *h >= 1 && *w <= 100 && *h <= 100;
        if (!whole) return Error{Fault::Invalid, "\"" + std::string(part) + "\" is no ratio: write 16:9, 9:16, 1:1 or 4:5"};
        if (*w > 3 * *h || *h > 3 * *w) return Error{Fault::OutOfRange, "the ratio " + std::string(part) + " is outside 1:3 to 3:1"};
        const Ratio ratio{static_cast<int>(*w), static_cast<int>(*h)};
        if (std::find(ratios.begin(), ratios.end(), ratio) == ratios.end()) ratios.push_back(ratio);
    }
    if (ratios.empty()) return Error{Fault::Invalid, "no ratio is given: write 16:9, 9:16, 1:1 or 4:5"};
    return ratios;
}

Result<std::string> parseLanguage(std::string_view text)
{
    const std::string value = lowerAscii(trimmed(text));
    struct Spoken { std::string_view name, tag; };
    static constexpr Spoken spoken[] = {{"english", "en"}, {"korean", "ko"}, {"한국어", "ko"}, {"영어", "en"}, {"japanese", "ja"},
                                        {"chinese", "zh"}, {"german", "de"}, {"french", "fr"}, {"spanish", "es"}, {"arabic", "ar"}};
    for (const Spoken& s : spoken)
        if (value == s.name) return std::string(s.tag);
    static const std::regex tag("[a-z]{2,3}(-[a-z0-9]{1,8}){0,3}");
    if (!std::regex_match(value, tag)) return Error{Fault::Invalid, "\"" + std::string(trimmed(text)).substr(0, 40) + "\" is no language: write en, ko, pt-br, ..."};
    return value;
}

Result<FrameRate> parseFps(std::string_view text)
{
    struct Named { std::string_view name; FrameRate rate; };
    static constexpr Named rates[] = {{"23.976", fps23976}, {"23.98", fps23976}, {"24", fps24}, {"25", fps25}, {"29.97", fps2997},
                                      {"30", fps30}, {"50", fps50}, {"59.94", fps5994}, {"60", fps60}};
    for (const Named& r : rates)
        if (trimmed(text) == r.name) return r.rate;
    return Error{Fault::Invalid, "\"" + std::string(trimmed(text)).substr(0, 40) + "\" is no frame rate: write 23.976, 24, 25, 29.97, 30, 50, 59.94 or 60"};
}

Result<std::vector<std::string>> parseColours(std::string_view text)
{
    std::vector<std::string> colours;
    for (const std::string_view part : splitList(text)) {
        const bool hex = part.front() == '#' && (part.size() == 4 || part.size() == 7) &&
                         std::all_of(part.begin() + 1, part.end(), [](unsigned char c) { return std::isxdigit(c); });
        if (!hex) return Error{Fault::Invalid, "\"" + std::string(part).substr(0, 40) + "\" is no colour: write #F28C28"};
        std::string colour = "#";
        for (const char c : part.substr(1)) colour.append(part.size() == 4 ? 2 : 1, static_cast<char>(std::toupper(static_cast<unsigned char>(c))));
        colours.push_back(colour);
    }
    if (colours.empty()) return Error{Fault::Invalid, "no colour is given: write #F28C28"};
    if (colours.size() > 8) return Error{Fault::OutOfRange, "more than 8 brand colours are given"};
    return colours;
}

namespace
{

/// "4", "4.5s", "0:04", "4초" in seconds; nothing when it is none of these.
std::optional<double> clockOrSeconds(std::string_view text)
{
    text = trimmed(text);
    if (const auto colon = text.find(':'); colon != text.npos) {
        const auto minutes = number(text.substr(0, colon)), seconds = number(text.substr(colon + 1));
        return minutes && seconds ? std::optional(*minutes * 60 + *seconds) : std::nullopt;
    }
    for (const std::string_view unit : {"seconds", "second", "secs", "sec", "s", "초"})
        if (text.size() > unit.size() && lowerAscii(text.substr(text.size() - unit.size())) == unit)
            return number(trimmed(text.substr(0, text.size() - unit.size())));
    return std::nullopt;
}

std::optional<double> spanInSeconds(std::string_view text)
{
    for (const std::string_view dash : {"-", "–", "~", "to"})
        if (const auto at = text.find(dash); at != text.npos && at > 0) {
            std::string from(trimmed(text.substr(0, at)));
            const auto to = clockOrSeconds(text.substr(at + dash.size()));
            auto start = clockOrSeconds(from);
            if (!start) start = number(from);
            if (start && to && *to > *start) return *to - *start;
        }
    return clockOrSeconds(text);
}

} // namespace

SceneHeading parseSceneHeading(std::string_view text)
{
    text = trimmed(text);
    while (!text.empty() && text.back() == '#') text = trimmed(text.substr(0, text.size() - 1));
    if (!text.empty() && text.back() == ')') {
        const auto open = text.rfind('(');
        if (open != text.npos) {
            const auto seconds = spanInSeconds(text.substr(open + 1, text.size() - open - 2));
            if (seconds && *seconds > 0 && *seconds <= 600)
                return {std::string(trimmed(text.substr(0, open))), MediaTime::fromSeconds(*seconds)};
        }
    }
    return {std::string(text), {}};
}

} // namespace spot
