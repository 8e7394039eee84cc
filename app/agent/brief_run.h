// SPDX-License-Identifier: GPL-3.0-or-later
// app/agent/brief_run.h: from a script to a cut project: the stages in order, each leaving its results in the project.
#pragma once

#include "app/agent/linked_files.h"
#include "app/agent/plan_jobs.h"
#include "app/script/script.h"
#include "app/session/studio.h"

#include <QObject>

#include <chrono>
#include <deque>
#include <optional>
#include <set>

namespace spot
{

/// What the person may say beside the script; values given here win over the script's.
struct BriefOptions {
    std::filesystem::path project;          ///< the .spot file to make, or what a run of the same script left half-made
    bool keepsProject = true;               ///< the person named it: messages may point there
    std::filesystem::path output;           ///< what will be written in the end, if anything: no file of the script may be it
    std::optional<std::vector<Ratio>> ratios;
    bool onlyFirstRatio = false; ///< of those: pictures are what takes time
    std::optional<MediaTime> length;
    std::optional<std::string> language;
    std::optional<FrameRate> rate;
    JobOptions jobs;
};

struct BriefReport {
    std::size_t scenes = 0;
    std::set<std::string> plugins;           ///< that made something
    std::vector<ScriptWarning> warnings;     ///< of the script; more come while it runs: an effect that nobody makes, a short film
    std::vector<std::string> notes;          ///< of the takes, each once: "the picture is 640x360, not as asked"
    std::size_t generated = 0, fromCache = 0; ///< takes
    double seconds = 0;
    std::vector<TimelineId> timelines;       ///< one per ratio, in order
};

/// read -> plan -> take in the linked files -> voices -> fit (again with faster voices, if the lines are too long)
/// -> pictures, music, effects -> cut. The studio's document is the new project. Every stage is a step of its history, so a run
/// that is stopped or fails leaves what it has made, and a later run of the script begins anew in the same file: from its first
/// step, as a new branch, with the takes made already from the job cache. Never blocks; results come as signals.     [ui]
class BriefRun final : public QObject
{
    Q_OBJECT
public:
    BriefRun(Studio& studio, BriefOptions options);

    /// Reads the file and begins. Errors of reading, parsing and planning come at once (with file, line and column); the others by
    /// ended().
    Result<Done> start(const std::filesystem::path& script);
    /// Cancels the jobs under way; ended() follows with Cancelled.
    void cancel();
    const BriefReport& report() const { return m_report; }

Q_SIGNALS:
    /// fraction 0..1 over all stages; stage: what is done now, for the person.
    void progressed(double fraction, const QString& stage);
    /// Once. With an Error the project holds what was made until then.
    void ended(const spot::Result<spot::Done>& result);

private:
    enum class Stage { Reading, Linking, Voices, Pictures, Ended };

    Result<Script> read(const std::filesystem::path& script) const;
    Result<Done> checkLinks(const Script& script) const;
    Result<Done> openProject();
    bool isShown(const std::string& path, bool asWhole) const;
    void keepLogo(const LinkedFile& link);
    void note(const std::string& notes);
    void takeInNext();
    void planVoiceJobs();
    void planPictureJobs();
    void submit(std::vector<PlannedJob> jobs);
    void look();
    void voicesAreIn();
    void leaveOut(JobId effect, const Error& why);
    void warnOfShortFilm(const Scene& scene, MediaTime film);
    void cut();
    void fail(const Error& error);
    void end(const Result<Done>& result);
    void tell();
    bool isOurs(JobId job) const { return m_jobs.count(job.value) > 0; }

    Studio& m_studio;
    BriefOptions m_options;
    Stage m_stage = Stage::Reading;
    Brief m_brief;
    Storyboard m_board;
    BriefReport m_report;
    std::filesystem::path m_script;
    std::deque<LinkedFile> m_links;
    LinkedMedia m_linked;
    std::map<std::uint64_t, PlannedJob> m_jobs; ///< of the stage under way, by job id
    std::map<std::uint64_t, MediaId> m_arrived;    ///< the takes of those that are in the project
    std::map<SlotId, MediaId> m_takes;             ///< the newest of this run by slot
    bool m_isSecondVoice = false, m_isSubmitting = false;
    std::chrono::steady_clock::time_point m_began;
};

} // namespace spot
