// SPDX-License-Identifier: GPL-3.0-or-later
// assets/library/media_library.h: media with names, tags and licence, over the content store and the ledger.
#pragma once

#include "assets/ledger/ledger.h"
#include "assets/media/probe.h"
#include "assets/store/content_store.h"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace spot
{

/// What a person says about an item. Tags are sorted, each once.                                                [value]
struct LibraryLabels {
    std::vector<std::string> tags;
    std::string licence; ///< "CC-BY-4.0", "our own"; "" is not known
    bool operator==(const LibraryLabels&) const = default;
};

/// One content. Name, origin and day come from the ledger's first fact about it.                                [value]
struct LibraryItem {
    ContentHash media;
    std::string name;   ///< of the file that came in, or of the generator
    std::string origin; ///< "imported", "procedural" or "ai_generated"
    std::string when;   ///< "2026-11-24T22:29:04Z"
    LibraryLabels labels;
    bool operator==(const LibraryItem&) const = default;
};

/// What exists, says the ledger; where its bytes are, the store; what it is called, a small JSON file.  [not thread-safe]
class MediaLibrary
{
public:
    /// store and ledger outlive the library. labels: the JSON file, made when first needed.
    /// Errors: Denied, Io, Corrupt ("labels.json: ...").
    static Result<MediaLibrary> open(ContentStore& store, Ledger& ledger, const std::filesystem::path& labels);

    /// Probe, put, fact: nothing enters that cannot be decoded. A content that is there already gets no second fact. Blocks.
    /// Errors: those of probe, ContentStore::put and Ledger::append.                                 [any thread but ui]
    Result<LibraryItem> import(const std::filesystem::path& file);

    /// Everything, oldest first; what other processes and the generators added included.
    std::vector<LibraryItem> items() const;
    /// Items whose name, licence or some tag contains every word of the text; Latin letters of either case.
    std::vector<LibraryItem> find(std::string_view text) const;
    /// Errors: NotFound.
    Result<LibraryItem> item(const ContentHash& media) const;
    /// Probed when first asked for. Errors: NotFound, and those of probe.
    Result<MediaInfo> infoOf(const ContentHash& media);

    /// Durable before it returns. Errors: NotFound (no such item), Denied, NoSpace, Io; then nothing has changed.
    Result<Done> setLabels(const ContentHash& media, LibraryLabels labels);

private:
    MediaLibrary(ContentStore& store, Ledger& ledger, std::filesystem::path file) : m_store(store), m_ledger(ledger), m_file(std::move(file)) {}
    Result<Done> save(const std::map<ContentHash, LibraryLabels>& labels) const;

    ContentStore& m_store;
    Ledger& m_ledger;
    std::filesystem::path m_file;
    std::map<ContentHash, LibraryLabels> m_labels;
    std::map<ContentHash, MediaInfo> m_infos; ///< probed so far
};

} // namespace spot
