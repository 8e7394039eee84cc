// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/document.h"

#include "app/edit/apply.h"
#include "app/file/project_store.h"

namespace spot
{

namespace
{

constexpr int restMilliseconds = 400;

} // namespace

Document::Document(std::unique_ptr<ProjectStore> store) : m_store(std::move(store)), m_project(m_store->project())
{
    m_lastGesture = m_store->current().gesture.value;
    m_rest.setSingleShot(true);
    m_rest.setInterval(restMilliseconds);
    connect(&m_rest, &QTimer::timeout, this, [this] {
        if (!saveGesture()) m_rest.start(); // the disk may have room by then; what ends the gesture tells the person
    });
}

Document::~Document()
{
    const Result<Done> saved = endGesture();
    if (!saved) qWarning("%s", saved.error().message.c_str());
}

Result<std::unique_ptr<Document>> Document::open(const std::filesystem::path& file)
{
    SPOT_TRY(store, ProjectStore::open(file));
    return std::unique_ptr<Document>(new Document(std::move(store)));
}

Result<std::unique_ptr<Document>> Document::openToRead(const std::filesystem::path& file)
{
    SPOT_TRY(store, ProjectStore::openToRead(file));
    return std::unique_ptr<Document>(new Document(std::move(store)));
}

Result<std::unique_ptr<Document>> Document::create(const std::filesystem::path& file, const Project& project)
{
    SPOT_TRY(store, ProjectStore::createFrom(file, project));
    return std::unique_ptr<Document>(new Document(std::move(store)));
}

Result<std::unique_ptr<Document>> Document::inMemory(const Project& project)
{
    SPOT_TRY(store, ProjectStore::inMemory(project));
    return std::unique_ptr<Document>(new Document(std::move(store)));
}

std::filesystem::path Document::path() const { return m_store->path(); }
std::string Document::identity() const
{
    std::error_code code;
    const auto place = path().empty() ? path() : std::filesystem::weakly_canonical(path(), code);
    const auto made = std::chrono::duration_cast<std::chrono::milliseconds>(allSteps().front().time.time_since_epoch());
    return place.string() + "#" + std::to_string(made.count());
}

std::optional<std::string> Document::readOnlyReason() const { return m_store->readOnlyReason(); }

void Document::show(ProjectPtr next)
{
    if (next == m_project) return;
    const ProjectPtr before = std::exchange(m_project, std::move(next));
    const Change change = difference(*before, *m_project);
    if (!change.isEmpty()) Q_EMIT changed(change);
}

Result<Done> Document::apply(const Edit& edit, GestureId gesture, Author author)
{
    return applyAll(std::span(&edit, 1), {}, gesture, author);
}

Result<Done> Document::applyAll(std::span<const Edit> edits, const std::string& wanted, GestureId gesture, Author author)
{
    m_thread.check();
    if (edits.empty()) return Done{};
    const std::string name = wanted.empty() ? std::string(nameOf(edits.front())) : wanted;
    if (const auto reason = readOnlyReason()) return Error{Fault::Denied, *reason};
    if (m_gesture && m_gesture->id != gesture) SPOT_TRY_DONE(endGesture());
    if (gesture && !m_gesture) m_gesture = Gesture{gesture, m_project, name, author};
    SPOT_TRY(edited, spot::applyAll(gesture ? *m_gesture->before : *m_project, edits));
    if (edited == *m_project) return Done{};
    auto next = std::make_shared<const Project>(std::move(edited));
    if (gesture) {
        if (*next == *m_gesture->before) next = m_gesture->before;
        m_gesture->name = name;
        m_gesture->isDirty = true;
        m_rest.start();
    } else {
        SPOT_TRY_DONE(m_store->append(next, {name, author, {}}));
    }
    show(std::move(next));
    return Done{};
}

GestureId Document::beginGesture()
{
    m_thread.check();
    if (const Result<Done> ended = endGesture(); !ended) Q_EMIT notSaved(ended.error());
    return {++m_lastGesture};
}

/// Brings the store to what is shown: the gesture's step is added, changed or, where it began, taken away.
Result<Done> Document::saveGesture()
{
    if (!m_gesture || !m_gesture->isDirty) return Done{};
    if (m_project == m_gesture->before) {
        if (m_gesture->isWritten) SPOT_TRY_DONE(m_store->dropNewest());
        m_gesture->isWritten = false;
    } else if (m_gesture->isWritten) {
        SPOT_TRY_DONE(m_store->amend(m_project));
    } else {
        SPOT_TRY_DONE(m_store->append(m_project, {m_gesture->name, m_gesture->author, m_gesture->id}));
        m_gesture->isWritten = true;
    }
    m_gesture->isDirty = false;
    return Done{};
}

Result<Done> Document::endGesture()
{
    m_thread.check();
    if (!m_gesture) return Done{};
    m_rest.stop();
    const Result<Done> saved = saveGesture();
    m_gesture.reset();
    if (!saved) show(m_store->project());
    return saved;
}

Result<Done> Document::cancelGesture()
{
    m_thread.check();
    if (!m_gesture) return Done{};
    m_rest.stop();
    const bool isWritten = m_gesture->isWritten;
    m_gesture.reset();
    const Result<Done> dropped = isWritten ? m_store->dropNewest() : Result<Done>(Done{});
    show(m_store->project());
    return dropped;
}

Result<Done> Document::moveTo(const HistoryStep* step, const char* nothing)
{
    if (const auto reason = readOnlyReason()) return Error{Fault::Denied, *reason};
    if (!step) return Error{Fault::NotFound, nothing};
    SPOT_TRY_DONE(m_store->moveTo(step->id));
    show(m_store->project());
    return Done{};
}

Result<Done> Document::undo()
{
    SPOT_TRY_DONE(endGesture());
    return moveTo(m_store->parent(), "there is nothing to undo");
}

Result<Done> Document::redo()
{
    SPOT_TRY_DONE(endGesture());
    return moveTo(m_store->newestChild(), "there is nothing to redo");
}

Result<Done> Document::goTo(StepId step)
{
    SPOT_TRY_DONE(endGesture());
    if (const auto reason = readOnlyReason()) return Error{Fault::Denied, *reason};
    SPOT_TRY_DONE(m_store->moveTo(step));
    show(m_store->project());
    return Done{};
}

bool Document::canUndo() const { return !readOnlyReason() && !undoName().empty(); }
bool Document::canRedo() const { return !readOnlyReason() && !redoName().empty(); }

std::string Document::undoName() const
{
    if (m_gesture && m_project != m_gesture->before) return m_gesture->name;
    // An unwritten return to where the gesture began: its step is about to go, and the one before it is next.
    if (m_gesture && m_gesture->isWritten) return m_store->parent()->parent ? m_store->parent()->name : std::string();
    return m_store->parent() ? m_store->current().name : std::string();
}

std::string Document::redoName() const
{
    if (m_gesture && m_project != m_gesture->before) return {};
    const HistoryStep* next = m_store->newestChild();
    return next ? next->name : std::string();
}

std::vector<HistoryStep> Document::history() const { return m_store->line(); }
const std::vector<HistoryStep>& Document::allSteps() const { return m_store->steps(); }
const MediaPlaces& Document::mediaPlaces() const { return m_store->mediaPlaces(); }

Result<Done> Document::notePlace(const ContentHash& content, const std::filesystem::path& file)
{
    return m_store->notePlaces({{content, placeOf(file, path())}});
}

void Document::tellMediaCame()
{
    m_thread.check();
    Change change;
    for (const MediaPtr& item : m_project->media) change.media.push_back(item->id);
    for (const TimelinePtr& timeline : m_project->timelines) change.timelines.push_back(timeline->id);
    if (!change.isEmpty()) Q_EMIT changed(change);
}

StepId Document::currentStep() const { return m_store->current().id; }

} // namespace spot
