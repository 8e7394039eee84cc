// SPDX-License-Identifier: GPL-3.0-or-later
// app/file/project_store.h: the .spot file: a project and its whole history in one SQLite database.
// Pages named by their SHA-256 hold tracks, timelines, media and the brief, so that versions share what is equal; a step of
// history names a root page. Each writing function is one durable transaction: when it returns Done, a crash loses nothing of it.
#pragma once

#include "app/file/history_step.h"
#include "app/file/media_place.h"
#include "app/model/project.h"
#include "assets/base/result.h"

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace spot
{

/// What a new step is called and who made it.
struct StepNote {
    std::string name;
    Author author = Author::Person;
    GestureId gesture;
};

/// Errors of the writing functions: Denied (readOnlyReason), NoSpace, Io; file and history are then as before.
/// One thread, though not always the same one.                                                        [not thread-safe]
class ProjectStore
{
public:
    /// Checks the file and its current project. Opens it for reading only, with a reason, when it or its folder cannot be
    /// written, when another window has it open, or when a newer version made it.
    /// Keeps backups (backups.h) while it is open for writing; a damaged file's error offers the newest.
    /// Errors: Invalid (no name), NotFound, Denied, Corrupt (not a project, damaged, an invariant is broken), Unsupported, Io.
    static Result<std::unique_ptr<ProjectStore>> open(const std::filesystem::path& file);
    /// The same, but takes no lock and writes nothing, whoever else has it open.
    static Result<std::unique_ptr<ProjectStore>> openToRead(const std::filesystem::path& file);
    /// Writes a file of one step aside, puts it in place whole, and opens it. Errors: Invalid (no name; a file is there; an invariant
    /// is broken), Denied, NoSpace, Io; nothing is left then.
    static Result<std::unique_ptr<ProjectStore>> createFrom(const std::filesystem::path& file, const Project& project);
    /// The same without a file. Errors: Invalid.
    static Result<std::unique_ptr<ProjectStore>> inMemory(const Project& project);

    const std::filesystem::path& path() const; ///< empty in memory
    const std::optional<std::string>& readOnlyReason() const;

    const ProjectPtr& project() const;          ///< of the current step
    const HistoryStep& current() const;
    const HistoryStep* parent() const;          ///< where undo leads; null at the first step
    const HistoryStep* newestChild() const;     ///< where redo leads; null at the end of a branch
    std::vector<HistoryStep> line() const;      ///< from the first step to the current one, and on along redo
    const std::vector<HistoryStep>& steps() const; ///< of all branches, rising ids
    std::size_t stepCount() const;
    /// What any step ended with. Errors: NotFound, Corrupt.
    Result<ProjectPtr> projectAt(StepId step) const;

    /// A new step after the current one, which it becomes.
    Result<Done> append(const ProjectPtr& next, const StepNote& note);
    /// The current step, which must be the newest of all, ends with another project: a gesture goes on.
    Result<Done> amend(const ProjectPtr& next);
    /// Takes the current step away, which must be the newest of all and not the first; its parent is current then.
    Result<Done> dropNewest();
    /// Undo and redo. Errors also: NotFound, Corrupt.
    Result<Done> moveTo(StepId step);

    /// Where media were seen last. No part of the project's value: the same for every step.
    const MediaPlaces& mediaPlaces() const;
    Result<Done> notePlaces(const MediaPlaces& places);

    ~ProjectStore(); ///< leaves a single file
    ProjectStore(const ProjectStore&) = delete;
    ProjectStore& operator=(const ProjectStore&) = delete;

private:
    struct File;
    explicit ProjectStore(std::unique_ptr<File> file);
    std::unique_ptr<File> m_file;
};

} // namespace spot
