// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/studio.h"

#include "app/file/media_search.h"
#include "app/session/inbox.h"
#include "assets/base/log.h"
#include "assets/ledger/ledger.h"
#include "assets/media/probe.h"
#include "assets/store/content_store.h"
#include "assets/store/scratch.h"
#include "generators/catalog/catalog.h"
#include "generators/jobs/job_queue.h"
#include "generators/jobs/job_store.h"

#include <QCoreApplication>
#include <QPointer>

#include <algorithm>
#include <cstdlib>

namespace spot
{

namespace
{

namespace fs = std::filesystem;

fs::path fromEnvironment(const char* name)
{
    const char* value = std::getenv(name);
    return value && *value ? fs::path(value) : fs::path();
}

fs::path homeData()
{
    if (const fs::path data = fromEnvironment("XDG_DATA_HOME"); !data.empty()) return data / "spotwright";
    if (const fs::path home = fromEnvironment("HOME"); !home.empty()) return home / ".local/share/spotwright";
    return {};
}

constexpr int windowsAtOnce = 16;

/// Each running Spotwright has a job file of its own; a second window takes the next.
Result<JobStore> openJobStore(const fs::path& folder)
{
    for (int n = 1;; ++n) {
        auto store = JobStore::open(folder / (n == 1 ? std::string("jobs.sqlite") : "jobs-" + std::to_string(n) + ".sqlite"));
        if (store || store.error().fault != Fault::Denied || n == windowsAtOnce) return store;
    }
}

} // namespace

StudioPlaces StudioPlaces::standard()
{
    const fs::path here = QCoreApplication::applicationDirPath().toStdString();
    StudioPlaces places;
    places.data = fromEnvironment("SPOTWRIGHT_HOME");
    if (places.data.empty()) places.data = homeData();
    places.worker = here / "spotwright-worker";
    std::error_code code;
    if (!fs::exists(places.worker, code)) places.worker = here.parent_path() / "libexec/spotwright/spotwright-worker";
    std::string listed = fromEnvironment("SPOTWRIGHT_PLUGINS").string();
    for (std::size_t end; !listed.empty(); listed.erase(0, std::min(listed.size(), end + 1))) {
        end = std::min(listed.find(':'), listed.size());
        if (end) places.plugins.emplace_back(listed.substr(0, end));
    }
    for (const fs::path& root : {here.parent_path() / "plugins", places.data / "plugins", homeData() / "plugins", fs::path("/usr/lib/spotwright/plugins")})
        if (root.is_absolute() && std::find(places.plugins.begin(), places.plugins.end(), root) == places.plugins.end()) places.plugins.push_back(root);
    return places;
}

Studio::Studio(StudioPlaces places) : m_places(std::move(places)) {}

Result<std::unique_ptr<Studio>> Studio::open(const StudioPlaces& places)
{
    if (places.data.empty()) return Error{Fault::Denied, "there is no folder for media and jobs: set HOME, or SPOTWRIGHT_HOME to a folder that you may write to"};
    auto studio = std::unique_ptr<Studio>(new Studio(places));
    std::error_code code;
    fs::create_directories(places.data, code);
    if (code) return Error{Fault::Denied, "cannot use the folder " + places.data.string() + ": " + code.message() + ": set SPOTWRIGHT_HOME to a folder that you may write to"};
    SPOT_TRY(store, ContentStore::open(places.data / "media"));
    studio->m_store = std::make_unique<ContentStore>(std::move(store));
    SPOT_TRY(ledger, Ledger::open(places.data / "ledger.jsonl"));
    studio->m_ledger = std::make_unique<Ledger>(std::move(ledger));
    SPOT_TRY(jobs, openJobStore(places.data));
    studio->m_jobStore = std::make_unique<JobStore>(std::move(jobs));
    removeStaleScratch(places.data / "scratch");
    studio->m_catalog = std::make_unique<Catalog>(Catalog::scan(places.plugins));
    studio->m_board = std::make_unique<JobBoard>();
    JobBoard* board = studio->m_board.get();
    studio->m_queue = std::make_unique<JobQueue>(
        JobQueue::Services{*studio->m_catalog, *studio->m_store, *studio->m_ledger, *studio->m_jobStore, places.data / "scratch", places.worker,
                           [board](const std::string& why) { board->tellReducedIsolation(why); }},
        [board](const JobEvent& event) { board->tell(event); });
    board->attach(studio->m_queue.get());
    return studio;
}

Studio::~Studio()
{
    m_closing.request_stop();
    m_pool.clear();
    m_pool.waitForDone();
    m_inbox.reset();
    m_document.reset();
    if (m_board) m_board->attach(nullptr); // none when open failed
    m_queue.reset(); // its callback names the board, which therefore goes after it
}

void Studio::show(std::unique_ptr<Document> document)
{
    m_inbox.reset();
    const Result<Done> saved = m_document ? m_document->endGesture() : Result<Done>(Done{});
    m_document = std::move(document);
    if (m_document) connect(m_document.get(), &Document::notSaved, this, &Studio::notSaved);
    m_board->setProject(m_document ? m_document->identity() : std::string());
    if (m_document)
        m_inbox = std::make_unique<Inbox>(*m_document, Inbox::Services{*m_board, *m_store, m_pool,
                                                                       [this](const std::string& plugin) {
                                                                           const Capability* found = m_catalog->find(plugin);
                                                                           return found ? found->version : std::string();
                                                                       }});
    if (m_inbox) {
        connect(m_inbox.get(), &Inbox::added, this, &Studio::takeAdded);
        connect(m_inbox.get(), &Inbox::refused, this, &Studio::takeRefused);
    }
    Q_EMIT documentChanged();
    if (!saved) Q_EMIT notSaved(saved.error());
}

Result<Done> Studio::openDocument(const fs::path& file)
{
    m_thread.check();
    std::error_code code;
    if (m_document && fs::equivalent(m_document->path(), file, code)) return Done{};
    SPOT_TRY(document, Document::open(file));
    show(std::move(document));
    takeInPlacedMedia();
    return Done{};
}

Result<Done> Studio::openDocumentToRead(const fs::path& file)
{
    m_thread.check();
    SPOT_TRY(document, Document::openToRead(file));
    show(std::move(document));
    takeInPlacedMedia();
    return Done{};
}

void Studio::takeInPlacedMedia()
{
    const ProjectPtr project = m_document->project();
    const MediaPlaces places = m_document->mediaPlaces();
    const auto absent = absentMedia(*project, *m_store);
    if (std::none_of(absent.begin(), absent.end(), [&](const MediaPtr& item) { return places.count(item->content); })) return;
    const QPointer<Document> asked(m_document.get());
    m_pool.start([this, project, places, asked, file = m_document->path()] { // the destructor waits for the pool
        const auto came = takeInFromPlaces(*project, places, file, *m_store, m_closing.get_token());
        if (!came && came.error().fault != Fault::Cancelled) logLine(LogLevel::Warning, "app/session", came.error().message);
        QMetaObject::invokeMethod(qApp, [asked] {
            if (asked) asked->tellMediaCame();
        }, Qt::QueuedConnection);
    });
}

Result<Done> Studio::createDocument(const fs::path& file, const Project& project)
{
    m_thread.check();
    SPOT_TRY(document, Document::create(file, project));
    show(std::move(document));
    return Done{};
}

void Studio::closeDocument()
{
    m_thread.check();
    show(nullptr);
}

void Studio::resumeJobs()
{
    m_thread.check();
    if (m_document && !m_document->readOnlyReason()) m_board->resume();
}

Result<MediaItem> Studio::takeIn(const fs::path& file)
{
    SPOT_TRY_DONE(probe(file)); // the gate: nothing foreign is copied before it was looked at
    SPOT_TRY(hash, keepFile(file));
    SPOT_TRY(path, m_store->pathOf(hash));
    return itemFrom(path, hash, file.filename().string());
}

Result<ContentHash> Studio::keepFile(const fs::path& file)
{
    SPOT_TRY(hash, m_store->put(file, m_closing.get_token()));
    std::error_code code;
    SPOT_TRY_DONE(m_ledger->append(Imported{hash, file.filename().string(), static_cast<std::uint64_t>(fs::file_size(file, code))}));
    return hash;
}

void Studio::keep(const fs::path& file, KeepDone then)
{
    m_thread.check();
    const QPointer<Studio> self(this);
    m_pool.start([this, self, file, then] {
        auto hash = keepFile(file); // the destructor waits for the pool
        QMetaObject::invokeMethod(qApp, [self, then, hash = std::move(hash)] {
            if (self && then) then(hash);
        }, Qt::QueuedConnection);
    });
}

void Studio::importMedia(const fs::path& file, ImportDone then)
{
    m_thread.check();
    ++m_importing;
    Q_EMIT importsChanged();
    const QPointer<Studio> self(this);
    const QPointer<Document> asked(m_document.get());
    m_pool.start([this, self, asked, file, then] {
        auto item = takeIn(file);
        QMetaObject::invokeMethod(qApp, [self, asked, then, file, item = std::move(item)] {
            if (!self) return;
            --self->m_importing;
            Q_EMIT self->importsChanged();
            const auto added = [&]() -> Result<MediaId> {
                if (!item) return item.error();
                if (!asked) return Error{Fault::Cancelled, "\"" + item->name + "\" was kept, but its project was closed meanwhile"};
                const MediaId id{asked->project()->nextId}; // the one that AddMedia will give
                SPOT_TRY_DONE(asked->apply(AddMedia{*item}));
                if (const auto noted = asked->notePlace(item->content, file); !noted) logLine(LogLevel::Warning, "app/session", noted.error().message);
                return id;
            }();
            if (then) then(added);
        }, Qt::QueuedConnection);
    });
}

} // namespace spot
