// SPDX-License-Identifier: GPL-3.0-or-later
// app/session/document.h: the one writer of a project: apply, undo, redo, and one signal when it has changed.
#pragma once

#include "app/edit/edits.h"
#include "app/file/history_step.h"
#include "app/file/media_place.h"
#include "app/session/change.h"
#include "assets/base/owner_thread.h"

#include <QObject>
#include <QTimer>

#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string>

namespace spot
{

class ProjectStore;

/// An open project and its history. What apply, undo and redo acknowledge is on disk: a crash or a power cut right after loses
/// nothing, and the history is there again when the file is opened next. When the disk fails, the project stays as it was and
/// the Error is returned. Errors of every writing function: Denied (see readOnlyReason), NoSpace, Io, those of apply(). [ui]
class Document final : public QObject
{
    Q_OBJECT
public:
    /// Opens a .spot file. One that cannot be written (read-only, open in another window, made by a newer version) opens all
    /// the same and says so in readOnlyReason. Errors: NotFound, Denied, Corrupt, Unsupported, Io; the message names the file.
    static Result<std::unique_ptr<Document>> open(const std::filesystem::path& file);
    /// The same, but takes no lock and changes nothing of the file, not even an old format: for commands that only look.
    static Result<std::unique_ptr<Document>> openToRead(const std::filesystem::path& file);
    /// Makes a new file with `project` as its first step. Errors: Denied, NoSpace, Io, Invalid (a file of that name is there,
    /// or the project breaks an invariant).
    static Result<std::unique_ptr<Document>> create(const std::filesystem::path& file, const Project& project);
    /// Without a file: for specs, and for looking at what is not saved. The history lives as long as the Document.
    /// Errors: Invalid (the project breaks an invariant).
    static Result<std::unique_ptr<Document>> inMemory(const Project& project);
    ~Document() override;

    ProjectPtr project() const { return m_project; }
    std::filesystem::path path() const; ///< empty for one in memory
    /// Names this project among all, the same whenever it is opened: where it lies and when it was made. A copy is another one.
    std::string identity() const;
    /// Why nothing can be changed here, as a sentence; none when it can.
    std::optional<std::string> readOnlyReason() const;

    /// One edit, one step of history. With a gesture, all its edits melt into one step: each starts from the project *as the
    /// gesture found it* (so send where the pointer is now, not by how much it moved; what a drag passes over comes back), and
    /// a gesture that ends where it began leaves no step. A gesture is written at its end, and after 400 ms of rest.
    Result<Done> apply(const Edit& edit, GestureId gesture = {}, Author author = Author::Person);
    /// All or none, as one step with this name ("Move 3 clips"); empty: that of the first edit.
    Result<Done> applyAll(std::span<const Edit> edits, const std::string& name, GestureId gesture = {}, Author author = Author::Person);

    /// A name for a gesture about to begin. Ends one that is open; an error of that is told by notSaved.
    GestureId beginGesture();
    /// The pointer is up: makes the gesture's step durable. An error puts back what is on disk.
    /// apply without or with another gesture, undo and redo end an open gesture as well.
    Result<Done> endGesture();
    /// Escape: puts back what was there before the gesture. Without an open gesture nothing happens.
    Result<Done> cancelGesture();

    /// Errors also: NotFound, when there is nothing to undo or redo.
    Result<Done> undo();
    Result<Done> redo();
    /// Any step of any branch becomes the current one; none of the others is lost. Errors also: NotFound, Corrupt.
    Result<Done> goTo(StepId step);
    bool canUndo() const;
    bool canRedo() const;
    std::string undoName() const; ///< "Trim clip"; empty when there is nothing to undo
    std::string redoName() const;
    /// From the first step to the current one, and on along redo.
    std::vector<HistoryStep> history() const;
    /// The steps of all branches, rising ids.
    const std::vector<HistoryStep>& allSteps() const;
    StepId currentStep() const;

    /// Where media were seen last (media_place.h), and one more such place. No step of the history. Errors: those above.
    const MediaPlaces& mediaPlaces() const;
    Result<Done> notePlace(const ContentHash& content, const std::filesystem::path& file);
    /// The bytes of media came back: sends changed for all media and timelines, so that everybody looks again.
    void tellMediaCame();

Q_SIGNALS:
    /// project() is the new value already. Sent once for each change that is seen, also those inside a gesture.
    void changed(const spot::Change& change);
    /// A gesture that ended by the next one's beginning could not be written; project() is what is on disk again.
    void notSaved(const spot::Error& error);

private:
    struct Gesture {
        GestureId id;
        ProjectPtr before;      ///< as the gesture found it
        std::string name;
        Author author = Author::Person;
        bool isWritten = false; ///< the store's current step is the gesture's
        bool isDirty = false;   ///< m_project is newer than the store's
    };
    explicit Document(std::unique_ptr<ProjectStore> store);
    Result<Done> moveTo(const HistoryStep* step, const char* nothing);
    Result<Done> saveGesture();
    void show(ProjectPtr next);

    OwnerThread m_thread;
    std::unique_ptr<ProjectStore> m_store;
    ProjectPtr m_project;
    std::optional<Gesture> m_gesture;
    std::uint64_t m_lastGesture = 0;
    QTimer m_rest; ///< a gesture that rests is written
};

} // namespace spot
