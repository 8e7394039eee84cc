// SPDX-License-Identifier: GPL-3.0-or-later
// app/session/inbox.h: a finished take finds its place in the document and becomes an edit.
#pragma once

#include "app/session/document.h"
#include "app/session/job_board.h"

#include <QObject>
#include <QPointer>
#include <QThreadPool>

#include <functional>
#include <set>

namespace spot
{

class ContentStore;
struct Capability;

/// Listens to the board for the jobs of one document; those of another project wait for that one. A take becomes a library item; where its slot's clip still shows a stand-in, or the
/// person asked for this take, it takes the clip's place in the same step. Files are probed on the pool.                 [ui]
class Inbox final : public QObject
{
    Q_OBJECT
public:
    /// All outlive this. versionOf: of a plugin, for the item's origin.
    struct Services {
        JobBoard& board;
        const ContentStore& store;
        QThreadPool& pool;
        std::function<std::string(const std::string&)> versionOf;
    };
    Inbox(Document& document, Services services);

Q_SIGNALS:
    /// The take of a job is in the document, as this item. Once for each job.
    void added(spot::JobId job, spot::MediaId media);
    /// A take that could not be put into the document; it is in the content store and the ledger all the same.
    void refused(spot::JobId job, const spot::Error& error);

private:
    void take(const JobRow& row, const GenerationOutcome& outcome);
    void add(const JobRow& row, MediaItem item);
    void tell(JobId job, MediaId media);

    Document& m_document;
    Services m_services;
    std::set<JobId> m_seen; ///< a finished job may be told twice: by its end and when its project is opened
};

/// What a file of the store is, as a media item without id. Errors: those of probe.                  [any thread but ui]
Result<MediaItem> itemFrom(const std::filesystem::path& file, const ContentHash& content, const std::string& name);

} // namespace spot
