// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/file/project_store.h"

#include "app/edit/invariants.h"
#include "app/file/backups.h"
#include "app/file/page_table.h"
#include "app/file/place_table.h"
#include "app/file/project_database.h"
#include "app/file/schema_upgrade.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <deque>

#include <unistd.h>

namespace spot
{

namespace fs = std::filesystem;

namespace
{

/// Older ones are read from the file again when somebody undoes as far as that.
constexpr std::size_t stepsInMemory = 64;

std::chrono::system_clock::time_point now()
{
    return std::chrono::time_point_cast<std::chrono::milliseconds>(std::chrono::system_clock::now());
}

Result<HistoryStep> stepFrom(const Statement& row, const HistoryStep* before)
{
    HistoryStep step;
    step.id = {static_cast<std::uint64_t>(row.number(0))};
    step.parent = {row.isNull(1) ? 0 : static_cast<std::uint64_t>(row.number(1))};
    const auto root = row.bytes(2);
    const auto author = std::find(authorWords.begin(), authorWords.end(), row.text(4));
    const std::string place = "step " + std::to_string(step.id.value) + " of the history";
    if (root.size() != step.root.bytes.size() || author == authorWords.end()) return Error{Fault::Corrupt, place + " is not built as expected"};
    if (!step.id || step.parent >= step.id || (before == nullptr) != !step.parent) return Error{Fault::Corrupt, place + " follows no step"};
    std::copy(root.begin(), root.end(), step.root.bytes.begin());
    step.name = row.text(3);
    step.author = static_cast<Author>(author - authorWords.begin());
    step.time = std::chrono::system_clock::time_point(std::chrono::milliseconds(row.number(5)));
    step.gesture = {static_cast<std::uint64_t>(row.number(6))};
    return step;
}

Result<Done> insertStep(Database& database, const HistoryStep& step)
{
    SPOT_TRY(insert, database.prepare("INSERT INTO step(id, parent, root, name, author, time, gesture) VALUES(?, ?, ?, ?, ?, ?, ?)"));
    insert.bind(1, static_cast<std::int64_t>(step.id.value)).bindBytes(3, step.root.bytes).bind(4, std::string_view(step.name));
    if (step.parent) insert.bind(2, static_cast<std::int64_t>(step.parent.value));
    insert.bind(5, wordOf(step.author));
    insert.bind(6, std::chrono::duration_cast<std::chrono::milliseconds>(step.time.time_since_epoch()).count());
    insert.bind(7, static_cast<std::int64_t>(step.gesture.value));
    return insert.run();
}

Result<Done> setCurrent(Database& database, StepId step)
{
    SPOT_TRY(update, database.prepare("INSERT OR REPLACE INTO place(one, current) VALUES(1, ?)"));
    update.bind(1, static_cast<std::int64_t>(step.value));
    return update.run();
}

/// Layout and first step of a new project.
Result<Done> fill(Database& database, const Project& project)
{
    if (const auto broken = brokenInvariant(project)) return Error{Fault::Invalid, "the project cannot be saved: " + *broken};
    SPOT_TRY_DONE(upgradeSchema(database));
    SPOT_TRY(transaction, Transaction::begin(database));
    PageTable pages(database);
    SPOT_TRY(root, pages.write(project));
    SPOT_TRY_DONE(insertStep(database, {{1}, {}, root, "New project", Author::Person, now(), {}}));
    SPOT_TRY_DONE(setCurrent(database, {1}));
    return transaction.commit();
}

} // namespace

struct ProjectStore::File {
    fs::path path;
    std::optional<std::string> readOnly;
    FileLock lock; ///< let go after the database is closed
    std::unique_ptr<Database> database;
    std::optional<PageTable> pages;
    std::vector<HistoryStep> steps; ///< rising ids
    std::size_t current = 0;
    ProjectPtr project;
    std::deque<std::pair<StepId, ProjectPtr>> seen; ///< what the last steps that were shown ended with: undo and redo there need no reading
    MediaPlaces places;
    std::optional<BackupWriter> backups; ///< none when nothing is written here

    const HistoryStep* find(StepId id) const
    {
        const auto step = std::lower_bound(steps.begin(), steps.end(), id, [](const HistoryStep& s, StepId v) { return s.id < v; });
        return step != steps.end() && step->id == id ? &*step : nullptr;
    }
    Error at(Error error) const
    {
        const std::string name = path.filename().string() + ": ";
        if (!path.empty() && error.message.rfind(name, 0) != 0) error.message = name + error.message;
        return error;
    }
    Result<Done> mayWrite() const
    {
        if (readOnly) return Error{Fault::Denied, *readOnly};
        return Done{};
    }
    Result<Done> open();
    Result<Done> makeReadyToWrite();
    Result<Done> makeReadable(std::int64_t version);
    void backUpWhenDue();
    Result<Done> load();
    Result<Done> loadSteps();
    Result<ProjectPtr> projectAt(const HistoryStep& step);
    void remember(StepId step, const ProjectPtr& shown);
    void forget(StepId step);
    template <class Work> Result<Done> write(Work work);
};

/// readOnly, when it is set before, is the reason to take no lock.
Result<Done> ProjectStore::File::open()
{
    const bool isAskedToRead = readOnly.has_value();
    SPOT_TRY(found, FileLock::openProject(path));
    lock = std::move(found);
    if (!isAskedToRead) readOnly = whyNotWritable(path, lock);
    auto opened = readOnly ? openForReading(path) : openDatabase(path, OpenAs::Writer);
    if (!opened) return opened.error();
    const bool isNewer = opened->version > projectFileVersion;
    if (isNewer && (!readOnly || isAskedToRead)) {
        readOnly = path.filename().string() + " was made by a newer Spotwright (format " + std::to_string(opened->version) + ", this one knows " +
                   std::to_string(projectFileVersion) + "); update Spotwright to change it";
        opened->database.reset();
        opened = openForReading(path);
        if (!opened) return opened.error();
    }
    database = std::move(opened->database);
    SPOT_TRY_DONE(readOnly ? makeReadable(opened->version) : makeReadyToWrite());
    const Result<Done> loaded = load();
    if (!loaded && isNewer) return Error{Fault::Unsupported, *readOnly};
    if (!loaded) return at(loaded.error());
    return Done{};
}

/// A file of an older version that cannot be written is brought to this one in memory.
Result<Done> ProjectStore::File::makeReadable(std::int64_t version)
{
    if (version >= projectFileVersion) return Done{};
    SPOT_TRY(copy, database->copyInMemory());
    database = std::move(copy);
    return upgradeSchema(*database);
}

void ProjectStore::File::backUpWhenDue()
{
    if (backups) backups->backUpWhenDue(steps.front(), steps.back(), now());
}

/// A disk that is full now is no reason to hide the project: it is opened for reading.
Result<Done> ProjectStore::File::makeReadyToWrite()
{
    const Result<Done> ready = [&]() -> Result<Done> {
        SPOT_TRY_DONE(upgradeSchema(*database));
        return database->run("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON");
    }();
    if (ready || ready.error().fault == Fault::Corrupt) return ready;
    readOnly = ready.error().message;
    database.reset();
    SPOT_TRY(opened, openForReading(path));
    database = std::move(opened.database);
    return makeReadable(opened.version);
}

Result<Done> ProjectStore::File::loadSteps()
{
    SPOT_TRY(select, database->prepare("SELECT id, parent, root, name, author, time, gesture FROM step ORDER BY id"));
    for (;;) {
        SPOT_TRY(row, select.step());
        if (!row) break;
        SPOT_TRY(step, stepFrom(select, steps.empty() ? nullptr : &steps.back()));
        if (step.parent && !find(step.parent)) return Error{Fault::Corrupt, "step " + std::to_string(step.id.value) + " of the history follows no step"};
        steps.push_back(std::move(step));
    }
    SPOT_TRY(shown, database->number("SELECT current FROM place"));
    const HistoryStep* step = find({static_cast<std::uint64_t>(shown)});
    if (!step) return Error{Fault::Corrupt, "the history has no current step"};
    current = static_cast<std::size_t>(step - steps.data());
    return Done{};
}

Result<ProjectPtr> ProjectStore::File::projectAt(const HistoryStep& step)
{
    for (const auto& [id, shown] : seen)
        if (id == step.id) return shown;
    SPOT_TRY(read, pages->read(step.root));
    if (const auto broken = brokenInvariant(read)) return Error{Fault::Corrupt, *broken};
    const auto shared = std::make_shared<const Project>(std::move(read));
    remember(step.id, shared);
    return ProjectPtr(shared);
}

void ProjectStore::File::remember(StepId step, const ProjectPtr& shown)
{
    forget(step);
    seen.emplace_back(step, shown);
    if (seen.size() <= stepsInMemory) return;
    seen.pop_front();
    pages->forgetUnused();
}

void ProjectStore::File::forget(StepId step)
{
    std::erase_if(seen, [step](const auto& entry) { return entry.first == step; });
}

Result<Done> ProjectStore::File::load()
{
    SPOT_TRY(health, database->text("PRAGMA quick_check(1)"));
    if (health != "ok") return Error{Fault::Corrupt, "the project file is damaged (" + health + "); take the newest copy of it"};
    pages.emplace(*database);
    SPOT_TRY_DONE(loadSteps());
    SPOT_TRY(seenAt, readPlaces(*database));
    places = std::move(seenAt);
    SPOT_TRY(shown, projectAt(steps[current]));
    project = shown;
    return Done{};
}

/// One durable transaction. `work` changes the database only; memory follows once it has been committed.
template <class Work> Result<Done> ProjectStore::File::write(Work work)
{
    SPOT_TRY_DONE(mayWrite());
    const Result<Done> done = [&]() -> Result<Done> {
        SPOT_TRY(transaction, Transaction::begin(*database));
        SPOT_TRY_DONE(work());
        return transaction.commit();
    }();
    if (done) {
        pages->keepWritten();
        return done;
    }
    database->abandonTransaction();
    pages->forgetWritten();
    return at(done.error());
}

namespace
{

Result<fs::path> wholePath(const fs::path& path)
{
    if (path.empty()) return Error{Fault::Invalid, "the name of the project is empty: give a file that ends in .spot"};
    std::error_code code;
    const fs::path whole = fs::absolute(path, code);
    if (code) return Error{Fault::Io, path.string() + ": the folder that it is in cannot be found (" + code.message() + ")"};
    return whole;
}

} // namespace

Result<std::unique_ptr<ProjectStore>> ProjectStore::open(const fs::path& path)
{
    SPOT_TRY(whole, wholePath(path));
    auto file = std::make_unique<File>();
    file->path = whole;
    const Result<Done> opened = file->open();
    if (!opened) return withBackupOffered(opened.error(), file->path);
    if (!file->readOnly) file->backups.emplace(file->path), file->backUpWhenDue();
    return std::unique_ptr<ProjectStore>(new ProjectStore(std::move(file)));
}

Result<std::unique_ptr<ProjectStore>> ProjectStore::openToRead(const fs::path& path)
{
    SPOT_TRY(whole, wholePath(path));
    auto file = std::make_unique<File>();
    file->path = whole;
    file->readOnly = path.filename().string() + " was opened to be read only";
    const Result<Done> opened = file->open();
    if (!opened) return withBackupOffered(opened.error(), file->path);
    return std::unique_ptr<ProjectStore>(new ProjectStore(std::move(file)));
}

Result<std::unique_ptr<ProjectStore>> ProjectStore::createFrom(const fs::path& path, const Project& project)
{
    SPOT_TRY(file, wholePath(path));
    const fs::path aside = file.string() + ".new-" + std::to_string(getpid());
    std::error_code none;
    if (fs::exists(file, none)) return Error{Fault::Invalid, file.filename().string() + ": a file of that name is in " + file.parent_path().string() + " already; choose another name"};
    if (access(file.parent_path().c_str(), W_OK) != 0)
        return Error{errno == ENOENT ? Fault::NotFound : Fault::Denied, file.filename().string() + ": the folder " + file.parent_path().string() + (errno == ENOENT ? " is not there" : " cannot be written") + "; choose another one"};
    fs::remove(aside, none);
    const Result<Done> made = [&]() -> Result<Done> {
        SPOT_TRY(database, Database::open(aside, OpenAs::Writer, file));
        SPOT_TRY_DONE(database->run("PRAGMA journal_mode = DELETE; PRAGMA synchronous = FULL"));
        SPOT_TRY_DONE(fill(*database, project));
        database.reset();
        return putInPlace(aside, file);
    }();
    if (!made) {
        fs::remove(aside, none);
        fs::remove(aside.string() + "-journal", none);
        return made.error();
    }
    return open(file);
}

Result<std::unique_ptr<ProjectStore>> ProjectStore::inMemory(const Project& project)
{
    auto file = std::make_unique<File>();
    SPOT_TRY(database, Database::open(":memory:", OpenAs::Writer, "the project in memory"));
    SPOT_TRY_DONE(fill(*database, project));
    file->database = std::move(database);
    SPOT_TRY_DONE(file->load());
    return std::unique_ptr<ProjectStore>(new ProjectStore(std::move(file)));
}

ProjectStore::ProjectStore(std::unique_ptr<File> file) : m_file(std::move(file)) {}

ProjectStore::~ProjectStore()
{
    m_file->pages.reset();
    m_file->backups.reset(); // waits for one that is being written
    if (m_file->readOnly || m_file->path.empty()) return;
    // The log goes back into the file. Where somebody reads on, this is left for the next time, and nothing is lost.
    if (!m_file->database->run("PRAGMA busy_timeout = 0; PRAGMA wal_checkpoint(TRUNCATE); PRAGMA journal_mode = DELETE")) return;
}

const fs::path& ProjectStore::path() const { return m_file->path; }
const std::optional<std::string>& ProjectStore::readOnlyReason() const { return m_file->readOnly; }
const ProjectPtr& ProjectStore::project() const { return m_file->project; }
const HistoryStep& ProjectStore::current() const { return m_file->steps[m_file->current]; }
const HistoryStep* ProjectStore::parent() const { return m_file->find(current().parent); }
const std::vector<HistoryStep>& ProjectStore::steps() const { return m_file->steps; }
std::size_t ProjectStore::stepCount() const { return m_file->steps.size(); }

Result<ProjectPtr> ProjectStore::projectAt(StepId id) const
{
    const HistoryStep* step = m_file->find(id);
    if (!step) return m_file->at({Fault::NotFound, "the history has no step " + std::to_string(id.value)});
    auto shown = m_file->projectAt(*step);
    if (!shown) return m_file->at(shown.error());
    return shown;
}

const HistoryStep* ProjectStore::newestChild() const
{
    const auto& steps = m_file->steps;
    const auto child = std::find_if(steps.rbegin(), steps.rend(), [id = current().id](const HistoryStep& s) { return s.parent == id; });
    return child == steps.rend() ? nullptr : &*child;
}

std::vector<HistoryStep> ProjectStore::line() const
{
    std::vector<HistoryStep> line;
    for (const HistoryStep* step = &current(); step; step = m_file->find(step->parent)) line.push_back(*step);
    std::reverse(line.begin(), line.end());
    std::map<StepId, const HistoryStep*> newest;
    for (const HistoryStep& step : m_file->steps) newest[step.parent] = &step;
    for (auto next = newest.find(current().id); next != newest.end(); next = newest.find(next->second->id)) line.push_back(*next->second);
    return line;
}

Result<Done> ProjectStore::append(const ProjectPtr& next, const StepNote& note)
{
    HistoryStep step{{m_file->steps.back().id.value + 1}, current().id, {}, note.name, note.author, now(), note.gesture};
    SPOT_TRY_DONE(m_file->write([&]() -> Result<Done> {
        SPOT_TRY(root, m_file->pages->write(*next));
        step.root = root;
        SPOT_TRY_DONE(insertStep(*m_file->database, step));
        return setCurrent(*m_file->database, step.id);
    }));
    m_file->remember(step.id, m_file->project = next);
    m_file->steps.push_back(std::move(step));
    m_file->current = m_file->steps.size() - 1;
    m_file->backUpWhenDue();
    return Done{};
}

Result<Done> ProjectStore::amend(const ProjectPtr& next)
{
    SPOT_CHECK(m_file->current + 1 == m_file->steps.size(), "only the newest step can be amended");
    HistoryStep step = current();
    step.time = now();
    SPOT_TRY_DONE(m_file->write([&]() -> Result<Done> {
        SPOT_TRY(root, m_file->pages->write(*next));
        step.root = root;
        SPOT_TRY(update, m_file->database->prepare("UPDATE step SET root = ?, time = ? WHERE id = ?"));
        update.bindBytes(1, root.bytes).bind(2, std::chrono::duration_cast<std::chrono::milliseconds>(step.time.time_since_epoch()).count());
        update.bind(3, static_cast<std::int64_t>(step.id.value));
        return update.run();
    }));
    m_file->remember(step.id, m_file->project = next);
    m_file->steps.back() = std::move(step);
    m_file->backUpWhenDue();
    return Done{};
}

Result<Done> ProjectStore::dropNewest()
{
    SPOT_CHECK(m_file->current + 1 == m_file->steps.size() && parent(), "only the newest step can be taken away, and never the first");
    const HistoryStep gone = current(), before = *parent();
    SPOT_TRY(shown, m_file->projectAt(before));
    SPOT_TRY_DONE(m_file->write([&]() -> Result<Done> {
        SPOT_TRY_DONE(setCurrent(*m_file->database, before.id));
        SPOT_TRY(remove, m_file->database->prepare("DELETE FROM step WHERE id = ?"));
        remove.bind(1, static_cast<std::int64_t>(gone.id.value));
        return remove.run();
    }));
    m_file->steps.pop_back();
    m_file->forget(gone.id);
    m_file->project = shown;
    m_file->current = static_cast<std::size_t>(m_file->find(before.id) - m_file->steps.data());
    return Done{};
}

Result<Done> ProjectStore::moveTo(StepId id)
{
    SPOT_TRY(shown, projectAt(id));
    SPOT_TRY_DONE(m_file->write([&] { return setCurrent(*m_file->database, id); }));
    m_file->project = shown;
    m_file->current = static_cast<std::size_t>(m_file->find(id) - m_file->steps.data());
    return Done{};
}

const MediaPlaces& ProjectStore::mediaPlaces() const { return m_file->places; }

Result<Done> ProjectStore::notePlaces(const MediaPlaces& places)
{
    SPOT_TRY_DONE(m_file->write([&] { return writePlaces(*m_file->database, places); }));
    for (const auto& [content, place] : places) m_file->places[content] = place;
    return Done{};
}

} // namespace spot
