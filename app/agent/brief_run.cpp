// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/agent/brief_run.h"

#include "app/agent/cut.h"
#include "app/agent/fit.h"
#include "app/agent/rule_planner.h"
#include "app/agent/slots.h"

#include <QPointer>
#include <QTimer>

#include <algorithm>
#include <cstdio>
#include <fstream>
#include <iterator>

namespace spot
{

namespace
{

constexpr double fastestVoice = 1.3; // faster than that nobody follows

Result<std::string> textOfFile(const std::filesystem::path& file)
{
    std::error_code code;
    if (!std::filesystem::exists(file, code)) return Error{Fault::NotFound, file.string() + ": the script is not there"};
    if (!std::filesystem::is_regular_file(file, code)) return Error{Fault::Invalid, file.string() + ": it is no file"};
    if (std::filesystem::file_size(file, code) > maxScriptBytes) return Error{Fault::OutOfRange, file.string() + ": the script is larger than 1 MiB: is it the right file?"};
    std::ifstream in(file, std::ios::binary);
    if (!in) return Error{Fault::Denied, file.string() + ": the script cannot be read"};
    return std::string(std::istreambuf_iterator<char>(in), {});
}

} // namespace

BriefRun::BriefRun(Studio& studio, BriefOptions options) : m_studio(studio), m_options(std::move(options))
{
    connect(&m_studio.jobs(), &JobBoard::changed, this, &BriefRun::look);
    connect(&m_studio.jobs(), &JobBoard::finished, this, [this](const JobRow& row, const GenerationOutcome& outcome) {
        if (!isOurs(row.id)) return;
        ++(outcome.fromCache ? m_report.fromCache : m_report.generated);
        m_report.plugins.insert(row.plugin);
        note(outcome.notes);
    });
    connect(&m_studio, &Studio::takeAdded, this, [this](JobId job, MediaId media) {
        if (!isOurs(job)) return;
        m_arrived[job.value] = media;
        m_takes[m_jobs.at(job.value).slot] = media;
        look();
    });
    connect(&m_studio, &Studio::takeRefused, this, [this](JobId job, const Error& error) {
        if (isOurs(job)) fail(error);
    });
    connect(&m_studio.jobs(), &JobBoard::failed, this, [this](const JobRow& row) {
        if (!isOurs(row.id) || m_stage == Stage::Ended) return;
        const Error error = row.error.value_or(Error{Fault::Crashed, "the job ended without a reason"});
        if (error.fault == Fault::Unsupported && m_jobs.at(row.id.value).request.kind == GenerationKind::Sfx) return leaveOut(row.id, error);
        fail({error.fault, row.title + ": " + error.message});
    });
}

Result<Script> BriefRun::read(const std::filesystem::path& file) const
{
    SPOT_TRY(text, textOfFile(file));
    SPOT_TRY(script, parseScript(text, file.filename().string()));
    Brief& brief = script.brief;
    if (m_options.ratios) brief.ratios = *m_options.ratios;
    if (m_options.length) brief.length = *m_options.length;
    if (m_options.language) brief.language = *m_options.language;
    if (m_options.rate) brief.rate = *m_options.rate;
    brief.ratios.resize(m_options.onlyFirstRatio ? 1 : std::min<std::size_t>(brief.ratios.size(), 16));
    auto planned = planScript(script);
    if (!planned) return Error{planned.error().fault, file.filename().string() + ": " + planned.error().message};
    SPOT_TRY_DONE(checkLinks(*planned));
    return planned;
}

/// Every file that the script names must be there before anything is made, and none may be written over.
Result<Done> BriefRun::checkLinks(const Script& script) const
{
    const std::string name = m_script.filename().string();
    for (const LinkedFile& link : linkedFiles(script, m_script.parent_path())) {
        SPOT_TRY_DONE(checkLinkedFile(link, name));
        if (isSameFile(link.file, m_options.output)) return atLink(link, name, {Fault::Invalid, "the film would be written over \"" + link.path + "\", which the script shows: give it another name"});
    }
    return Done{};
}

Result<Done> BriefRun::start(const std::filesystem::path& file)
{
    m_began = std::chrono::steady_clock::now();
    m_script = file;
    SPOT_TRY(script, read(file));
    m_brief = script.brief;
    m_board = script.storyboard;
    m_report.warnings = script.warnings;
    m_report.scenes = m_board.scenes.size();
    // Estimated lines and the number of scenes tell an impossible spot before the first voice is made.
    std::vector<MediaTime> estimated;
    for (const Scene& scene : m_board.scenes) estimated.push_back(estimatedSpeech(scene.voice, m_brief.language));
    const bool isTooMany = shortestScene.flicks * static_cast<std::int64_t>(m_board.scenes.size()) > m_brief.length.flicks;
    if (isTooMany || neededVoiceRate(m_brief, estimated) > fastestVoice * 1.5) {
        const auto fitted = fitScenes(m_board, m_brief, estimated);
        if (!fitted) return Error{fitted.error().fault, file.filename().string() + ": " + fitted.error().message};
    }
    SPOT_TRY_DONE(openProject());

    for (LinkedFile& link : linkedFiles(script, file.parent_path())) m_links.push_back(std::move(link));
    m_stage = Stage::Linking;
    QTimer::singleShot(0, this, &BriefRun::takeInNext);
    return Done{};
}

namespace
{

/// Puts the document back to its first step when it is what a run of this script left: no timeline, and begun with the title and
/// nothing else. Else it stays as it is and the answer is false. Errors: those of Document.
Result<bool> backToFirstStep(Document& document, const std::string& title)
{
    const Project& now = *document.project();
    if (document.readOnlyReason() || !now.timelines.empty() || now.storyboard.scenes.empty() || now.name != title) return false;
    const StepId before = document.currentStep();
    SPOT_TRY_DONE(document.goTo(document.allSteps().front().id));
    const Project& first = *document.project();
    if (first.timelines.empty() && first.media.empty() && first.name == title && !first.storyboard.scenes.empty()) return true;
    SPOT_TRY_DONE(document.goTo(before));
    return false;
}

} // namespace

/// Makes the project, or begins anew in the half-made one of an earlier run; what that made stays in the file's history.
Result<Done> BriefRun::openProject()
{
    Project project;
    project.name = m_brief.title;
    project.brief = m_brief;
    project.storyboard = m_board;
    for (const Scene& scene : m_board.scenes) project.nextId = std::max(project.nextId, scene.id.value + 1);
    const auto created = m_studio.createDocument(m_options.project, project);
    std::error_code code;
    if (created || !std::filesystem::is_regular_file(m_options.project, code)) return created;
    const bool isOpen = m_studio.document() && std::filesystem::equivalent(m_studio.document()->path(), m_options.project, code);
    std::unique_ptr<Document> aside; // looked at before the studio's document is closed for it
    if (!isOpen) {
        auto opened = Document::open(m_options.project);
        if (!opened) return created;
        aside = std::move(*opened);
    }
    const auto isBack = backToFirstStep(aside ? *aside : *m_studio.document(), m_brief.title);
    if (!isBack) return isBack.error();
    if (!*isBack) return created;
    aside.reset();
    SPOT_TRY_DONE(m_studio.openDocument(m_options.project));
    m_studio.jobs().forget();
    Document& document = *m_studio.document();
    for (Scene& scene : m_board.scenes)
        if (scene.id.value >= document.project()->nextId) scene.id = {}; // it gets the next one: the same that it had
    SPOT_TRY_DONE(document.apply(SetBrief{m_brief.title, m_brief, m_board}, {}, Author::Planner));
    m_board = document.project()->storyboard;
    return Done{};
}

/// True when a scene's picture names the file; asWhole: when it shows nothing but the file.
bool BriefRun::isShown(const std::string& path, bool asWhole) const
{
    return std::any_of(m_board.scenes.begin(), m_board.scenes.end(), [&](const Scene& scene) {
        const bool names = std::any_of(scene.media.begin(), scene.media.end(), [&](const MediaLink& link) { return link.path == path; });
        return names && (!asWhole || scene.shot == ShotKind::OwnMedia);
    });
}

/// Into the media folder without an item of the project: only plugins read it, for an SVG is no media of ours.
void BriefRun::keepLogo(const LinkedFile& link)
{
    m_studio.keep(link.file, [this, self = QPointer(this), link](const Result<ContentHash>& hash) {
        if (!self || m_stage != Stage::Linking) return; // stopped meanwhile
        if (!hash) return fail(atLink(link, m_script.filename().string(), hash.error()));
        m_linked[link.path].content = *hash;
        takeInNext();
    });
}

void BriefRun::takeInNext()
{
    if (m_stage != Stage::Linking) return;
    tell();
    if (m_links.empty()) return planVoiceJobs();
    const LinkedFile link = m_links.front();
    m_links.pop_front();
    const bool isLogo = link.path == m_brief.brand.logo;
    if (isLogo && !isShown(link.path, false)) return keepLogo(link);
    m_studio.importMedia(link.file, [this, self = QPointer(this), link, isLogo](const Result<MediaId>& id) {
        if (!self || m_stage != Stage::Linking) return; // stopped meanwhile
        if (!id && isLogo && !isShown(link.path, true)) return keepLogo(link); // a card draws it all the same
        if (!id) return fail(atLink(link, m_script.filename().string(), id.error()));
        if (const MediaItem* item = m_studio.document()->project()->find(*id)) m_linked[link.path] = *item;
        takeInNext();
    });
}

void BriefRun::submit(std::vector<PlannedJob> jobs)
{
    m_jobs.clear();
    m_arrived.clear();
    m_isSubmitting = true; // the board tells of each new row before all are there
    for (PlannedJob& job : jobs) {
        const auto id = m_studio.jobs().submit(job.request, job.slot, job.title);
        if (!id) return fail({id.error().fault, job.title + ": " + id.error().message});
        m_jobs[id->value] = std::move(job);
    }
    m_isSubmitting = false;
    look();
}

void BriefRun::planVoiceJobs()
{
    m_stage = Stage::Voices;
    auto jobs = planVoices(m_brief, m_board, m_studio.catalog(), m_options.jobs);
    if (!jobs) return fail(jobs.error());
    submit(std::move(*jobs));
}

/// Goes on when the take of every job of the stage is in the project: the inbox puts it there a moment after the job has finished.
void BriefRun::look()
{
    if (m_isSubmitting || (m_stage != Stage::Voices && m_stage != Stage::Pictures)) return;
    tell();
    if (m_arrived.size() < m_jobs.size()) return;
    if (m_stage == Stage::Voices) voicesAreIn();
    else cut();
}

void BriefRun::voicesAreIn()
{
    const ProjectPtr project = m_studio.document()->project();
    std::vector<MediaTime> spoken;
    for (const Scene& scene : m_board.scenes) {
        const auto take = m_takes.find(slotOf(scene.id, SlotKind::Voice));
        const MediaItem* voice = take == m_takes.end() ? nullptr : project->find(take->second);
        spoken.push_back(voice ? voice->duration : MediaTime{});
    }
    const double rate = neededVoiceRate(m_brief, spoken);
    if (rate > 1 && !m_isSecondVoice && rate <= fastestVoice) { // once more, a little faster
        m_isSecondVoice = true;
        m_options.jobs.voiceRate = rate * 1.03;
        return planVoiceJobs();
    }
    const std::vector<MediaTime> films = filmLengths(m_board, m_linked);
    auto fitted = fitScenes(m_board, m_brief, spoken, films);
    if (!fitted) return fail({fitted.error().fault, m_script.filename().string() + ": " + fitted.error().message});
    for (std::size_t i = 0; i < films.size(); ++i)
        if (films[i].flicks && films[i] + m_brief.rate.frameLength() <= fitted->scenes[i].place.length()) warnOfShortFilm(fitted->scenes[i], films[i]);
    m_board = std::move(*fitted);
    const auto applied = m_studio.document()->apply(SetBrief{m_brief.title, m_brief, m_board}, {}, Author::Planner);
    if (!applied) return fail(applied.error());
    planPictureJobs();
}

/// A film goes on without an effect that nobody here can make.
void BriefRun::leaveOut(JobId effect, const Error& why)
{
    const SlotId slot = m_jobs.at(effect.value).slot;
    const auto scene = std::find_if(m_board.scenes.begin(), m_board.scenes.end(), [&](const Scene& s) { return slotOf(s.id, SlotKind::Effect) == slot; });
    if (scene != m_board.scenes.end()) m_report.warnings.push_back({scene->line, 1, "the scene \"" + scene->name + "\" stays without its effect: " + why.message});
    m_jobs.erase(effect.value);
    look();
}

void BriefRun::warnOfShortFilm(const Scene& scene, MediaTime film)
{
    char text[160];
    std::snprintf(text, sizeof text, "the film lasts %.1f s and its scene %.1f s: its last picture stands until the scene is over", film.seconds(), scene.place.length().seconds());
    const MediaLink& link = scene.media.front();
    m_report.warnings.push_back({link.line, link.column, text});
}

void BriefRun::planPictureJobs()
{
    m_stage = Stage::Pictures;
    auto jobs = planSounds(m_brief, m_board, m_studio.catalog(), m_options.jobs);
    if (!jobs) return fail(jobs.error());
    for (std::size_t ratio = 0; ratio < m_brief.ratios.size(); ++ratio) {
        auto pictures = planPictures(m_brief, m_board, ratio, m_linked, m_studio.catalog(), m_options.jobs);
        if (!pictures) return fail(pictures.error());
        std::move(pictures->begin(), pictures->end(), std::back_inserter(*jobs));
    }
    submit(std::move(*jobs));
}

void BriefRun::cut()
{
    Document& document = *m_studio.document();
    const auto edits = cutEdits(*document.project(), m_linked);
    if (!edits) return fail(edits.error());
    const auto applied = document.applyAll(*edits, "Cut from the script", {}, Author::Planner);
    if (!applied) return fail(applied.error());
    for (const TimelinePtr& timeline : document.project()->timelines) m_report.timelines.push_back(timeline->id);
    end(Done{});
}

void BriefRun::cancel()
{
    if (m_stage == Stage::Ended) return;
    fail({Fault::Cancelled, "the run was stopped" + (m_options.keepsProject ? "; what was made until then is in " + m_options.project.string() : std::string())});
}

void BriefRun::fail(const Error& error)
{
    if (m_stage == Stage::Ended) return;
    m_stage = Stage::Ended;
    for (const auto& [id, job] : m_jobs)
        if (!m_arrived.count(id)) {
            const auto asked = m_studio.jobs().cancel({id});
            if (!asked) continue; // it had ended by itself
        }
    end(error);
}

void BriefRun::end(const Result<Done>& result)
{
    m_stage = Stage::Ended;
    m_report.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - m_began).count();
    Q_EMIT ended(result);
}

void BriefRun::note(const std::string& notes)
{
    constexpr std::string_view between = "; ";
    for (std::size_t at = 0, end = 0; at < notes.size(); at = end + between.size()) {
        end = std::min(notes.find(between, at), notes.size());
        const std::string one = notes.substr(at, end - at);
        if (std::find(m_report.notes.begin(), m_report.notes.end(), one) == m_report.notes.end()) m_report.notes.push_back(one);
    }
}

void BriefRun::tell()
{
    if (m_stage == Stage::Linking) return Q_EMIT progressed(0.01, tr("taking in the script's files"));
    double done = 0;
    QString now;
    for (const auto& [id, job] : m_jobs) {
        const JobRow* row = m_studio.jobs().find({id});
        done += !row || row->state == JobState::Ready ? 1 : row->fraction;
        if (row && row->state == JobState::Running) now = QString::fromStdString(row->title);
    }
    const double part = m_jobs.empty() ? 1 : done / static_cast<double>(m_jobs.size());
    if (m_stage == Stage::Voices) Q_EMIT progressed(0.02 + 0.08 * part, now.isEmpty() ? tr("voices") : now);
    else Q_EMIT progressed(0.1 + 0.9 * part, now.isEmpty() ? tr("pictures and music") : now);
}

} // namespace spot
