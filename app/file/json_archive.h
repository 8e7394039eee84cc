// SPDX-License-Identifier: GPL-3.0-or-later
// app/file/json_archive.h: walks the fields of a value to write them as JSON, or to read them strictly.
#pragma once

#include "app/file/fields.h"
#include "assets/base/result.h"

#include <nlohmann/json.hpp>

#include <cmath>
#include <limits>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace spot
{

using Json = nlohmann::json;

template <class T> struct IsVector : std::false_type {};
template <class T> struct IsVector<std::vector<T>> : std::true_type {};
template <class T> struct IsShared : std::false_type {};
template <class T> struct IsShared<std::shared_ptr<const T>> : std::true_type {};
template <class T> struct IsId : std::false_type {};
template <class Tag> struct IsId<Id<Tag>> : std::true_type {};
template <class T> struct IsOptional : std::false_type {};
template <class T> struct IsOptional<std::optional<T>> : std::true_type {};
template <class T> struct IsVariant : std::false_type {};
template <class... T> struct IsVariant<std::variant<T...>> : std::true_type {};

template <class T> Json toJson(const T& value);

/// Notes where the fields of a fresh value lie, in their order.
struct FreshFields {
    static constexpr bool isWriter = true;
    std::vector<const void*> places;
    template <class T> void field(const char*, const T& value) { places.push_back(&value); }
    template <class T> void need(const char*, const T& value) { places.push_back(&value); }
};

/// Collects the fields of one object that a fresh value has otherwise.
class ObjectWriter
{
public:
    static constexpr bool isWriter = true;
    explicit ObjectWriter(const FreshFields& fresh) : m_fresh(fresh.places) {}
    template <class T> void field(const char* name, const T& value)
    {
        const void* fresh = m_fresh.at(m_next++); // the same field: fields() visits both in one order
        if (!(value == *static_cast<const T*>(fresh))) object[name] = toJson(value);
    }
    template <class T> void need(const char* name, const T& value) { ++m_next, object[name] = toJson(value); }

    Json object = Json::object();

private:
    const std::vector<const void*>& m_fresh;
    std::size_t m_next = 0;
};

template <class T> Json objectOf(const T& value)
{
    static const T fresh{};
    static const FreshFields freshFields = [] {
        FreshFields found;
        fields(found, fresh);
        return found;
    }();
    ObjectWriter writer(freshFields);
    fields(writer, value);
    return std::move(writer.object);
}

inline Json toJson(const Curve& curve)
{
    if (curve.keys().empty()) return curve.at({});
    Json keys = Json::array();
    for (const Key& key : curve.keys()) keys.push_back(toJson(key));
    return keys;
}

template <class T> Json toJson(const T& value)
{
    if constexpr (std::is_same_v<T, Curve>) return toJson(static_cast<const Curve&>(value));
    else if constexpr (std::is_arithmetic_v<T> || std::is_same_v<T, std::string>) return value;
    else if constexpr (std::is_enum_v<T>) return std::string(wordsOf<T>.at(static_cast<std::size_t>(value)));
    else if constexpr (IsId<T>::value) return value.value;
    else if constexpr (std::is_same_v<T, MediaTime>) return value.flicks;
    else if constexpr (std::is_same_v<T, TimeRange>) return Json::array({value.start.flicks, value.end.flicks});
    else if constexpr (std::is_same_v<T, FrameRate> || std::is_same_v<T, Speed>) return Json::array({value.num, value.den});
    else if constexpr (std::is_same_v<T, FrameSize> || std::is_same_v<T, Ratio>) return Json::array({value.width, value.height});
    else if constexpr (std::is_same_v<T, Rgba>) return Json::array({value.r, value.g, value.b, value.a});
    else if constexpr (std::is_same_v<T, Foreign>) return value.json();
    else if constexpr (std::is_same_v<T, BezierHandles>) return Json::array({value.x1, value.y1, value.x2, value.y2});
    else if constexpr (std::is_same_v<T, ContentHash>) return value ? value.hex() : std::string();
    else if constexpr (IsShared<T>::value) return toJson(*value);
    else if constexpr (IsOptional<T>::value) return value ? toJson(*value) : Json();
    else if constexpr (IsVector<T>::value) {
        Json array = Json::array();
        for (const auto& entry : value) array.push_back(toJson(entry));
        return array;
    } else if constexpr (IsVariant<T>::value) {
        Json object = std::visit([](const auto& alternative) { return objectOf(alternative); }, value);
        object["kind"] = std::string(kindsOf<T>.at(value.index()));
        return object;
    } else return objectOf(value);
}

/// Where the reader is, and the first thing that it found wrong.
class ReadingPlace
{
public:
    void enter(std::string step) { m_steps.push_back(std::move(step)); }
    void leave() { m_steps.pop_back(); }
    void fail(const std::string& sentence);
    const std::optional<Error>& error() const { return m_error; }
    /// Where the error is: ".tracks", "[2]", ...
    const std::vector<std::string>& errorSteps() const { return m_errorSteps; }

private:
    std::vector<std::string> m_steps, m_errorSteps;
    std::optional<Error> m_error;
};

template <class T> void fromJson(const Json& json, T& value, ReadingPlace& place);

/// Takes the fields of one object; what nobody took is refused.
class ObjectReader
{
public:
    static constexpr bool isWriter = false;
    ObjectReader(const Json& object, ReadingPlace& place, bool hasKind = false) : m_object(object), m_place(place)
    {
        if (!object.is_object()) place.fail("an object is expected here");
        if (hasKind) m_taken.insert("kind");
    }
    template <class T> void field(const char* name, T& value)
    {
        m_taken.insert(name);
        if (!m_object.is_object()) return;
        const auto found = m_object.find(name);
        if (found == m_object.end()) return;
        m_place.enter(std::string(".") + name);
        fromJson(*found, value, m_place);
        m_place.leave();
    }
    template <class T> void need(const char* name, T& value)
    {
        if (m_object.is_object() && !m_object.contains(name)) m_place.fail(std::string("the field \"") + name + "\" is missing");
        field(name, value);
    }
    void finish() const
    {
        if (!m_object.is_object()) return;
        for (auto it = m_object.begin(); it != m_object.end(); ++it)
            if (!m_taken.count(it.key())) m_place.fail("the field \"" + it.key().substr(0, 64) + "\" is unknown");
    }

private:
    const Json& m_object;
    ReadingPlace& m_place;
    std::set<std::string, std::less<>> m_taken;
};

template <class Number> void wholeFrom(const Json& json, Number& value, ReadingPlace& place)
{
    if (!json.is_number_integer()) return place.fail("a whole number is expected here");
    if (json.is_number_unsigned()) {
        const auto read = json.get<std::uint64_t>();
        if (read > static_cast<std::uint64_t>(std::numeric_limits<Number>::max())) return place.fail("the number is too large");
        value = static_cast<Number>(read);
    } else {
        const auto read = json.get<std::int64_t>();
        if constexpr (std::is_unsigned_v<Number>) {
            if (read < 0) return place.fail("a negative number is not allowed here");
        } else {
            if (read < std::numeric_limits<Number>::min()) return place.fail("the number is too small");
        }
        value = static_cast<Number>(read);
    }
}

void realFrom(const Json& json, double& value, ReadingPlace& place);
void curveFrom(const Json& json, Curve& value, ReadingPlace& place);
void hashFrom(const Json& json, ContentHash& value, ReadingPlace& place);
/// The index of the word in the list, or nothing after fail().
std::optional<std::size_t> wordFrom(const Json& json, const std::string_view* words, std::size_t count, ReadingPlace& place);

/// `[a, b]`: exactly as many entries as there are values.
template <class... T> void arrayFrom(const Json& json, ReadingPlace& place, T&... values)
{
    if (!json.is_array() || json.size() != sizeof...(T)) return place.fail("a list of " + std::to_string(sizeof...(T)) + " numbers is expected here");
    std::size_t index = 0;
    (fromJson(json[index++], values, place), ...);
}

template <std::size_t I = 0, class Variant> void alternativeFrom(const Json& json, std::size_t index, Variant& value, ReadingPlace& place)
{
    if constexpr (I < std::variant_size_v<Variant>) {
        if (index != I) return alternativeFrom<I + 1>(json, index, value, place);
        ObjectReader reader(json, place, true);
        fields(reader, value.template emplace<I>());
        reader.finish();
    }
}

template <class T> void fromJson(const Json& json, T& value, ReadingPlace& place)
{
    if constexpr (std::is_same_v<T, bool>) {
        if (!json.is_boolean()) return place.fail("true or false is expected here");
        value = json.get<bool>();
    } else if constexpr (std::is_same_v<T, double>) realFrom(json, value, place);
    else if constexpr (std::is_same_v<T, float>) {
        double real = 0;
        realFrom(json, real, place);
        if (std::abs(real) > static_cast<double>(std::numeric_limits<float>::max())) return place.fail("the number is too large");
        value = static_cast<float>(real);
    } else if constexpr (std::is_integral_v<T>) wholeFrom(json, value, place);
    else if constexpr (std::is_same_v<T, std::string>) {
        if (!json.is_string()) return place.fail("a text is expected here");
        value = json.get_ref<const std::string&>();
    } else if constexpr (std::is_same_v<T, Foreign>) {
        if (!json.is_string()) return place.fail("a text is expected here");
        value = Foreign(json.get_ref<const std::string&>());
    } else if constexpr (std::is_enum_v<T>) {
        if (const auto index = wordFrom(json, wordsOf<T>.data(), wordsOf<T>.size(), place)) value = static_cast<T>(*index);
    } else if constexpr (IsId<T>::value) {
        std::int64_t id = 0; // the project file has signed numbers only
        wholeFrom(json, id, place);
        if (id < 0) return place.fail("a negative id");
        value.value = static_cast<std::uint64_t>(id);
    } else if constexpr (std::is_same_v<T, MediaTime>) wholeFrom(json, value.flicks, place);
    else if constexpr (std::is_same_v<T, TimeRange>) arrayFrom(json, place, value.start, value.end);
    else if constexpr (std::is_same_v<T, FrameRate> || std::is_same_v<T, Speed>) arrayFrom(json, place, value.num, value.den);
    else if constexpr (std::is_same_v<T, FrameSize> || std::is_same_v<T, Ratio>) arrayFrom(json, place, value.width, value.height);
    else if constexpr (std::is_same_v<T, Rgba>) arrayFrom(json, place, value.r, value.g, value.b, value.a);
    else if constexpr (std::is_same_v<T, BezierHandles>) arrayFrom(json, place, value.x1, value.y1, value.x2, value.y2);
    else if constexpr (std::is_same_v<T, ContentHash>) hashFrom(json, value, place);
    else if constexpr (std::is_same_v<T, Curve>) curveFrom(json, value, place);
    else if constexpr (IsShared<T>::value) {
        auto made = std::make_shared<std::remove_const_t<typename T::element_type>>();
        fromJson(json, *made, place);
        value = std::move(made);
    } else if constexpr (IsOptional<T>::value) {
        value.reset();
        if (!json.is_null()) fromJson(json, value.emplace(), place);
    } else if constexpr (IsVector<T>::value) {
        if (!json.is_array()) return place.fail("a list is expected here");
        value.clear();
        for (std::size_t i = 0; i < json.size(); ++i) {
            place.enter("[" + std::to_string(i) + "]");
            fromJson(json[i], value.emplace_back(), place);
            place.leave();
        }
    } else if constexpr (IsVariant<T>::value) {
        if (!json.is_object() || !json.contains("kind")) return place.fail("an object with a \"kind\" is expected here");
        place.enter(".kind");
        const auto index = wordFrom(json["kind"], kindsOf<T>.data(), kindsOf<T>.size(), place);
        place.leave();
        if (index) alternativeFrom(json, *index, value, place);
    } else {
        ObjectReader reader(json, place);
        fields(reader, value);
        reader.finish();
    }
}

/// One line of JSON with sorted keys. What is not UTF-8 is replaced; a project that keeps the invariants has none of it.
std::string textOf(const Json& json, int indent = -1);
/// The text as JSON. Errors: Corrupt: not JSON, a number no double can hold, nested deeper than 64, longer than 256 MiB.
Result<Json> parsed(std::string_view text);

template <class T> Result<T> readJson(std::string_view text)
{
    SPOT_TRY(json, parsed(text));
    T value{};
    ReadingPlace place;
    fromJson(json, value, place);
    if (place.error()) return *place.error();
    return value;
}

} // namespace spot
