// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/deliver/delivery.h"

#include "app/check/check.h"
#include "app/model/nesting.h"

#include <cmath>
#include <cstdio>
#include <set>

namespace spot
{

namespace
{

/// Every media item that a timeline shows or plays, through others too, once.
std::set<MediaId> mediaOf(const Project& project, const Timeline& timeline)
{
    std::set<MediaId> used;
    const auto collect = [&used](const Timeline& cut) {
        for (const TrackPtr& track : cut.tracks)
            for (const ClipPtr& clip : track->clips)
                if (const auto* media = std::get_if<MediaClip>(&clip->content)) used.insert(media->media);
    };
    collect(timeline);
    for (const TimelineId nested : allShownIn(project, timeline))
        if (const Timeline* inside = project.find(nested)) collect(*inside);
    return used;
}

void checkLoudness(double target, const Loudness& heard, std::vector<std::string>& warnings)
{
    if (!std::isfinite(heard.integrated) || std::abs(heard.integrated - target) <= 1) return;
    char text[160];
    std::snprintf(text, sizeof text, "the loudness is %.1f LUFS, the target %.1f LUFS", heard.integrated, target);
    warnings.emplace_back(text);
}

} // namespace

std::vector<std::string> missingMedia(const Project& project, const Timeline& timeline, const ContentStore& store)
{
    std::vector<std::string> missing;
    for (const MediaId id : mediaOf(project, timeline)) {
        const MediaItem* item = project.find(id);
        if (!item) missing.push_back("media number " + std::to_string(id.value) + " is not in the project");
        else if (const auto path = store.pathOf(item->content); !path) missing.push_back("\"" + item->name + "\": " + path.error().message);
    }
    return missing;
}

Result<DeliveryReport> deliver(const Project& project, TimelineId id, const CompositionPtr& composition, const ExportSettings& settings,
                               const ContentStore& store, Ledger& ledger, const ExportProgress& progress, std::stop_token stop)
{
    const Timeline* timeline = project.find(id);
    if (!timeline) return Error{Fault::NotFound, "the project \"" + project.name + "\" has no timeline " + std::to_string(id.value)};
    std::string missing;
    for (const std::string& sentence : missingMedia(project, *timeline, store)) missing += (missing.empty() ? "" : "; ") + sentence;
    if (!missing.empty()) return Error{Fault::NotFound, missing};

    DeliveryReport report;
    for (const Finding& finding : checkTimeline(project, id, ledger.entries())) {
        if (finding.severity == Severity::Error) return Error{Fault::Invalid, sentenceOf(finding, timeline->rate)};
        if (finding.severity == Severity::Warning) report.warnings.push_back(sentenceOf(finding, timeline->rate));
    }
    const StoreResolver resolver(store);
    SPOT_TRY(exported, exportMovie(composition, settings, resolver, progress, stop));
    report.exported = exported;
    checkLoudness(composition->targetLufs.value_or(timeline->targetLufs), exported.loudness, report.warnings);
    Delivered fact;
    fact.name = settings.file.filename().string();
    fact.project = project.name;
    for (const ExportPreset& preset : exportPresets())
        if (preset.kind == settings.kind) fact.preset = preset.name;
    for (const MediaId used : mediaOf(project, *timeline)) fact.inputs.push_back(project.find(used)->content);
    std::error_code code;
    if (std::filesystem::is_regular_file(settings.file, code)) {
        SPOT_TRY(hash, hashOfFile(settings.file));
        fact.file = report.file = hash;
    }
    SPOT_TRY_DONE(ledger.append(fact));
    return report;
}

} // namespace spot
