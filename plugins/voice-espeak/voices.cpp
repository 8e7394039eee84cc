// SPDX-License-Identifier: GPL-3.0-or-later
// plugins/voice-espeak/voices.cpp: which language and which voice of the espeak-ng library a request means.
#include "plugins/voice-espeak/voices.h"

#include "plugins/sdk/failure.hpp"

#include <espeak-ng/speak_lib.h>

#include <algorithm>
#include <array>
#include <cstring>
#include <numeric>
#include <set>

namespace voice
{
namespace
{

std::string normalised(std::string tag)
{
    for (char& c : tag) c = c == '_' ? '-' : c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    return tag.substr(0, tag.find('.')); // "ko_KR.UTF-8"
}

std::string base(const std::string& tag) { return tag.substr(0, tag.find('-')); }

/// Tags that people write and the library spells otherwise.
std::string spelling(const std::string& tag)
{
    static const std::array<std::array<const char*, 2>, 9> table{{{"", "en-us"}, {"en", "en-us"}, {"zh", "cmn"},
        {"zh-hk", "yue"}, {"zh-tw", "cmn"}, {"zh-cn", "cmn"}, {"fr", "fr-fr"}, {"no", "nb"}, {"es-mx", "es-419"}}};
    for (const auto& [written, meant] : table)
        if (tag == written) return meant;
    return tag;
}

std::size_t distance(const std::string& a, const std::string& b)
{
    std::vector<std::size_t> row(b.size() + 1);
    std::iota(row.begin(), row.end(), 0u);
    for (std::size_t i = 0; i < a.size(); ++i) {
        std::size_t diagonal = row[0];
        row[0] = i + 1;
        for (std::size_t j = 0; j < b.size(); ++j) {
            const std::size_t above = row[j + 1];
            row[j + 1] = std::min({above + 1, row[j] + 1, diagonal + (a[i] != b[j])});
            diagonal = above;
        }
    }
    return row.back();
}

/// The six names most like this one, as a phrase.
std::string nearest(const std::string& wanted, std::vector<std::string> names)
{
    std::stable_sort(names.begin(), names.end(), [&](const auto& a, const auto& b) { return distance(wanted, a) < distance(wanted, b); });
    std::string phrase;
    for (std::size_t i = 0; i < std::min<std::size_t>(6, names.size()); ++i) phrase += (i ? ", " : "") + names[i];
    return phrase;
}

struct Variant {
    std::string name, file; ///< "female3", "f3"
};

std::vector<Variant> variants()
{
    espeak_VOICE wanted{};
    wanted.languages = "variant";
    std::vector<Variant> found;
    for (const espeak_VOICE** at = espeak_ListVoices(&wanted); at && *at; ++at)
        if (std::strncmp((*at)->identifier, "!v/", 3) == 0) found.push_back({(*at)->name, (*at)->identifier + 3});
    return found;
}

/// The file of the best voice for a tag ("gmw/en" for "en-gb"): names of files load, tags of secondary languages do not.
std::string fileFor(const std::string& language)
{
    std::string best;
    int priority = 1000;
    for (const espeak_VOICE** at = espeak_ListVoices(nullptr); at && *at; ++at) {
        if (std::strncmp((*at)->identifier, "mb/", 3) == 0) continue;
        for (const char* entry = (*at)->languages; *entry; entry += std::strlen(entry + 1) + 2)
            if (language == entry + 1 && *entry < priority) {
                priority = *entry;
                best = (*at)->identifier;
            }
    }
    return best.empty() ? language : best;
}

} // namespace

std::vector<std::string> languages()
{
    std::set<std::string> tags;
    for (const espeak_VOICE** at = espeak_ListVoices(nullptr); at && *at; ++at) {
        if (std::strncmp((*at)->identifier, "mb/", 3) == 0) continue; // needs data that is not installed
        for (const char* entry = (*at)->languages; *entry; entry += std::strlen(entry + 1) + 2) tags.insert(entry + 1);
    }
    return {tags.begin(), tags.end()};
}

std::string languageFor(const std::string& wanted, const std::vector<std::string>& known)
{
    std::string tag = normalised(wanted);
    for (;;) {
        const std::string spelled = spelling(tag);
        if (std::find(known.begin(), known.end(), spelled) != known.end()) return spelled;
        const std::size_t dash = tag.rfind('-');
        if (dash == std::string::npos) break;
        tag.resize(dash);
    }
    spotwright::unsupported("language \"" + wanted.substr(0, 40) + "\" is not spoken here; the nearest are " +
                            nearest(normalised(wanted.substr(0, 40)), known) + ".");
}

std::string voiceFor(const std::string& tag, const std::string& id)
{
    const std::string language = fileFor(tag);
    if (id.empty()) return language;
    if (id == "female") return language + "+f2";
    if (id == "male") return language + "+m3";
    std::vector<std::string> names{"female", "male"};
    for (const Variant& variant : variants()) {
        if (id == variant.file || id == variant.name) return language + "+" + variant.file;
        names.push_back(variant.file);
    }
    spotwright::unsupported("voice.id \"" + id.substr(0, 40) + "\" is unknown; the nearest are " + nearest(id.substr(0, 40), names) + ".");
}

bool isWrittenWithoutSpaces(const std::string& language)
{
    static const std::set<std::string> tags{"cmn", "yue", "hak", "zh", "ja", "th", "my"};
    return tags.count(base(language)) > 0;
}

} // namespace voice
