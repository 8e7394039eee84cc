// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/exchange/foreign_cut.h"

#include "app/edit/invariants.h"
#include "app/edit/piece.h"
#include "app/exchange/foreign_text.h"
#include "app/exchange/media_address.h"

#include <algorithm>

namespace spot
{

namespace
{

template <class T> bool isOneOf(const std::string& word, const T& words) { return std::find(std::begin(words), std::end(words), word) != std::end(words); }

} // namespace

ItemKind kindByName(std::string_view name)
{
    static constexpr const char* stills[]{"png", "jpg", "jpeg", "tif", "tiff", "exr", "webp", "bmp"};
    static constexpr const char* sounds[]{"wav", "mp3", "aif", "aiff", "flac", "ogg", "m4a", "opus", "aac"};
    std::string ending(name.substr(std::min(name.size(), name.rfind('.') + 1)));
    std::transform(ending.begin(), ending.end(), ending.begin(), [](unsigned char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : static_cast<char>(c); });
    return isOneOf(ending, stills) ? ItemKind::Still : isOneOf(ending, sounds) ? ItemKind::Sound : ItemKind::Video;
}

ForeignCut::ForeignCut(Project base, std::filesystem::path folder, FrameRate rate) : m_project(std::move(base)), m_folder(std::move(folder)), m_rate(rate) {}

MediaId ForeignCut::media(const std::string& written, const std::string& name, ItemKind kind, MediaId known, const Foreign& foreign)
{
    if (known && !m_places.count(known)) {
        const auto ours = std::find_if(m_project.media.begin(), m_project.media.end(), [known](const MediaPtr& item) { return item->id == known; });
        if (ours != m_project.media.end()) m_places[known] = static_cast<std::size_t>(ours - m_project.media.begin());
    }
    if (known && m_places.count(known)) {
        m_foreign.emplace(known, ForeignMedia{known, written, fileAt(written, m_folder)});
        return known;
    }
    const auto found = m_byName.find(written);
    if (found != m_byName.end()) return found->second;
    if (m_byName.size() == mostMedia) {
        if (m_tooMuch.empty()) m_tooMuch = shortened(written, 200);
        return m_byName.begin()->second;
    }
    MediaItem item;
    item.id = {freshId()};
    item.name = name.empty() ? "offline" : shortened(name, 200);
    item.kind = kind;
    item.foreign = foreign;
    item.content = hashOf(std::string_view("offline media " + written)); // names no file of any store
    item.rate = m_rate;
    item.hasSound = kind != ItemKind::Still;
    if (kind != ItemKind::Sound) item.size = {1920, 1080};
    m_byName[written] = item.id;
    m_foreign.emplace(item.id, ForeignMedia{item.id, written, fileAt(written, m_folder)});
    m_places[item.id] = m_project.media.size();
    m_project.media.push_back(std::make_shared<const MediaItem>(item));
    return item.id;
}

void ForeignCut::needs(MediaId id, MediaTime length)
{
    const auto place = m_places.find(id);
    if (place == m_places.end()) return;
    MediaPtr& item = m_project.media[place->second];
    if (item->kind == ItemKind::Still || item->duration >= length) return;
    const bool isOffline = item->content == hashOf(std::string_view("offline media " + m_foreign.at(id).written));
    if (!isOffline) return; // what we know of our own media stays
    MediaItem longer = *item;
    longer.duration = length;
    item = std::make_shared<const MediaItem>(std::move(longer));
}

/// The transition before piece `index`: from clip to clip it is ours, else a fade.
void ForeignCut::settle(std::vector<Piece>& pieces, std::size_t index, TrackRole role)
{
    Piece& piece = pieces[index];
    Clip* previous = index > 0 && pieces[index - 1].clip ? &*pieces[index - 1].clip : nullptr;
    if (piece.before + piece.after == MediaTime{}) return;
    if (previous && piece.clip) {
        piece.clip->transition = {isSound(role) ? TransitionStyle{} : piece.style, piece.before, piece.after};
        if (isPicture(role)) piece.clip->transition.before = m_rate.nearestBoundary(piece.before), piece.clip->transition.after = m_rate.nearestBoundary(piece.after);
    } else if (isSound(role)) {
        if (previous) previous->hearing.fadeOut = std::min(piece.before, previous->place.length());
        if (piece.clip) piece.clip->hearing.fadeIn = std::min(piece.after, piece.clip->place.length());
    } else if (piece.clip && piece.after > MediaTime{}) { // from black
        piece.clip->look.opacity = Curve({{{}, 0, Ease::Linear}, {piece.after, 1, Ease::Linear}});
    } else if (previous) { // to black
        const MediaTime length = previous->place.length();
        previous->look.opacity = Curve({{std::max(MediaTime{}, length - piece.before), 1, Ease::Linear}, {length, 0, Ease::Linear}});
    }
}

/// Shortens the transition to what there is of both clips; media that are not there yet are as long as it asks for.
void ForeignCut::fitTransition(Clip& clip, const Clip& previous, TrackRole role, ExchangeReport& report)
{
    if (clip.transition.isNone()) return;
    if (const auto* media = std::get_if<MediaClip>(&previous.content)) needs(media->media, media->in + media->speed.mediaIn(previous.place.length() + clip.transition.after));
    const Transition wanted = clip.transition;
    clip.transition = fitted(wanted, transitionRoom(m_project, m_rate, role, previous, clip));
    if (clip.transition == wanted) return;
    report.add(clip, m_rate, "its " + std::string(wordOf(wanted.style.kind)) + " is " + amount(clip.transition.length(), m_rate, role) + " long instead of " + amount(wanted.length(), m_rate, role) + ": there is no more of the clips on both sides");
}

Track ForeignCut::trackOf(std::vector<Piece> pieces, TrackRole role, ExchangeReport& report)
{
    for (Piece& piece : pieces)
        if (piece.clip) {
            piece.clip->place = isPicture(role) ? TimeRange{m_rate.nearestBoundary(piece.place.start), m_rate.nearestBoundary(piece.place.end)} : piece.place;
            if (piece.clip->place.isEmpty()) {
                report.add(*piece.clip, m_rate, "is left out: it is shorter than half a frame");
                piece.clip.reset();
            }
        }
    for (std::size_t i = 0; i < pieces.size(); ++i) settle(pieces, i, role);
    Track track;
    track.role = role;
    const Clip* previous = nullptr;
    for (Piece& piece : pieces) {
        if (!piece.clip) {
            previous = nullptr;
            continue;
        }
        Clip& clip = *piece.clip;
        if (const auto* media = std::get_if<MediaClip>(&clip.content)) {
            const MediaTime used = media->speed.mediaIn(clip.place.length());
            needs(media->media, std::max(media->in, media->in + used) + (media->speed.isFrozen() ? m_rate.frameLength() : MediaTime{}));
            const auto after = handlesOf(m_project, clip).after; // a sound that was put on frames may end a little after its media
            if (isSound(role) && after && *after < MediaTime{} && -*after <= m_rate.frameLength() && clip.place.length() > -*after) clip.place.end += *after;
        }
        if (previous) fitTransition(clip, *previous, role, report);
        else clip.transition = {};
        if (!clip.id) clip.id = {freshId()};
        track.clips.push_back(std::make_shared<const Clip>(std::move(clip)));
        previous = track.clips.back().get();
    }
    return track;
}

void ForeignCut::put(Timeline timeline)
{
    if (!timeline.id) timeline.id = {freshId()};
    for (Marker& marker : timeline.markers)
        if (!marker.id) marker.id = {freshId()};
    std::sort(timeline.markers.begin(), timeline.markers.end(), [](const Marker& a, const Marker& b) { return std::pair(a.span.start, a.id) < std::pair(b.span.start, b.id); });
    for (TrackPtr& track : timeline.tracks)
        if (!track->id) {
            Track named = *track;
            named.id = {freshId()};
            track = std::make_shared<const Track>(std::move(named));
        }
    const auto same = std::find_if(m_project.timelines.begin(), m_project.timelines.end(), [&](const TimelinePtr& t) { return t->id == timeline.id; });
    auto made = std::make_shared<const Timeline>(std::move(timeline));
    if (same == m_project.timelines.end()) m_project.timelines.push_back(std::move(made));
    else *same = std::move(made);
}

void ForeignCut::putInside(Timeline timeline)
{
    m_inside.insert(timeline.id);
    put(std::move(timeline));
}

void ForeignCut::lengthen(TimelineId inside, MediaTime length)
{
    for (TimelinePtr& timeline : m_project.timelines) {
        if (timeline->id != inside || timeline->duration() >= length) continue;
        Timeline longer = *timeline;
        longer.length = longer.rate.startOf(longer.rate.framesIn(length));
        timeline = std::make_shared<const Timeline>(std::move(longer));
    }
}

Result<ImportedFile> ForeignCut::finish(ExchangeReport report)
{
    if (!m_tooMuch.empty()) return Error{Fault::OutOfRange, "it names more than " + std::to_string(mostMedia) + " media: \"" + m_tooMuch + "\" is one too many"};
    std::stable_partition(m_project.timelines.begin(), m_project.timelines.end(), [this](const TimelinePtr& timeline) { return !m_inside.count(timeline->id); });
    if (const auto broken = brokenInvariant(m_project)) return Error{Fault::Corrupt, *broken};
    ImportedFile done{std::move(m_project), {}, std::move(report)};
    for (auto& [id, media] : m_foreign) done.media.push_back(std::move(media));
    return done;
}

} // namespace spot
