// SPDX-License-Identifier: GPL-3.0-or-later
// A file of OTIO as a project: ours as it was, or the cuts of another tool with all that it says beside them.
#include "app/exchange/otio.h"

#include "app/exchange/media_address.h"
#include "app/exchange/otio_difference.h"
#include "app/exchange/otio_read.h"
#include "app/exchange/otio_tree.h"
#include "app/file/project_json.h"

#include <map>

namespace spot
{

namespace
{

/// The rate of the timeline: that of its clock, else of the first range that has one.
std::optional<FrameRate> rateOfTimeline(const OtioJson& json)
{
    const OtioJson& clock = valueAt(valueAt(json, "global_start_time"), "rate");
    if (clock.is_number())
        if (const auto rate = rateFrom(clock.get<double>())) return rate;
    const OtioJson& tracks = valueAt(valueAt(json, "tracks"), "children");
    if (!tracks.is_array()) return std::nullopt;
    for (const OtioJson& track : tracks) {
        const OtioJson& children = valueAt(track, "children");
        if (!children.is_array()) continue;
        for (const OtioJson& child : children) {
            if (const auto rate = rateOfRange(valueAt(child, "source_range"))) return rate;
            if (const auto rate = rateOfRange(valueAt(valueAt(child, "media_reference"), "available_range"))) return rate;
            const OtioJson& references = valueAt(child, "media_references");
            if (!references.is_object()) continue;
            for (const OtioJson& reference : references)
                if (const auto rate = rateOfRange(valueAt(reference, "available_range"))) return rate;
        }
    }
    return std::nullopt;
}

/// The project inside of a file of ours, when it is sound.
std::optional<Project> projectInside(const OtioJson& timeline, ExchangeReport& report)
{
    const OtioJson& whole = valueAt(valueAt(valueAt(timeline, "metadata"), "spotwright"), "project");
    if (whole.is_null()) return std::nullopt;
    auto project = projectFrom(whole.dump(-1, ' ', false, OtioJson::error_handler_t::replace));
    if (project) return std::move(*project);
    report.add("metadata.spotwright.project: is damaged and not used: " + project.error().message);
    return std::nullopt;
}

/// The project as it was, if the file still says what we would write of it.
Result<std::optional<ImportedFile>> unchanged(const OtioJson& json, const Project& own, const std::filesystem::path& folder)
{
    const Timeline* timeline = own.find(TimelineId{ourNumber(json, "timeline")});
    if (!timeline) return std::optional<ImportedFile>();
    ExchangeReport ignored;
    const OtioJson& addresses = valueAt(valueAt(valueAt(json, "metadata"), "spotwright"), "media");
    OtioJson ours = otioTree(own, *timeline, [&](const MediaItem& item) { return textAt(addresses, std::to_string(item.id.value).c_str()); }, ignored);
    bringBack(ours, own, *timeline, ignored);
    if (!sameOtio(bare(ours), bare(json))) return std::optional<ImportedFile>();
    ImportedFile done{own, {}, {}};
    for (const MediaPtr& item : own.media) {
        const std::string address = textAt(addresses, std::to_string(item->id.value).c_str());
        done.media.push_back({item->id, address.empty() ? item->name : address, fileAt(address, folder)});
    }
    return std::optional(std::move(done));
}

/// The project with what the file says beside our words kept in it.
Result<ImportedFile> finished(ForeignCut& cut, const std::vector<OtioOrigins>& origins, ExchangeReport report)
{
    SPOT_TRY(done, cut.finish(std::move(report)));
    std::map<MediaId, std::string> addresses;
    for (const ForeignMedia& media : done.media) addresses[media.item] = media.written.starts_with(missingMark) ? std::string() : media.written;
    const auto address = [&](const MediaItem& item) { return addresses[item.id]; };
    for (const OtioOrigins& origin : origins) {
        ExchangeReport ignored;
        const Timeline& timeline = *done.project.find(origin.id);
        keepForeign(done.project, origin.timeline ? otioTree(done.project, timeline, address, ignored) : OtioJson{{"tracks", otioStack(done.project, timeline, address)}}, origin, done.report);
    }
    return std::move(done);
}

struct NamedTimeline {
    const OtioJson* json;
    std::string place; ///< "children[2].", or nothing for the root
};
/// The timelines of a collection, also of collections inside of it; what else is in them is reported.
void collect(const OtioJson& json, const std::string& place, std::vector<NamedTimeline>& found, ExchangeReport& report)
{
    if (schemaOf(json).name == "Timeline") return found.push_back({&json, place});
    const OtioJson& children = valueAt(json, "children");
    if (const std::string name = textAt(json, "name"); !name.empty() || !bare(valueAt(json, "metadata")).empty())
        report.add(place + "the collection \"" + name.substr(0, 80) + "\": its name and what is noted of it are left out: its timelines are read, and written one a file");
    for (std::size_t i = 0; children.is_array() && i < children.size(); ++i) {
        const std::string here = place + "children[" + std::to_string(i) + "]", name = schemaOf(children[i]).name;
        if (name == "Timeline" || name == "SerializableCollection") collect(children[i], here + ".", found, report);
        else report.add(here + ": a " + (name.empty() ? std::string("thing without a schema") : name.substr(0, 80)) + " in a collection is left out: only its timelines are read");
    }
}

/// Those that the person asks for by name, or all.
Result<std::vector<NamedTimeline>> chosen(const OtioJson& root, const std::string& name, ExchangeReport& report)
{
    std::vector<NamedTimeline> all, those;
    collect(root, "", all, report);
    if (all.empty()) return Error{Fault::Corrupt, "no Timeline is in it"};
    if (name.empty()) return all;
    std::string names;
    for (const NamedTimeline& timeline : all) {
        names += (names.empty() ? "" : ", ") + textAt(*timeline.json, "name").substr(0, 80);
        if (those.empty() && textAt(*timeline.json, "name") == name) those.push_back(timeline);
    }
    if (those.empty()) return Error{Fault::NotFound, "no timeline \"" + name.substr(0, 80) + "\" is in it: there are " + names};
    return those;
}

} // namespace

Result<ImportedFile> fromOtio(std::string_view text, const OtioWish& wish)
{
    SPOT_TRY(root, parsedOtio(text));
    ExchangeReport report;
    const std::string schema = schemaOf(root).name;
    if (schema != "Timeline" && schema != "SerializableCollection") return Error{Fault::Corrupt, "a Timeline of OTIO is expected, this is " + (schema.empty() ? std::string("none of its objects") : "a " + schema.substr(0, 80))};
    SPOT_TRY(timelines, chosen(root, wish.timeline, report));
    if (schema == "Timeline") {
        if (const auto own = projectInside(root, report)) {
            SPOT_TRY(same, unchanged(root, *own, wish.folder));
            if (same) return std::move(*same);
            report.add("the cut was changed by another tool: it is read from the file, and its clips keep what Spotwright knew of them");
            ForeignCut cut(*own, wish.folder, rateOfTimeline(root).value_or(fps25));
            const OtioJson& addresses = valueAt(valueAt(valueAt(root, "metadata"), "spotwright"), "media");
            const OtioOwn ours{*own, [&](const MediaItem& item) { return textAt(addresses, std::to_string(item.id.value).c_str()); }};
            SPOT_TRY(origins, readOtio(root, "", cut, &ours, report));
            return finished(cut, origins, std::move(report));
        }
    }
    Project empty;
    empty.name = wish.name;
    ForeignCut cut(empty, wish.folder, fps25);
    std::vector<OtioOrigins> origins;
    for (const NamedTimeline& timeline : timelines) {
        const auto rate = rateOfTimeline(*timeline.json);
        if (!rate) return Error{Fault::Corrupt, timeline.place + "says no frame rate that pictures are shown at"};
        cut.setRate(*rate);
        SPOT_TRY(read, readOtio(*timeline.json, timeline.place, cut, nullptr, report));
        for (OtioOrigins& origin : read) origins.push_back(std::move(origin));
    }
    return finished(cut, origins, std::move(report));
}

} // namespace spot
