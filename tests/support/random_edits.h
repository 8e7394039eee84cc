// SPDX-License-Identifier: GPL-3.0-or-later
// tests/support/random_edits.h: projects and edits drawn from a seed, mostly sensible, some of them nonsense.
#pragma once

#include "app/edit/edits.h"
#include "tests/support/timeline_text.h"

#include <random>

namespace spot::text
{

class Dice
{
public:
    explicit Dice(std::uint64_t seed) : m_engine(seed) {}
    std::int64_t number(std::int64_t low, std::int64_t high) { return low + static_cast<std::int64_t>(m_engine() % static_cast<std::uint64_t>(high - low + 1)); }
    bool chance(int percent) { return number(1, 100) <= percent; }
    double real(double low, double high) { return low + (high - low) * (static_cast<double>(m_engine() >> 11) * 0x1p-53); }
    template <class List> const auto& oneOf(const List& list) { return list[static_cast<std::size_t>(number(0, static_cast<std::int64_t>(list.size()) - 1))]; }

private:
    std::mt19937_64 m_engine;
};

class Drawer
{
public:
    Drawer(Dice& dice, const Project& project) : m_dice(dice), m_project(project), m_timeline(*dice.oneOf(project.timelines)) {}
    Edit draw()
    {
        const TimelineId t = m_timeline.id;
        switch (m_dice.number(0, 17)) {
        case 0: return InsertClip{t, trackId(), clip()};
        case 1: return OverwriteClip{t, trackId(), clip()};
        case 2: case 3: return MoveClip{t, clipId(), trackId(), time(), m_dice.chance(50)};
        case 4: case 5: return TrimClip{t, clipId(), edge(), nearClip()};
        case 6: case 7: return RippleTrim{t, clipId(), edge(), nearClip()};
        case 8: return SplitClip{t, clipId(), nearClip()};
        case 9: return m_dice.chance(50) ? Edit(DeleteClip{t, clipId()}) : Edit(RippleDelete{t, clipId()});
        case 10: return ReplaceMedia{t, clipId(), mediaId()};
        case 11: return SetLook{t, clipId(), look()};
        case 12: return SetHearing{t, clipId(), hearing()};
        case 13: case 14: return SetDissolve{t, clipId(), frames(m_dice.number(0, 20))};
        case 15: return SetText{t, clipId(), "제주에서 온 아침\n\"quoted\"", {}};
        case 16: return m_dice.chance(50) ? Edit(SetClipName{t, clipId(), "clip " + std::to_string(m_dice.number(0, 99))}) : Edit(media());
        default: return trackEdit();
        }
    }

    Curve curve(double low, double high)
    {
        if (m_dice.chance(60)) return Curve(m_dice.real(low, high));
        std::vector<Key> keys;
        for (auto n = m_dice.number(1, 5); n > 0; --n)
            keys.push_back({MediaTime{m_dice.number(-1'000'000, 3'000'000'000)}, m_dice.real(low, high), static_cast<Ease>(m_dice.number(0, 4))});
        return Curve(std::move(keys));
    }
    Look look()
    {
        Look look;
        look.fit = static_cast<Fit>(m_dice.number(0, 3));
        look.transform.x = curve(-1, 1), look.transform.scaleX = curve(0.1, 3), look.transform.rotation = curve(-360, 360);
        look.crop.left = m_dice.real(0, 0.6);
        look.opacity = m_dice.chance(90) ? curve(0, 1) : curve(0, 3); // sometimes refused
        look.blend = static_cast<BlendMode>(m_dice.number(0, 3));
        return look;
    }
    Hearing hearing()
    {
        Hearing hearing;
        hearing.gainDb = curve(-60, 12), hearing.pan = curve(-1, 1);
        hearing.fadeIn = {m_dice.number(0, 100'000'000)}, hearing.fadeOut = {m_dice.number(0, 100'000'000)};
        hearing.isMuted = m_dice.chance(20);
        return hearing;
    }

private:
    MediaTime frames(std::int64_t n) const { return m_timeline.rate.startOf(n); }
    MediaTime time() { return m_dice.chance(3) ? MediaTime{m_dice.number(-1'000'000'000, 1'000'000'000'000'000)} : frames(m_dice.number(0, 400)) + MediaTime{m_dice.number(-10'000'000, 10'000'000)}; }
    Edge edge() { return m_dice.chance(50) ? Edge::Start : Edge::End; }
    TrackId trackId() { return m_timeline.tracks.empty() || m_dice.chance(2) ? TrackId{9999} : m_dice.oneOf(m_timeline.tracks)->id; }
    const Clip* anyClip()
    {
        for (int tries = 0; tries < 8 && !m_timeline.tracks.empty(); ++tries)
            if (const Track& track = *m_dice.oneOf(m_timeline.tracks); !track.clips.empty()) return m_dice.oneOf(track.clips).get();
        return nullptr;
    }
    ClipId clipId()
    {
        if (const Clip* clip = m_dice.chance(98) ? anyClip() : nullptr) m_chosen = *clip;
        else m_chosen = {};
        return m_chosen.id;
    }
    MediaTime nearClip() { return m_chosen.id ? frames(m_timeline.rate.frameAt(m_dice.chance(50) ? m_chosen.place.start : m_chosen.place.end) + m_dice.number(-30, 30)) : time(); }
    MediaId mediaId() { return m_project.media.empty() ? MediaId{7} : m_dice.oneOf(m_project.media)->id; }
    AddMedia media()
    {
        MediaItem item;
        item.name = "take";
        item.kind = static_cast<ItemKind>(m_dice.number(0, 2));
        item.content = hashOf(std::to_string(m_dice.number(0, 1'000'000)));
        item.duration = item.kind == ItemKind::Still ? MediaTime{} : MediaTime{m_dice.number(1, 5'000'000'000)};
        item.hasSound = m_dice.chance(50);
        item.words = {{"hello", {}, MediaTime{100}}};
        item.origin = {"scene", "1.0.0", "{\"prompt\": \"an orange\"}"};
        return {item};
    }
    Clip clip()
    {
        Clip clip;
        clip.name = "new";
        clip.place.start = time();
        clip.place.end = clip.place.start + frames(m_dice.number(0, 60));
        const auto kind = m_dice.number(0, 3);
        if (kind < 2) clip.content = MediaClip{mediaId(), frames(m_dice.number(0, 30))};
        else if (kind == 2) clip.content = ColourClip{{0.5f, 0.1f, 0, 1}, {}};
        else clip.content = TextClip{"text", {}};
        clip.dissolve = m_dice.chance(10) ? frames(m_dice.number(1, 10)) : MediaTime{};
        return clip;
    }
    Edit trackEdit()
    {
        Track track;
        track.name = "new";
        track.role = static_cast<TrackRole>(m_dice.number(0, 4));
        switch (m_dice.number(0, 3)) {
        case 0: return AddTrack{m_timeline.id, track, static_cast<std::size_t>(m_dice.number(0, 6))};
        case 1: return m_timeline.tracks.size() > 5 ? Edit(RemoveTrack{m_timeline.id, trackId()}) : Edit(AddTrack{m_timeline.id, track, 0});
        default: return SetTrack{m_timeline.id, trackId(), "renamed", m_dice.chance(20), m_dice.chance(10), m_dice.real(-20, 6)};
        }
    }

    Dice& m_dice;
    const Project& m_project;
    const Timeline& m_timeline;
    Clip m_chosen;
};

inline Project startProject(FrameRate rate)
{
    return project("V1: a[0,48) b[48,96)<12 u[96,130); V2: c[20,60); T1: t[0,40) t[60,90); N1: n[0,30) o[50,80); M1: m[0,130)", {rate, {}});
}

} // namespace spot::text
