// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/file/edit_words.h"

#include "app/file/json_archive.h"

#include <cxxabi.h>

#include <algorithm>
#include <map>
#include <typeinfo>

namespace spot
{

namespace
{

template <class Words> std::string oneOf(const Words& words)
{
    std::string text;
    for (std::size_t i = 0; i < words.size(); ++i) text += (i ? " | \"" : "\"") + std::string(words[i]) + "\"";
    return text;
}

/// "spot::TextStyle" is "TextStyle".
template <class T> std::string typeName()
{
    const std::unique_ptr<char, decltype(&std::free)> full(abi::__cxa_demangle(typeid(T).name(), nullptr, nullptr, nullptr), &std::free);
    const std::string name = full ? full.get() : typeid(T).name();
    return name.substr(name.rfind("::") == name.npos ? 0 : name.rfind("::") + 2);
}

/// Goes through the fields of a type as the writer does, and writes down what they are. Objects inside get a part of their own.
class WordList
{
public:
    template <class T> std::string typeOf();
    template <class Variant> std::string alternatives();
    const std::vector<std::string>& parts() const { return m_parts; }

private:
    template <class T> std::string fieldsOf();
    template <class T> void addPart(const std::string& title);

    std::vector<std::string> m_parts;
    std::map<std::string, bool> m_known;
};

/// Is given to fields() in place of a writer.
struct FieldLister {
    static constexpr bool isWriter = true;
    WordList& list;
    std::vector<std::array<std::string, 2>> rows{};
    template <class T> void field(const char* name, const T& value)
    {
        const std::string fresh = textOf(toJson(value));
        const bool isLong = fresh.size() > 40;
        rows.push_back({name, list.typeOf<T>() + (fresh == "{}" || isLong ? "; may be left out" : "; " + fresh + " when left out")});
    }
    template <class T> void old(const char*, const T&) {}
    template <class T> void need(const char* name, const T&) { rows.push_back({name, list.typeOf<T>() + "; needed"}); }
};

template <class T> std::string WordList::fieldsOf()
{
    FieldLister lister{*this};
    fields(lister, std::as_const(*std::make_unique<T>()));
    std::size_t width = 0;
    for (const auto& row : lister.rows) width = std::max(width, row[0].size());
    std::string text;
    for (const auto& row : lister.rows) text += "    " + row[0] + std::string(width - row[0].size() + 2, ' ') + row[1] + "\n";
    return text;
}

template <class T> void WordList::addPart(const std::string& title)
{
    if (!m_known.emplace(title, true).second) return;
    const std::size_t place = m_parts.size();
    m_parts.emplace_back();
    std::string text;
    if constexpr (IsVariant<T>::value) text = alternatives<T>();
    else text = fieldsOf<T>();
    m_parts[place] = title + "\n" + text;
}

template <class Variant> std::string WordList::alternatives()
{
    std::string text;
    [&]<std::size_t... I>(std::index_sequence<I...>) {
        ((text += "  \"kind\": \"" + std::string(kindsOf<Variant>[I]) + "\"\n" + fieldsOf<std::variant_alternative_t<I, Variant>>()), ...);
    }(std::make_index_sequence<std::variant_size_v<Variant>>());
    return text;
}

template <class T> std::string WordList::typeOf()
{
    if constexpr (std::is_same_v<T, bool>) return "true | false";
    else if constexpr (std::is_floating_point_v<T>) return "number";
    else if constexpr (std::is_integral_v<T>) return "whole number";
    else if constexpr (std::is_same_v<T, std::string>) return "text";
    else if constexpr (std::is_enum_v<T>) return oneOf(wordsOf<T>);
    else if constexpr (IsId<T>::value) return "id";
    else if constexpr (std::is_same_v<T, MediaTime>) return "time";
    else if constexpr (std::is_same_v<T, TimeRange>) return "[time, time]: from, until";
    else if constexpr (std::is_same_v<T, FrameRate>) return "[whole number, whole number]: frames per seconds";
    else if constexpr (std::is_same_v<T, Speed>) return "[whole number, whole number]: times as fast, in lowest terms; negative backwards, [0, 1] frozen";
    else if constexpr (std::is_same_v<T, FrameSize> || std::is_same_v<T, Ratio>) return "[width, height]";
    else if constexpr (std::is_same_v<T, Rgba>) return "[red, green, blue, alpha]: 0 to 1";
    else if constexpr (std::is_same_v<T, Foreign>) return "text: what another program noted, best left out";
    else if constexpr (std::is_same_v<T, BezierHandles>) return "[x1, y1, x2, y2]: of \"bezier\", as CSS cubic-bezier; x 0 to 1, y -10 to 10";
    else if constexpr (std::is_same_v<T, ContentHash>) return "SHA-256 as 64 hexadecimal digits";
    else if constexpr (std::is_same_v<T, Curve>) {
        addPart<Key>("Key");
        return "number, or list of Key";
    } else if constexpr (IsShared<T>::value) return typeOf<std::remove_const_t<typename T::element_type>>();
    else if constexpr (IsOptional<T>::value) return typeOf<typename T::value_type>() + ", or null";
    else if constexpr (IsMap<T>::value) return "object with " + typeOf<typename T::mapped_type>() + " by name";
    else if constexpr (IsVector<T>::value) return "list of " + typeOf<typename T::value_type>();
    else if constexpr (IsVariant<T>::value) {
        const std::string name = "object with \"kind\" " + oneOf(kindsOf<T>);
        addPart<T>(name);
        return name;
    } else {
        addPart<T>(typeName<T>());
        return typeName<T>();
    }
}

} // namespace

std::string editWords()
{
    WordList list;
    const std::string edits = list.alternatives<EditKinds>();
    std::string text = "A file of edits holds one edit, a list of edits, or {\"name\": \"...\", \"edits\": [...]}; it becomes one step of the history.\n"
                       "time: whole flicks, 705600000 a second. id: as \"project show\" lists them; 0 or left out where something new is given one.\n\n"
                       "EDITS\n" + edits + "\nOBJECTS IN THEM\n";
    for (const std::string& part : list.parts()) text += "  " + part;
    return text;
}

} // namespace spot
