// SPDX-License-Identifier: GPL-3.0-or-later
// assets/store/content_store.h: put(file) gives a hash, pathOf(hash) gives a read-only file; never overwritten, never changed.
#pragma once

#include "assets/base/content_hash.h"
#include "assets/base/result.h"

#include <filesystem>
#include <memory>
#include <stop_token>
#include <vector>

namespace spot
{

/// A folder of files named by their SHA-256: <root>/ab/cdef....mp4. Two processes may use one root.       [thread-safe]
class ContentStore
{
public:
    /// Makes the folder. Errors: Denied, NoSpace, Io.
    static Result<ContentStore> open(const std::filesystem::path& root);

    /// Copies the file in (reflink where the disk can), durable before it returns: written aside, synced, renamed, folder synced.
    /// The name's ending is kept. A content already there is not written again. Blocks; `stop` is looked at every MiB.
    /// Errors: NotFound, Denied, NoSpace, Io, Cancelled; then nothing of it is left.             [any thread but ui]
    Result<ContentHash> put(const std::filesystem::path& file, std::stop_token stop = {});

    /// Errors: NotFound ("the file abc... is not in the media folder ...: ...").                              [any]
    Result<std::filesystem::path> pathOf(const ContentHash& hash) const;
    const std::filesystem::path& root() const;

    ContentStore(ContentStore&&) noexcept;
    ~ContentStore();

private:
    struct Shared;
    explicit ContentStore(std::unique_ptr<Shared> shared);
    std::unique_ptr<Shared> m_shared;
};

} // namespace spot
