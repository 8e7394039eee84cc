// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/exchange/otio_json.h"

#include "app/edit/piece.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace spot
{

namespace
{

/// What stands in a text of JSON for a number that it has no word for; followed by the number.
constexpr std::string_view numberMark = "\x01spotwright ";

struct PlainJson {
    std::string text;
    bool hasMarks = false;
};
/// The text with marks for NaN and Infinity. Errors: Corrupt, when it is nested too deep; OutOfRange, when it has too many values.
Result<PlainJson> plainJson(std::string_view text, std::size_t deepest)
{
    PlainJson plain;
    plain.text.reserve(text.size());
    std::size_t depth = 0, values = 0;
    bool inString = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (inString) {
            if (c == '\\' && i + 1 < text.size()) plain.text += text[i++];
            else if (c == '"') inString = false;
        } else if ((c == ',' || c == '[' || c == '{') && ++values > mostOtioValues) return Error{Fault::OutOfRange, "byte " + std::to_string(i) + ": more than " + std::to_string(mostOtioValues) + " values"};
        else if (c == '"') inString = true;
        else if ((c == '[' || c == '{') && ++depth > deepest) return Error{Fault::Corrupt, "byte " + std::to_string(i) + ": nested deeper than " + std::to_string(deepest) + " levels"};
        else if ((c == ']' || c == '}') && depth > 0) --depth;
        else if (c == 'N' || c == 'I' || (c == '-' && text.substr(i, 2) == "-I")) {
            const std::string_view word = c == 'N' ? "NaN" : c == 'I' ? "Infinity" : "-Infinity";
            if (text.substr(i, word.size()) == word) {
                plain.text.append("\"\\u0001").append(numberMark.substr(1)).append(word).append("\"");
                plain.hasMarks = true;
                i += word.size() - 1;
                continue;
            }
        }
        plain.text += text[i];
    }
    return plain;
}

void replaceMarks(OtioJson& json)
{
    if (json.is_structured()) {
        for (OtioJson& entry : json) replaceMarks(entry);
        return;
    }
    if (!json.is_string() || !json.get_ref<const std::string&>().starts_with(numberMark)) return;
    const std::string word = json.get<std::string>().substr(numberMark.size());
    if (word == "NaN") json = std::numeric_limits<double>::quiet_NaN();
    else json = word.front() == '-' ? -std::numeric_limits<double>::infinity() : std::numeric_limits<double>::infinity();
}

bool hasOddNumber(const OtioJson& json)
{
    if (json.is_structured()) return std::any_of(json.begin(), json.end(), hasOddNumber);
    return json.is_number_float() && !std::isfinite(json.get<double>());
}
void putMarks(OtioJson& json)
{
    if (json.is_structured()) {
        for (OtioJson& entry : json) putMarks(entry);
    } else if (hasOddNumber(json)) {
        const double number = json.get<double>();
        json = std::string(numberMark) + (std::isnan(number) ? "NaN" : number < 0 ? "-Infinity" : "Infinity");
    }
}

OtioJson rateNumber(FrameRate rate) { return rate.den == 1 ? OtioJson(rate.num) : OtioJson(rate.perSecond()); }

} // namespace

Result<OtioJson> parsedOtio(std::string_view text, std::size_t deepest)
{
    SPOT_TRY(plain, plainJson(text, deepest));
    try {
        OtioJson json = OtioJson::parse(plain.text);
        if (plain.hasMarks) replaceMarks(json);
        return json;
    } catch (const OtioJson::exception& problem) {
        return Error{Fault::Corrupt, std::string("not JSON: ") + problem.what()};
    }
}

std::string textOfOtio(const OtioJson& json, int indent)
{
    if (!hasOddNumber(json)) return json.dump(indent, ' ', false, OtioJson::error_handler_t::replace);
    OtioJson marked = json;
    putMarks(marked);
    std::string text = marked.dump(indent, ' ', false, OtioJson::error_handler_t::replace);
    const std::string begin = "\"\\u0001" + std::string(numberMark.substr(1));
    for (std::size_t at = text.find(begin); at != text.npos; at = text.find(begin, at)) {
        text.erase(at, begin.size());
        text.erase(text.find('"', at), 1);
    }
    return text;
}

OtioSchema schemaOf(const OtioJson& object)
{
    const std::string schema = textAt(object, "OTIO_SCHEMA");
    const std::size_t point = schema.rfind('.');
    if (point == schema.npos) return {};
    const std::string version = schema.substr(point + 1);
    const bool isNumber = !version.empty() && version.size() < 5 && version.find_first_not_of("0123456789") == version.npos;
    return isNumber ? OtioSchema{schema.substr(0, point), std::stoi(version)} : OtioSchema{};
}

std::string textAt(const OtioJson& object, const char* key)
{
    const OtioJson& value = valueAt(object, key);
    return value.is_string() ? value.get<std::string>() : std::string();
}

const OtioJson& valueAt(const OtioJson& object, const char* key)
{
    static const OtioJson none;
    if (!object.is_object()) return none;
    const auto found = object.find(key);
    return found == object.end() ? none : *found;
}

std::optional<FrameRate> rateFrom(double perSecond)
{
    if (!std::isfinite(perSecond) || perSecond < 1 || perSecond > 1000) return std::nullopt;
    const double whole = std::round(perSecond);
    if (std::abs(perSecond - whole) < 0.0005) {
        const FrameRate rate{static_cast<std::int32_t>(whole), 1};
        return rate.isExact() ? std::optional(rate) : std::nullopt;
    }
    const double timesThousand = std::round(perSecond * 1.001);
    const FrameRate ntsc{static_cast<std::int32_t>(timesThousand) * 1000, 1001};
    if (std::abs(perSecond - ntsc.perSecond()) < 0.006 && ntsc.isExact()) return ntsc;
    const FrameRate half{static_cast<std::int32_t>(std::round(perSecond * 2)), 2};
    if (std::abs(perSecond - half.perSecond()) < 0.0005 && half.isExact()) return half;
    return std::nullopt;
}

Result<MediaTime> timeFrom(const OtioJson& time, const std::string& place)
{
    const OtioJson& value = valueAt(time, "value");
    const OtioJson& perSecond = valueAt(time, "rate");
    if (schemaOf(time).name != "RationalTime" || !value.is_number() || !perSecond.is_number()) return Error{Fault::Corrupt, place + ": a RationalTime with a value and a rate is expected here"};
    const double rate = perSecond.get<double>(), count = value.get<double>();
    if (count == 0 && rate == 0) return MediaTime{};
    if (!std::isfinite(count) || !std::isfinite(rate) || rate <= 0) return Error{Fault::Corrupt, place + ": a time at " + std::to_string(rate) + " per second"};
    const double seconds = count / rate;
    if (std::abs(seconds) > 2 * longestTimeline.seconds()) return Error{Fault::OutOfRange, place + ": " + std::to_string(seconds) + " seconds, more than 48 hours"};
    const auto exact = rateFrom(rate);
    if (exact && count == std::floor(count)) return exact->startOf(static_cast<std::int64_t>(count));
    return MediaTime::fromSeconds(exact ? count / exact->perSecond() : seconds);
}

Result<std::optional<TimeRange>> rangeFrom(const OtioJson& range, const std::string& place)
{
    if (range.is_null()) return std::optional<TimeRange>();
    if (schemaOf(range).name != "TimeRange") return Error{Fault::Corrupt, place + ": a TimeRange is expected here"};
    const OtioJson& perSecond = valueAt(valueAt(range, "duration"), "rate");
    if (perSecond.is_number() && perSecond.get<double>() == 0) return std::optional<TimeRange>();
    SPOT_TRY(start, timeFrom(valueAt(range, "start_time"), place + ".start_time"));
    SPOT_TRY(length, timeFrom(valueAt(range, "duration"), place + ".duration"));
    if (length < MediaTime{}) return Error{Fault::OutOfRange, place + ".duration: is negative"};
    if (length > longestTimeline) return Error{Fault::OutOfRange, place + ".duration: is longer than 24 hours"};
    return std::optional(TimeRange{start, start + length});
}

std::optional<FrameRate> rateOfRange(const OtioJson& range)
{
    const OtioJson& perSecond = valueAt(valueAt(range, "duration"), "rate");
    return perSecond.is_number() ? rateFrom(perSecond.get<double>()) : std::nullopt;
}

OtioJson timeOf(std::int64_t frames, FrameRate rate)
{
    return {{"OTIO_SCHEMA", "RationalTime.1"}, {"rate", rateNumber(rate)}, {"value", frames}};
}

OtioJson rangeOf(std::int64_t start, std::int64_t frames, FrameRate rate)
{
    return {{"OTIO_SCHEMA", "TimeRange.1"}, {"start_time", timeOf(start, rate)}, {"duration", timeOf(frames, rate)}};
}

} // namespace spot
