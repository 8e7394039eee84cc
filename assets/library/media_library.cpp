// SPDX-License-Identifier: GPL-3.0-or-later
#include "assets/library/media_library.h"

#include "assets/store/atomic_file.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <set>
#include <sstream>

namespace spot
{

namespace
{

using Json = nlohmann::json;
using Labels = std::map<ContentHash, LibraryLabels>;

std::string lowered(std::string text)
{
    for (char& c : text)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return text;
}

bool matches(const LibraryItem& item, const std::vector<std::string>& words)
{
    std::string all = item.name + "\n" + item.labels.licence;
    for (const std::string& tag : item.labels.tags) all += "\n" + tag;
    all = lowered(std::move(all));
    return std::all_of(words.begin(), words.end(), [&](const std::string& word) { return all.find(word) != all.npos; });
}

Result<Labels> labelsFromJson(const std::string& text, const std::string& place)
{
    const Error broken{Fault::Corrupt, place + ": the labels of the media are damaged: mend the file or remove it, the media stay"};
    const Json json = Json::parse(text, nullptr, false);
    if (!json.is_object()) return broken;
    Labels labels;
    for (const auto& [hex, one] : json.items()) {
        const auto media = ContentHash::fromHex(hex);
        if (!media || !one.is_object() || !one.contains("licence") || !one["licence"].is_string() || !one.contains("tags") || !one["tags"].is_array()) return broken;
        LibraryLabels& read = labels[*media];
        read.licence = one["licence"].get<std::string>();
        for (const Json& tag : one["tags"]) {
            if (!tag.is_string()) return broken;
            read.tags.push_back(tag.get<std::string>());
        }
    }
    return labels;
}

std::string labelsToJson(const Labels& labels)
{
    Json json = Json::object();
    for (const auto& [media, one] : labels) json[media.hex()] = {{"licence", one.licence}, {"tags", one.tags}};
    return json.dump(1, ' ', false, Json::error_handler_t::replace) + "\n";
}

} // namespace

Result<MediaLibrary> MediaLibrary::open(ContentStore& store, Ledger& ledger, const std::filesystem::path& labels)
{
    MediaLibrary library(store, ledger, labels);
    std::error_code code;
    if (!std::filesystem::exists(labels, code)) return library;
    std::ifstream in(labels, std::ios::binary);
    const std::string text((std::istreambuf_iterator<char>(in)), {});
    if (!in.is_open() || in.bad()) return Error{Fault::Denied, labels.string() + ": the labels of the media cannot be read"};
    SPOT_TRY(read, labelsFromJson(text, labels.filename().string()));
    library.m_labels = std::move(read);
    return library;
}

std::vector<LibraryItem> MediaLibrary::items() const
{
    std::vector<LibraryItem> all;
    std::set<ContentHash> seen;
    for (const LedgerEntry& entry : m_ledger.entries()) {
        LibraryItem item;
        if (const auto* imported = std::get_if<Imported>(&entry.fact)) item = {imported->media, imported->name, "imported", entry.when, {}};
        else if (const auto* generated = std::get_if<Generated>(&entry.fact)) item = {generated->media, generated->plugin, generated->origin, entry.when, {}};
        else continue;
        if (!seen.insert(item.media).second) continue;
        if (const auto labels = m_labels.find(item.media); labels != m_labels.end()) item.labels = labels->second;
        all.push_back(std::move(item));
    }
    return all;
}

Result<LibraryItem> MediaLibrary::item(const ContentHash& media) const
{
    for (LibraryItem& one : items())
        if (one.media == media) return std::move(one);
    return Error{Fault::NotFound, "the medium " + media.hex().substr(0, 12) + "... is not in the library"};
}

std::vector<LibraryItem> MediaLibrary::find(std::string_view text) const
{
    std::istringstream in(lowered(std::string(text)));
    const std::vector<std::string> words{std::istream_iterator<std::string>(in), {}};
    std::vector<LibraryItem> found = items();
    std::erase_if(found, [&](const LibraryItem& one) { return !matches(one, words); });
    return found;
}

Result<LibraryItem> MediaLibrary::import(const std::filesystem::path& file)
{
    SPOT_TRY(info, probe(file));
    SPOT_TRY(media, m_store.put(file));
    m_infos.insert_or_assign(media, info);
    if (const auto known = item(media)) return known;
    SPOT_TRY_DONE(m_ledger.append(Imported{media, file.filename().string(), info.bytes}));
    return item(media);
}

Result<MediaInfo> MediaLibrary::infoOf(const ContentHash& media)
{
    if (const auto known = m_infos.find(media); known != m_infos.end()) return known->second;
    SPOT_TRY(file, m_store.pathOf(media));
    SPOT_TRY(info, probe(file));
    m_infos.emplace(media, info);
    return info;
}

Result<Done> MediaLibrary::save(const Labels& labels) const
{
    SPOT_TRY(file, AtomicFile::create(m_file));
    SPOT_TRY_DONE(file.write(labelsToJson(labels)));
    return file.commit();
}

Result<Done> MediaLibrary::setLabels(const ContentHash& media, LibraryLabels labels)
{
    SPOT_TRY(known, item(media));
    std::sort(labels.tags.begin(), labels.tags.end());
    labels.tags.erase(std::unique(labels.tags.begin(), labels.tags.end()), labels.tags.end());
    Labels changed = m_labels;
    changed[media] = std::move(labels);
    SPOT_TRY_DONE(save(changed));
    m_labels = std::move(changed);
    return Done{};
}

} // namespace spot
