// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/file/page_table.h"

#include "app/edit/versions.h"
#include "app/file/project_json.h"

namespace spot
{

Result<ContentHash> PageTable::put(const std::string& body)
{
    const ContentHash hash = hashOf(std::string_view(body));
    SPOT_TRY(insert, m_database.prepare("INSERT OR IGNORE INTO page(hash, body) VALUES(?, ?)"));
    insert.bindBytes(1, hash.bytes).bind(2, std::string_view(body));
    SPOT_TRY_DONE(insert.run());
    m_written.push_back(hash);
    return hash;
}

Result<std::string> PageTable::get(const ContentHash& hash)
{
    SPOT_TRY(select, m_database.prepare("SELECT body FROM page WHERE hash = ?"));
    select.bindBytes(1, hash.bytes);
    SPOT_TRY(found, select.step());
    if (!found) return Error{Fault::Corrupt, "the page " + hash.hex().substr(0, 12) + " is missing"};
    std::string body(select.text(0));
    if (hashOf(std::string_view(body)) != hash) return Error{Fault::Corrupt, "the page " + hash.hex().substr(0, 12) + " was changed from outside"};
    return body;
}

template <class T> Result<ContentHash> PageTable::put(Parts<T>& parts, const std::shared_ptr<const T>& part, const std::string& body)
{
    SPOT_TRY(hash, put(body));
    if (parts.emplace(hash, part).second) m_names.emplace(part.get(), hash);
    return hash;
}

Result<ContentHash> PageTable::put(const TimelinePtr& timeline)
{
    if (const auto known = m_names.find(timeline.get()); known != m_names.end()) return known->second;
    TimelinePage page{timeline->id, timeline->name, timeline->canvas, timeline->rate, timeline->length, timeline->targetLufs, timeline->markers, timeline->in, timeline->out, timeline->foreign, {}, timeline->version};
    for (const TrackPtr& track : timeline->version ? std::vector<TrackPtr>() : timeline->tracks) {
        const auto known = m_names.find(track.get());
        if (known != m_names.end()) {
            page.tracks.push_back(known->second);
        } else {
            SPOT_TRY(hash, put(m_tracks, track, jsonOf(*track)));
            page.tracks.push_back(hash);
        }
    }
    return put(m_timelines, timeline, jsonOf(page));
}

Result<ContentHash> PageTable::write(const Project& project)
{
    m_written.clear();
    RootPage root{project.name, project.nextId, {}, {}, {}, project.fields};
    SPOT_TRY(brief, put(jsonOf(BriefPage{project.brief, project.storyboard})));
    root.brief = brief;
    for (const MediaPtr& item : project.media) {
        const auto known = m_names.find(item.get());
        if (known != m_names.end()) {
            root.media.push_back(known->second);
        } else {
            SPOT_TRY(hash, put(m_media, item, jsonOf(*item)));
            root.media.push_back(hash);
        }
    }
    for (const TimelinePtr& timeline : project.timelines) {
        SPOT_TRY(hash, put(timeline));
        root.timelines.push_back(hash);
    }
    return put(jsonOf(root));
}

void PageTable::forgetWritten()
{
    const auto forget = [this](auto& parts, const ContentHash& hash) {
        const auto part = parts.find(hash);
        if (part == parts.end()) return;
        m_names.erase(part->second.get());
        parts.erase(part);
    };
    for (const ContentHash& hash : m_written) forget(m_tracks, hash), forget(m_timelines, hash), forget(m_media, hash);
    m_written.clear();
}

void PageTable::forgetUnused()
{
    const auto prune = [this](auto& parts) {
        for (auto part = parts.begin(); part != parts.end();) {
            const bool isUnused = part->second.use_count() == 1;
            if (isUnused) m_names.erase(part->second.get());
            part = isUnused ? parts.erase(part) : std::next(part);
        }
    };
    prune(m_timelines), prune(m_tracks), prune(m_media); // timelines hold tracks
}

namespace
{

Error inPage(const ContentHash& hash, const Error& error) { return {Fault::Corrupt, "page " + hash.hex().substr(0, 12) + ": " + error.message}; }

} // namespace

Result<TrackPtr> PageTable::track(const ContentHash& hash)
{
    if (const auto known = m_tracks.find(hash); known != m_tracks.end()) return known->second;
    SPOT_TRY(body, get(hash));
    auto track = trackFrom(body);
    if (!track) return inPage(hash, track.error());
    auto part = std::make_shared<const Track>(std::move(*track));
    m_tracks.emplace(hash, part), m_names.emplace(part.get(), hash);
    return part;
}

Result<MediaPtr> PageTable::media(const ContentHash& hash)
{
    if (const auto known = m_media.find(hash); known != m_media.end()) return known->second;
    SPOT_TRY(body, get(hash));
    auto item = mediaItemFrom(body);
    if (!item) return inPage(hash, item.error());
    auto part = std::make_shared<const MediaItem>(std::move(*item));
    m_media.emplace(hash, part), m_names.emplace(part.get(), hash);
    return part;
}

Result<TimelinePtr> PageTable::timeline(const ContentHash& hash)
{
    if (const auto known = m_timelines.find(hash); known != m_timelines.end()) return known->second;
    SPOT_TRY(body, get(hash));
    auto page = timelinePageFrom(body);
    if (!page) return inPage(hash, page.error());
    Timeline timeline{page->id, page->name, page->canvas, page->rate, page->length, page->targetLufs, std::move(page->markers), page->in, page->out, std::move(page->foreign), {}, std::move(page->version)};
    for (const ContentHash& name : page->tracks) {
        SPOT_TRY(part, track(name));
        timeline.tracks.push_back(part);
    }
    auto part = std::make_shared<const Timeline>(std::move(timeline));
    m_timelines.emplace(hash, part), m_names.emplace(part.get(), hash);
    return part;
}

Result<Project> PageTable::read(const ContentHash& hash)
{
    SPOT_TRY(body, get(hash));
    auto root = rootPageFrom(body);
    if (!root) return inPage(hash, root.error());
    SPOT_TRY(briefBody, get(root->brief));
    auto brief = briefPageFrom(briefBody);
    if (!brief) return inPage(root->brief, brief.error());
    Project project{root->name, std::move(brief->brief), std::move(brief->storyboard), {}, {}, std::move(root->fields), root->nextId};
    for (const ContentHash& name : root->media) {
        SPOT_TRY(item, media(name));
        project.media.push_back(item);
    }
    for (const ContentHash& name : root->timelines) {
        SPOT_TRY(part, timeline(name));
        project.timelines.push_back(part);
    }
    return withVersionsResolved(std::move(project));
}

} // namespace spot
