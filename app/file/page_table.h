// SPDX-License-Identifier: GPL-3.0-or-later
// app/file/page_table.h: the pages of a project file: a project becomes pages and comes back from them.
#pragma once

#include "app/file/database.h"
#include "app/model/project.h"

#include <map>

namespace spot
{

/// Remembers every part that was written or read for as long as somebody else holds it, so that an edit writes what it changed, and
/// versions that are read share their equal parts.                                                     [not thread-safe]
class PageTable
{
public:
    explicit PageTable(Database& database) : m_database(database) {}
    /// Writes the pages that are not there yet; inside the caller's transaction. Gives the root.
    Result<ContentHash> write(const Project& project);
    /// Errors: Corrupt (a page is missing, is not what its name says, or is no project).
    Result<Project> read(const ContentHash& root);
    /// Forgets what was written since the transaction began, after it failed.
    void forgetWritten();
    void keepWritten() { m_written.clear(); }
    /// Lets go of the parts that nobody else holds any more.
    void forgetUnused();

private:
    template <class T> using Parts = std::map<ContentHash, std::shared_ptr<const T>>;
    Result<ContentHash> put(const std::string& body);
    Result<std::string> get(const ContentHash& hash);
    template <class T> Result<ContentHash> put(Parts<T>& parts, const std::shared_ptr<const T>& part, const std::string& body);
    Result<ContentHash> put(const TimelinePtr& timeline);
    Result<TrackPtr> track(const ContentHash& hash);
    Result<TimelinePtr> timeline(const ContentHash& hash);
    Result<MediaPtr> media(const ContentHash& hash);

    Database& m_database;
    Parts<Track> m_tracks;
    Parts<Timeline> m_timelines;
    Parts<MediaItem> m_media;
    std::map<const void*, ContentHash> m_names; ///< of the parts in the three maps above
    std::vector<ContentHash> m_written;
};

} // namespace spot
