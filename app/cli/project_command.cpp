// SPDX-License-Identifier: GPL-3.0-or-later
// spotwright-cli project show|check: what a project holds, and whether it is sound.
#include "app/cli/command.h"
#include "app/check/check.h"
#include "app/deliver/delivery.h"
#include "app/edit/invariants.h"
#include "app/file/fields.h"
#include "app/file/project_json.h"
#include "app/file/restore.h"
#include "app/model/nesting.h"
#include "app/session/studio.h"

#include <cstdio>

namespace spot
{

namespace
{

std::string number(std::uint64_t id) { return "#" + std::to_string(id); }

std::string shownBy(const Clip& clip)
{
    if (const auto* sequence = std::get_if<SequenceClip>(&clip.content)) return "  (timeline " + number(sequence->timeline.value) + ")";
    return std::holds_alternative<AdjustmentClip>(clip.content) ? "  (adjustment)" : "";
}

template <class Enum> std::string wordsFor(const std::vector<Enum>& list)
{
    std::string text;
    for (const Enum value : list) text += (text.empty() ? "" : ", ") + std::string(wordsOf<Enum>.at(static_cast<std::size_t>(value)));
    return text;
}

/// What a version has otherwise than its master, and what of it is out of date.
void showVersion(const Project& project, const Timeline& timeline)
{
    const VersionOf& version = *timeline.version;
    const Timeline* master = project.find(version.master);
    const auto untranslatedTexts = untranslated(project, timeline);
    std::printf("  version  of %s %s%s%s\n", number(version.master.value).c_str(), master->name.c_str(), version.language.empty() ? "" : ", language ", version.language.c_str());
    if (version.masterLength) std::printf("    length overridden%s\n", *version.masterLength == master->length ? "" : "  (out of date: the master's changed)");
    if (version.masterLufs) std::printf("    loudness overridden%s\n", *version.masterLufs == master->targetLufs ? "" : "  (out of date: the master's changed)");
    const auto line = [](std::uint64_t id, const std::string& what, const std::string& stale) {
        std::printf("    %-6s overrides %s%s%s%s\n", number(id).c_str(), what.c_str(), stale.empty() ? "" : "  (out of date: ", stale.c_str(), stale.empty() ? "" : ")");
    };
    for (const TrackOverride& o : version.trackOverrides) line(o.track.value, wordsFor(o.what), wordsFor(staleOf(project, timeline, o)));
    for (const ClipOverride& o : version.clipOverrides) line(o.clip.value, wordsFor(o.what), wordsFor(staleOf(project, timeline, o)));
    for (const ClipId text : untranslatedTexts) std::printf("    %-6s still has the master's text\n", number(text.value).c_str());
}

void show(const Project& project)
{
    std::printf("project    %s\n", project.name.c_str());
    std::printf("brief      %.1f s, %zu scenes, language %s\n", project.brief.length.seconds(), project.storyboard.scenes.size(), project.brief.language.c_str());
    std::printf("media      %zu files\n", project.media.size());
    for (const MediaPtr& item : project.media) std::printf("  %-6s %s\n", number(item->id.value).c_str(), item->name.c_str());
    for (const TimelinePtr& timeline : project.timelines) {
        std::printf("timeline   %s  %s: %dx%d, %.3f fps, %lld frames\n", number(timeline->id.value).c_str(), timeline->name.c_str(), timeline->canvas.width, timeline->canvas.height, timeline->rate.perSecond(),
                    static_cast<long long>(timeline->rate.framesIn(timeline->duration())));
        if (timeline->version) showVersion(project, *timeline);
        for (const TrackPtr& track : timeline->tracks) {
            std::printf("  track    %s  %s%s%s\n", number(track->id.value).c_str(), track->name.c_str(), track->isMuted ? " (muted)" : "", track->isLocked ? " (locked)" : "");
            for (const ClipPtr& clip : track->clips)
                std::printf("    %-6s %s - %s  %s%s%s\n", number(clip->id.value).c_str(), timecode(clip->place.start, timeline->rate).c_str(), timecode(clip->place.end, timeline->rate).c_str(), clip->name.c_str(),
                            clip->transition.isNone() ? "" : ("  (" + std::string(wordOf(clip->transition.style.kind)) + ")").c_str(), shownBy(*clip).c_str());
        }
    }
}

/// Everything that is wrong, one line each; how many of them keep it from being delivered.
int check(const Project& project, Studio& studio)
{
    const ContentStore& store = studio.store();
    int found = 0;
    if (const auto broken = brokenInvariant(project)) {
        std::printf("broken: %s\n", broken->c_str());
        ++found;
    }
    for (const TimelinePtr& timeline : project.timelines)
        for (const std::string& missing : missingMedia(project, *timeline, store)) {
            std::printf("missing: %s\n", missing.c_str());
            ++found;
        }
    for (const TimelinePtr& timeline : project.timelines) {
        if (!usersOf(project, timeline->id).empty()) continue; // what is inside of another is checked with that one
        for (const Finding& finding : checkTimeline(project, timeline->id, studio.ledger().entries())) {
            const char* severity = finding.severity == Severity::Error ? "error" : finding.severity == Severity::Warning ? "warning" : "note";
            std::printf("%s: %s: %s\n", severity, timeline->name.c_str(), sentenceOf(finding, timeline->rate).c_str());
            found += finding.severity == Severity::Error;
        }
    }
    if (!found) std::printf("sound: %zu timelines, %zu files, all there\n", project.timelines.size(), project.media.size());
    return found;
}

Exit listBackups(const std::filesystem::path& project)
{
    const auto backups = backupsOf(project);
    for (const Backup& backup : backups) std::printf("step %5ju  %s\n", static_cast<std::uintmax_t>(backup.step.value), backup.file.string().c_str());
    if (backups.empty()) std::printf("there is no backup in %s\n", backupFolder(project).string().c_str());
    return Exit::Done;
}

Exit restoreBackup(const std::filesystem::path& project, StepId upTo)
{
    const auto restored = restore(project, upTo);
    if (!restored) return say(restored.error());
    std::printf("restored from %s\n", restored->backup.file.string().c_str());
    if (!restored->setAside.empty()) std::printf("what was there is kept in %s\n", restored->setAside.string().c_str());
    return Exit::Done;
}

} // namespace

Exit runProject(const QStringList& arguments)
{
    QCommandLineParser parser;
    parser.setApplicationDescription("show: what a project holds; # are the ids that edits name. check: whether it is sound and its media are there.\n"
                                     "backups: its older states. restore: the newest sound one takes its place; what was there is kept.");
    parser.addPositionalArgument("show|check|backups|restore", "What to do");
    parser.addPositionalArgument("PROJECT", "A .spot file");
    parser.addOption({"step", "restore: the newest backup up to this step.", "STEP"});
    parser.addOption({"json", "show: the whole project as JSON, in the words of edits."});
    if (const auto exit = parse(parser, "project", arguments)) return *exit;
    const QStringList words = parser.positionalArguments();
    static const QStringList deeds{"show", "check", "backups", "restore"};
    if (words.size() != 2 || !deeds.contains(words[0])) return misuse("project", "write: project show|check|backups|restore FILE.spot");
    if (words[0] == "backups") return listBackups(fileNamed(words[1]));
    bool isNumber = true;
    const StepId upTo{parser.isSet("step") ? parser.value("step").toULongLong(&isNumber) : 0};
    if (!isNumber) return misuse("project", "--step: the number of a step");
    if (words[0] == "restore") return restoreBackup(fileNamed(words[1]), upTo);
    auto studio = openStudio();
    if (!studio) return say(studio.error());
    if (const auto opened = (*studio)->openDocumentToRead(fileNamed(words[1])); !opened) return say(opened.error());
    (*studio)->waitForMedia();
    const ProjectPtr project = (*studio)->document()->project();
    if (words[0] == "show") {
        parser.isSet("json") ? static_cast<void>(std::puts(jsonOf(*project).c_str())) : show(*project);
        return Exit::Done;
    }
    return check(*project, **studio) ? Exit::BadInput : Exit::Done;
}

} // namespace spot
