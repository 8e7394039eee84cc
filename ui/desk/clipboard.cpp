// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/desk/clipboard.h"

#include "app/file/project_json.h"
#include "ui/kit/text.h"

#include <QClipboard>
#include <QCoreApplication>
#include <QGuiApplication>
#include <QMimeData>

#include <algorithm>
#include <map>
#include <set>

namespace spot
{

namespace
{

constexpr qsizetype longestSlice = 32 * 1024 * 1024; // bytes; what is longer is not a selection of clips

QString say(const char* sentence) { return QCoreApplication::translate("commands", sentence); }

bool refuse(Desk& desk, const QString& sentence)
{
    desk.hint(sentence, true);
    return false;
}

enum class Kind { Picture, Text, Sound };
Kind kindOf(TrackRole role) { return isSound(role) ? Kind::Sound : role == TrackRole::Text ? Kind::Text : Kind::Picture; }

/// The timelines inside of `timeline`, each once, those inside of them too.
void addInner(const Project& project, const Timeline& timeline, std::vector<TimelinePtr>& found)
{
    for (const TrackPtr& track : timeline.tracks)
        for (const ClipPtr& clip : track->clips) {
            const auto* shown = std::get_if<SequenceClip>(&clip->content);
            if (!shown || std::any_of(found.begin(), found.end(), [&](const TimelinePtr& f) { return f->id == shown->timeline; })) continue;
            for (const TimelinePtr& inner : project.timelines)
                if (inner->id == shown->timeline) {
                    Timeline plain = *inner;
                    plain.version.reset(); // its master is not copied
                    found.push_back(std::make_shared<const Timeline>(std::move(plain)));
                    addInner(project, *inner, found);
                }
        }
}

/// The selected clips with their tracks, their media and the timelines inside of them, and nothing else of the project.
Project sliceOf(const Desk& desk)
{
    Project slice;
    slice.name = desk.document()->identity();
    slice.nextId = desk.project().nextId;
    Timeline cut = *desk.timeline();
    cut.markers.clear(), cut.in.reset(), cut.out.reset(), cut.version.reset(), cut.tracks.clear();
    for (const TrackPtr& track : desk.timeline()->tracks) {
        Track kept = *track;
        std::erase_if(kept.clips, [&](const ClipPtr& clip) { return !desk.selection().count(clip->id); });
        if (kept.clips.empty()) continue;
        for (std::size_t i = 0; i < kept.clips.size(); ++i) {
            if (i > 0 && kept.clips[i - 1]->place.end == kept.clips[i]->place.start) continue;
            Clip alone = *kept.clips[i];
            alone.transition = {}; // what it came from is not copied
            kept.clips[i] = std::make_shared<const Clip>(std::move(alone));
        }
        cut.tracks.push_back(std::make_shared<const Track>(std::move(kept)));
    }
    addInner(desk.project(), cut, slice.timelines);
    slice.timelines.insert(slice.timelines.begin(), std::make_shared<const Timeline>(std::move(cut)));
    std::set<MediaId> media;
    for (const TimelinePtr& timeline : slice.timelines)
        for (const TrackPtr& track : timeline->tracks)
            for (const ClipPtr& clip : track->clips)
                if (const auto* shown = std::get_if<MediaClip>(&clip->content)) media.insert(shown->media);
    for (const MediaPtr& item : desk.project().media)
        if (media.count(item->id)) slice.media.push_back(item);
    return slice;
}

/// None with a hint.
std::optional<Project> sliceOnClipboard(Desk& desk)
{
    const QMimeData* data = QGuiApplication::clipboard()->mimeData();
    if (!data || !data->hasFormat(QLatin1String(clipsFormat))) {
        refuse(desk, say(QT_TRANSLATE_NOOP("commands", "There are no clips on the clipboard: copy some first.")));
        return std::nullopt;
    }
    const QByteArray bytes = data->data(QLatin1String(clipsFormat));
    Result<Project> slice = bytes.size() > longestSlice ? Error{Fault::Corrupt, "too long"} : projectFrom({bytes.constData(), static_cast<std::size_t>(bytes.size())});
    if (slice && (slice->timelines.empty() || slice->timelines[0]->tracks.empty() || slice->timelines[0]->tracks[0]->clips.empty())) slice = Error{Fault::Corrupt, "no clips"};
    if (slice) return *slice;
    refuse(desk, say(QT_TRANSLATE_NOOP("commands", "The clips on the clipboard cannot be read (%1): copy them again.")).arg(toQString(slice.error().message)));
    return std::nullopt;
}

/// The clip with the ids that its media have in this project. The slot is one of the project it comes from.
Result<Clip> atHome(const Desk& desk, const Project& slice, Clip clip)
{
    const bool isForeign = slice.name != desk.document()->identity();
    if (isForeign) clip.slot = {};
    clip.id = {};
    if (const auto* inner = std::get_if<SequenceClip>(&clip.content); inner && (isForeign || !desk.project().find(inner->timeline)))
        return Error{Fault::NotFound, toStd(say(QT_TRANSLATE_NOOP("commands", "\"%1\" shows a timeline that this project lacks: paste what is inside of it.")).arg(toQString(clip.name)))};
    auto* shown = std::get_if<MediaClip>(&clip.content);
    if (!shown) return clip;
    const MediaItem& item = *slice.find(shown->media); // projectFrom has checked that it is there
    const auto& media = desk.project().media;
    auto known = std::find_if(media.begin(), media.end(), [&](const MediaPtr& m) { return m->id == item.id && m->content == item.content; });
    if (known == media.end()) known = std::find_if(media.begin(), media.end(), [&](const MediaPtr& m) { return m->content == item.content; });
    if (known == media.end())
        return Error{Fault::NotFound, toStd(say(QT_TRANSLATE_NOOP("commands", "This project lacks the media \"%1\": import it first.")).arg(toQString(item.name)))};
    shown->media = (*known)->id;
    return clip;
}

/// Where each track of the slice goes, with the tracks to add for what has no place yet.
class TrackMap
{
public:
    TrackMap(const Desk& desk, const Project& slice) : m_here(*desk.timeline()), m_next(desk.project().nextId)
    {
        const Timeline& there = *slice.timelines[0];
        const bool isSame = slice.name == desk.document()->identity() && there.id == m_here.id;
        std::map<Kind, int> count;
        for (const TrackPtr& track : there.tracks) ++count[kindOf(track->role)];
        std::map<Kind, std::size_t> used;
        for (const TrackPtr& track : there.tracks) {
            const Kind kind = kindOf(track->role);
            const std::size_t index = used[kind]++;
            const auto chosen = kind == Kind::Text ? std::nullopt : desk.chosenTarget(kind == Kind::Sound);
            if (count[kind] == 1 && chosen && *chosen) m_goes[track->id] = *chosen;
            else if (isSame && m_here.find(track->id)) m_goes[track->id] = track->id;
            else m_goes[track->id] = nth(kind, index, *track);
        }
    }
    TrackId operator[](TrackId track) const { return m_goes.at(track); }
    const std::vector<Edit>& additions() const { return m_additions; }

private:
    TrackId nth(Kind kind, std::size_t index, const Track& like)
    {
        std::size_t seen = 0;
        for (const TrackPtr& track : m_here.tracks)
            if (kindOf(track->role) == kind && !track->isLocked && seen++ == index) return track->id;
        Track fresh;
        fresh.role = like.role, fresh.name = like.name;
        std::size_t place = 0; // pictures and texts above the highest one, sounds last
        for (std::size_t t = 0; t < m_here.tracks.size(); ++t)
            if (kind == Kind::Sound || isPicture(m_here.tracks[t]->role)) place = t + 1;
        m_additions.push_back(AddTrack{m_here.id, fresh, place + m_additions.size()});
        return TrackId{m_next++}; // as apply() gives them
    }
    const Timeline& m_here;
    std::uint64_t m_next;
    std::map<TrackId, TrackId> m_goes;
    std::vector<Edit> m_additions;
};

/// The clips that now stand where they were put.
Desk::Selection standing(const Timeline& timeline, const std::vector<PlacedOn>& clips)
{
    Desk::Selection found;
    for (const PlacedOn& put : clips)
        if (const auto track = timeline.find(put.track))
            for (const ClipPtr& clip : timeline.tracks[*track]->clips)
                if (clip->place.start == put.clip.place.start || clip->place.start == timeline.rate.nearestBoundary(put.clip.place.start)) found.insert(clip->id);
    return found;
}

bool hasLook(const Track& track, const Clip&) { return !isSound(track.role); }
bool isOfSound(const Track& track, const Clip&) { return isSound(track.role); }
bool hasHearing(const Track&, const Clip& clip) { return std::holds_alternative<MediaClip>(clip.content); }
bool hasStyle(const Track&, const Clip& clip) { return std::holds_alternative<TextClip>(clip.content); }
const Clip* firstThat(const Project& slice, bool (*fits)(const Track&, const Clip&))
{
    for (const TrackPtr& track : slice.timelines[0]->tracks)
        for (const ClipPtr& clip : track->clips)
            if (fits(*track, *clip)) return clip.get();
    return nullptr;
}

} // namespace

bool copySelection(Desk& desk)
{
    if (!desk.timeline() || desk.selection().empty()) return refuse(desk, say(QT_TRANSLATE_NOOP("commands", "Nothing to copy: select a clip first.")));
    auto* data = new QMimeData;
    data->setData(QLatin1String(clipsFormat), QByteArray::fromStdString(jsonOf(sliceOf(desk))));
    QGuiApplication::clipboard()->setMimeData(data);
    desk.hint(QCoreApplication::translate("commands", "%n clip(s) copied.", nullptr, static_cast<int>(desk.selection().size())));
    return true;
}

bool cutSelection(Desk& desk)
{
    if (!copySelection(desk)) return false;
    std::vector<Edit> edits;
    for (const ClipId clip : desk.selection()) edits.push_back(DeleteClip{desk.timelineId(), clip});
    return desk.applyAll(edits, QStringLiteral("Cut clips"));
}

bool pasteClips(Desk& desk, bool insert)
{
    const Timeline* timeline = desk.timeline();
    if (!timeline) return refuse(desk, say(QT_TRANSLATE_NOOP("commands", "Clips go onto a timeline: open a project first.")));
    const auto slice = sliceOnClipboard(desk);
    if (!slice) return false;
    const TrackMap tracks(desk, *slice);
    PutClips put{timeline->id, {}, insert};
    MediaTime start = slice->timelines[0]->end(), end;
    for (const TrackPtr& track : slice->timelines[0]->tracks)
        for (const ClipPtr& clip : track->clips) start = std::min(start, clip->place.start);
    const MediaTime by = desk.playhead() - start;
    for (const TrackPtr& track : slice->timelines[0]->tracks)
        for (const ClipPtr& clip : track->clips) {
            Result<Clip> mine = atHome(desk, *slice, *clip);
            if (!mine) return refuse(desk, toQString(mine.error().message));
            mine->place = clip->place.movedBy(by);
            end = std::max(end, mine->place.end);
            put.clips.push_back({tracks[track->id], std::move(*mine)});
        }
    std::vector<Edit> edits = tracks.additions();
    edits.push_back(put);
    if (!desk.applyAll(edits, QStringLiteral("Paste clips"))) return false;
    desk.select(standing(*desk.timeline(), put.clips));
    desk.setPlayhead(end);
    return true;
}

AttributeChoice attributesOnClipboard(Desk& desk)
{
    const auto slice = sliceOnClipboard(desk);
    if (!slice) return {false, false, false, false, false, false};
    const bool looks = firstThat(*slice, hasLook);
    return {looks, looks, looks, firstThat(*slice, hasHearing) != nullptr, firstThat(*slice, hasStyle) != nullptr, looks || firstThat(*slice, isOfSound)};
}

bool pasteAttributes(Desk& desk, const AttributeChoice& choice)
{
    const auto slice = sliceOnClipboard(desk);
    const Timeline* timeline = desk.timeline();
    if (!slice || !timeline) return false;
    const Clip *looking = firstThat(*slice, hasLook), *heard = firstThat(*slice, hasHearing), *written = firstThat(*slice, hasStyle), *sounding = firstThat(*slice, isOfSound);
    std::vector<Edit> edits;
    for (const TrackPtr& track : timeline->tracks)
        for (const ClipPtr& clip : track->clips) {
            if (!desk.selection().count(clip->id)) continue;
            PasteAttributes paste;
            paste.timeline = timeline->id, paste.clips = {clip->id};
            if (looking && hasLook(*track, *clip) && (choice.motion || choice.opacity || choice.crop)) {
                paste.look = clip->look;
                if (choice.motion) paste.look->fit = looking->look.fit, paste.look->transform = looking->look.transform;
                if (choice.opacity) paste.look->opacity = looking->look.opacity, paste.look->blend = looking->look.blend;
                if (choice.crop) paste.look->crop = looking->look.crop;
            }
            if (looking && choice.effects && hasLook(*track, *clip)) paste.effects = looking->effects;
            if (sounding && choice.effects && isOfSound(*track, *clip)) paste.effects = sounding->effects;
            if (heard && choice.hearing && hasHearing(*track, *clip)) paste.hearing = heard->hearing;
            if (written && choice.style && hasStyle(*track, *clip)) paste.style = std::get<TextClip>(written->content).style;
            if (paste.look || paste.hearing || paste.style || paste.effects) edits.push_back(std::move(paste));
        }
    if (edits.empty()) return refuse(desk, say(QT_TRANSLATE_NOOP("commands", "No selected clip can have these attributes.")));
    return desk.applyAll(edits, QStringLiteral("Paste attributes"));
}

} // namespace spot
