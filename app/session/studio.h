// SPDX-License-Identifier: GPL-3.0-or-later
// app/session/studio.h: builds and owns the services and the open document; made once in main and passed by reference.
#pragma once

#include "app/session/document.h"
#include "app/session/job_board.h"

#include <QObject>
#include <QThreadPool>

#include <filesystem>
#include <functional>
#include <memory>
#include <stop_token>
#include <vector>

namespace spot
{

class Catalog;
class ContentStore;
class Inbox;
class JobQueue;
class JobStore;
class Ledger;

/// Where things lie on this machine.                                                                            [value]
struct StudioPlaces {
    std::filesystem::path data;                 ///< media, ledger, jobs, scratch
    std::filesystem::path worker;               ///< the executable spotwright-worker
    std::vector<std::filesystem::path> plugins; ///< roots, the first wins

    /// data: $SPOTWRIGHT_HOME, else $XDG_DATA_HOME/spotwright, else ~/.local/share/spotwright, else none. worker: beside the executable,
    /// else ../libexec/spotwright. plugins: $SPOTWRIGHT_PLUGINS (parted by ':'), ../plugins beside the executable,
    /// <data>/plugins, ~/.local/share/spotwright/plugins, /usr/lib/spotwright/plugins.
    static StudioPlaces standard();
};

/// The services of one process, in an order in which they can be built and taken down. Needs a QCoreApplication.    [ui]
class Studio final : public QObject
{
    Q_OBJECT
public:
    /// Opens the data folder (made when it is not there) and looks for plugins; starts no process.
    /// Errors: Denied (also when there is no data folder), NoSpace, Io, Corrupt, with the folder or file that cannot be used.
    static Result<std::unique_ptr<Studio>> open(const StudioPlaces& places);
    /// Closes the document. Waits for running jobs to end (two seconds each at most). Copies of files are stopped, with nothing of
    /// them left, and imports that have not begun are dropped.
    ~Studio() override;

    const StudioPlaces& places() const { return m_places; }
    ContentStore& store() { return *m_store; }   ///< is a MediaResolver's source: see pathOf
    Ledger& ledger() { return *m_ledger; }
    const Catalog& catalog() const { return *m_catalog; }
    JobBoard& jobs() { return *m_board; }

    /// Null when none is open.
    Document* document() { return m_document.get(); }
    /// Opens or makes a project and closes the one before. Errors: those of Document; the document before stays open then.
    Result<Done> openDocument(const std::filesystem::path& file);
    /// The same as Document::openToRead.
    Result<Done> openDocumentToRead(const std::filesystem::path& file);
    Result<Done> createDocument(const std::filesystem::path& file, const Project& project);
    void closeDocument();
    /// Media that the media folder lacks but that lie where the project saw them last are taken in on the pool once a document
    /// is open; this waits for it, and for imports.                                                               [blocks]
    void waitForMedia() { m_pool.waitForDone(); }
    /// Lets the open document's jobs of earlier runs go on and takes in what finished meanwhile. For a person who works on in a
    /// project; what only looks at one does not call it. Nothing happens where nothing can be changed.
    void resumeJobs();

    /// Probes and copies a file into the media folder on the pool, then adds it to the document that was open when it was
    /// asked, as one step. `then` is called on the ui thread with its id or the error.
    using ImportDone = std::function<void(const Result<MediaId>&)>;
    void importMedia(const std::filesystem::path& file, ImportDone then = {});
    int importing() const { return m_importing; } ///< imports under way

    /// Copies a file into the media folder as it is, without a look at it and without an item: a logo in SVG, which only a
    /// plugin in its sandbox reads. `then` is called on the ui thread.
    using KeepDone = std::function<void(const Result<ContentHash>&)>;
    void keep(const std::filesystem::path& file, KeepDone then);

    /// What importMedia does before the edit: probe, put, a fact in the ledger. The item has no id yet.
    /// Errors: those of probe, ContentStore::put and Ledger.                                     [blocks; any thread but ui]
    Result<MediaItem> takeIn(const std::filesystem::path& file);

Q_SIGNALS:
    /// document() is another one, or null.
    void documentChanged();
    void takeAdded(spot::JobId job, spot::MediaId media); ///< see Inbox::added
    /// What a gesture changed could not be written (see Document::notSaved), or not before the document was closed.
    void notSaved(const spot::Error& error);
    /// A finished take could not be put into the document (see Inbox::refused).
    void takeRefused(spot::JobId job, const spot::Error& error);
    /// importing() is another number.
    void importsChanged();

private:
    explicit Studio(StudioPlaces places);
    void show(std::unique_ptr<Document> document);
    void takeInPlacedMedia();
    Result<ContentHash> keepFile(const std::filesystem::path& file);

    StudioPlaces m_places;
    OwnerThread m_thread;
    std::unique_ptr<ContentStore> m_store;
    std::unique_ptr<Ledger> m_ledger;
    std::unique_ptr<JobStore> m_jobStore;
    std::unique_ptr<Catalog> m_catalog;
    std::unique_ptr<JobBoard> m_board;
    std::unique_ptr<JobQueue> m_queue;
    std::unique_ptr<Document> m_document;
    std::unique_ptr<Inbox> m_inbox;
    int m_importing = 0;
    std::stop_source m_closing; ///< stops the copies on the pool
    QThreadPool m_pool;
};

} // namespace spot
