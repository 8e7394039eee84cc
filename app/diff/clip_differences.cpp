// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/diff/sentences.h"
#include "app/model/run.h"

#include <map>

namespace spot
{

namespace
{

struct Placed {
    ClipPtr clip;
    TrackPtr track;
};
using ClipMap = std::map<ClipId, Placed>;

ClipMap clipsOf(const Timeline& timeline)
{
    ClipMap map;
    for (const TrackPtr& track : timeline.tracks)
        for (const ClipPtr& clip : track->clips) map[clip->id] = {clip, track};
    return map;
}

std::string joined(const std::vector<std::string>& words)
{
    std::string text;
    for (const std::string& word : words) text += (text.empty() ? "" : ", ") + word;
    return text;
}

std::string speedText(Speed speed)
{
    return speed.num == 0 ? "a frozen frame" : numberText(100.0 * static_cast<double>(speed.num) / static_cast<double>(speed.den)) + " %";
}

/// "120 %", "a speed ramp from 100 % to 30 %", "a speed ramp of 5 keys from 100 % to 100 %".
std::string speedText(const RunSeen& run)
{
    if (!run.isRamp()) return speedText(*run.speed);
    const auto percent = [](Speed speed) { return speed.isFrozen() ? std::string("0 %") : speedText(speed); };
    return (run.ramp->size() > 2 ? "a speed ramp of " + std::to_string(run.ramp->size()) + " keys from " : "a speed ramp from ") + percent(run.ramp->front().speed) + " to " + percent(run.ramp->back().speed);
}

bool runsAlike(const RunSeen& was, const RunSeen& is, MediaTime headTrimmed)
{
    if (*was.speed != *is.speed || !was.ramp) return *was.speed == *is.speed;
    return *was.ramp == *is.ramp || movedBy(*was.ramp, -headTrimmed) == *is.ramp; // a trimmed start takes the keys along
}

class ClipComparison
{
public:
    ClipComparison(const TimelinePair& pair, Sentences& sentences)
        : m_pair(pair), m_sentences(sentences), m_before(clipsOf(pair.before)), m_after(clipsOf(pair.after)) {}
    void run();

private:
    std::string at(MediaTime time) const { return timecode(time, m_pair.after.rate); }
    std::string frames(MediaTime length) const { return framesText(m_pair.after.rate.framesIn(length)); }
    void tellTrack(const Track& track);
    void tellMoves(const Track& track);
    const Placed* cutFrom(const Clip& clip) const;
    bool isCut(const Clip& was, const Clip& is) const;
    void tellChange(const Placed& was, const Placed& is);
    void tellPlace(const Placed& was, const Placed& is);
    void tellContent(const Clip& was, const Clip& is);
    void tellRun(const Clip& was, const Clip& is, const char* what);
    void tellLook(const Clip& was, const Clip& is);
    void tellHearing(const Clip& was, const Clip& is);
    void tellTransition(const Clip& was, const Clip& is);
    std::string transitionText(const Transition& transition) const;

    const TimelinePair& m_pair;
    Sentences& m_sentences;
    ClipMap m_before, m_after;
    std::map<ClipId, bool> m_movedTogether; ///< told already, with others
};

/// Same length, same track, another time.
bool isOnlyMoved(const Placed& was, const Placed& is)
{
    return was.track->id == is.track->id && was.clip->place.length() == is.clip->place.length() && was.clip->place != is.clip->place;
}

/// The clip whose second half this one is: it reached as far before, and ends where this one begins now.
const Placed* ClipComparison::cutFrom(const Clip& clip) const
{
    for (const auto& [id, is] : m_after) {
        const auto was = m_before.find(id);
        if (was != m_before.end() && is.clip->place.end == clip.place.start && was->second.clip->place.end == clip.place.end &&
            is.clip->content.index() == clip.content.index() && is.clip->name == clip.name)
            return &is;
    }
    return nullptr;
}

/// Cut at its new end: the second half is a clip that was not there before, and tells it.
bool ClipComparison::isCut(const Clip& was, const Clip& is) const
{
    if (was.place.start != is.place.start || was.place.end <= is.place.end) return false;
    for (const auto& [id, other] : m_after)
        if (!m_before.count(id) && other.clip->place.start == is.place.end && other.clip->place.end == was.place.end && cutFrom(*other.clip)) return true;
    return false;
}

void ClipComparison::tellPlace(const Placed& was, const Placed& is)
{
    const TimeRange from = was.clip->place, to = is.clip->place;
    const std::string name = clipName(*is.clip);
    if (was.track->id != is.track->id) {
        m_sentences.say(name + " moved from " + quoted(was.track->name) + (from.start == to.start ? "" : " at " + at(from.start)) + " to " + quoted(is.track->name) +
                        " at " + at(to.start) + (from.length() == to.length() ? "" : ", " + at(to.start) + " - " + at(to.end)));
        return;
    }
    if (from == to || isCut(*was.clip, *is.clip) || m_movedTogether.count(is.clip->id)) return;
    if (isOnlyMoved(was, is)) return m_sentences.say(name + " moved from " + at(from.start) + " to " + at(to.start));
    const MediaTime grown = to.length() - from.length();
    const std::string how = grown.flicks < 0 ? frames(-grown) + " shorter" : frames(grown) + " longer";
    if (from.start == to.start) m_sentences.say(name + " trimmed: ends at " + at(to.end) + ", was " + at(from.end) + " (" + how + ")");
    else if (from.end == to.end) m_sentences.say(name + " trimmed: begins at " + at(to.start) + ", was " + at(from.start) + " (" + how + ")");
    else m_sentences.say(name + " is at " + at(to.start) + " - " + at(to.end) + ", was " + at(from.start) + " - " + at(from.end) + (grown.flicks ? " (" + how + ")" : ""));
}

/// `what`: "its media".
void ClipComparison::tellRun(const Clip& was, const Clip& is, const char* what)
{
    const std::string name = clipName(is), place = name + " at " + at(is.place.start);
    const RunSeen before = runOf(was), after = runOf(is);
    const MediaTime slipped = *after.in - *before.in, headTrimmed = is.place.start - was.place.start;
    if (!runsAlike(before, after, headTrimmed)) m_sentences.say(place + " plays at " + speedText(after) + ", was " + speedText(before));
    if (before.keepPitch && *before.keepPitch != *after.keepPitch) m_sentences.say(place + (*after.keepPitch ? " keeps its pitch at another speed" : ": its pitch follows the speed"));
    const bool isTrim = *after.in == before.at(headTrimmed) && was.place.end == is.place.end; // a trimmed start takes the in point with it
    if (slipped != MediaTime{} && !isTrim) m_sentences.say(place + " begins " + frames(slipped.flicks < 0 ? -slipped : slipped) + (slipped.flicks < 0 ? " earlier" : " later") + " in " + what);
}

void ClipComparison::tellContent(const Clip& was, const Clip& is)
{
    if (was.content == is.content) return;
    const std::string name = clipName(is);
    const auto *textBefore = std::get_if<TextClip>(&was.content), *textAfter = std::get_if<TextClip>(&is.content);
    const auto *mediaBefore = std::get_if<MediaClip>(&was.content), *mediaAfter = std::get_if<MediaClip>(&is.content);
    const auto *sequenceBefore = std::get_if<SequenceClip>(&was.content), *sequenceAfter = std::get_if<SequenceClip>(&is.content);
    const std::size_t said = m_sentences.count();
    if (textBefore && textAfter) {
        if (textBefore->text != textAfter->text) m_sentences.say(name + " at " + at(is.place.start) + " says " + quoted(textAfter->text) + ", was " + quoted(textBefore->text));
        if (!(textBefore->style == textAfter->style)) m_sentences.say(name + " at " + at(is.place.start) + ": the style of the text changed");
    } else if (mediaBefore && mediaAfter) {
        if (mediaBefore->media != mediaAfter->media)
            m_sentences.say(name + " at " + at(is.place.start) + " shows " + mediaName(m_pair.projectAfter, mediaAfter->media) + ", was " + mediaName(m_pair.projectBefore, mediaBefore->media));
        tellRun(was, is, "its media");
        if (m_sentences.count() == said && was.place != is.place) return; // told as a trim
    } else if (sequenceBefore && sequenceAfter) {
        if (sequenceBefore->timeline != sequenceAfter->timeline)
            m_sentences.say(name + " at " + at(is.place.start) + " shows the timeline " + timelineName(m_pair.projectAfter, sequenceAfter->timeline) + ", was " + timelineName(m_pair.projectBefore, sequenceBefore->timeline));
        tellRun(was, is, "the timeline it shows");
        if (m_sentences.count() == said && was.place != is.place) return;
    } else if (sequenceAfter) m_sentences.say(name + " at " + at(is.place.start) + " shows the timeline " + timelineName(m_pair.projectAfter, sequenceAfter->timeline));
    if (m_sentences.count() == said) m_sentences.say(name + " at " + at(is.place.start) + " shows something else");
}

void ClipComparison::tellLook(const Clip& was, const Clip& is)
{
    if (was.look == is.look) return;
    std::vector<std::string> what;
    if (was.look.fit != is.look.fit) what.push_back("fit");
    if (!(was.look.transform == is.look.transform)) what.push_back("place and size");
    if (!(was.look.crop == is.look.crop)) what.push_back("crop");
    if (!(was.look.opacity == is.look.opacity)) what.push_back("opacity");
    if (was.look.blend != is.look.blend) what.push_back("blending");
    m_sentences.say(clipName(is) + " at " + at(is.place.start) + ": the look changed" + (what.empty() ? "" : " (" + joined(what) + ")"));
}

void ClipComparison::tellHearing(const Clip& was, const Clip& is)
{
    if (was.hearing == is.hearing) return;
    std::vector<std::string> what;
    if (was.hearing.isMuted != is.hearing.isMuted) what.push_back(is.hearing.isMuted ? "muted" : "no longer muted");
    if (was.hearing.isDeclicked != is.hearing.isDeclicked) what.push_back(is.hearing.isDeclicked ? "its cuts are declicked" : "its cuts are no longer declicked");
    if (!(was.hearing.gainDb == is.hearing.gainDb)) what.push_back("gain");
    if (!(was.hearing.pan == is.hearing.pan)) what.push_back("pan");
    if (was.hearing.fadeIn != is.hearing.fadeIn) what.push_back("fade in " + secondsText(is.hearing.fadeIn) + ", was " + secondsText(was.hearing.fadeIn));
    if (was.hearing.fadeOut != is.hearing.fadeOut) what.push_back("fade out " + secondsText(is.hearing.fadeOut) + ", was " + secondsText(was.hearing.fadeOut));
    m_sentences.say(clipName(is) + " at " + at(is.place.start) + ": the sound changed" + (what.empty() ? "" : " (" + joined(what) + ")"));
}

/// "a wipe of 12 frames, 6 before the cut", "a cut".
std::string ClipComparison::transitionText(const Transition& transition) const
{
    if (transition.isNone()) return "a cut";
    return "a " + std::string(wordOf(transition.style.kind)) + " of " + frames(transition.length()) + (transition.before.flicks ? ", " + frames(transition.before) + " before the cut" : "");
}

void ClipComparison::tellTransition(const Clip& was, const Clip& is)
{
    if (was.transition == is.transition) return;
    const std::string before = transitionText(was.transition), after = transitionText(is.transition), start = clipName(is) + " at " + at(is.place.start);
    m_sentences.say(before == after ? start + ": the look of the " + std::string(wordOf(is.transition.style.kind)) + " changed" : start + " begins with " + after + ", was " + before);
}

void ClipComparison::tellChange(const Placed& was, const Placed& is)
{
    const std::size_t said = m_sentences.count();
    if (was.clip->name != is.clip->name) m_sentences.say(clipName(*was.clip) + " at " + at(is.clip->place.start) + " is called " + quoted(is.clip->name));
    tellPlace(was, is);
    tellContent(*was.clip, *is.clip);
    tellLook(*was.clip, *is.clip);
    for (const std::string& change : effectChanges(was.clip->effects, is.clip->effects)) m_sentences.say(clipName(*is.clip) + " at " + at(is.clip->place.start) + ": " + change);
    tellHearing(*was.clip, *is.clip);
    tellTransition(*was.clip, *is.clip);
    if (was.clip->link != is.clip->link) m_sentences.say(clipName(*is.clip) + " at " + at(is.clip->place.start) + (is.clip->link ? ": linked" : ": no longer linked"));
    if (was.clip->group != is.clip->group) m_sentences.say(clipName(*is.clip) + " at " + at(is.clip->place.start) + (is.clip->group ? ": grouped" : ": no longer grouped"));
    if (!(was.clip->foreign == is.clip->foreign)) m_sentences.say(clipName(*is.clip) + " at " + at(is.clip->place.start) + ": what other programs noted of it changed");
    const bool isTold = m_movedTogether.count(is.clip->id) || isCut(*was.clip, *is.clip) || m_sentences.count() > said;
    if (!isTold && !(*was.clip == *is.clip)) m_sentences.say(clipName(*is.clip) + " at " + at(is.clip->place.start) + ": its properties changed");
}

/// Neighbours that moved by the same time, as after a ripple, are one sentence.
void ClipComparison::tellMoves(const Track& track)
{
    std::vector<const Placed*> group;
    MediaTime by;
    const auto end = [&] {
        if (group.size() > 1) {
            m_sentences.say(framesText(m_pair.after.rate.framesIn(by.flicks < 0 ? -by : by)) + (by.flicks < 0 ? " earlier: " : " later: ") + std::to_string(group.size()) + " clips, from " +
                            clipName(*group.front()->clip) + " (now at " + at(group.front()->clip->place.start) + ") to " + clipName(*group.back()->clip));
            for (const Placed* placed : group) m_movedTogether[placed->clip->id] = true;
        }
        group.clear();
    };
    for (const ClipPtr& clip : track.clips) {
        const auto was = m_before.find(clip->id);
        const Placed& is = m_after.at(clip->id);
        if (was == m_before.end() || !isOnlyMoved(was->second, is)) {
            end();
            continue;
        }
        const MediaTime shift = clip->place.start - was->second.clip->place.start;
        if (!group.empty() && shift != by) end();
        by = shift;
        group.push_back(&is);
    }
    end();
}

void ClipComparison::tellTrack(const Track& track)
{
    m_sentences.setPlace(m_pair.after.name + ", " + track.name);
    if (const auto index = m_pair.before.find(track.id))
        for (const ClipPtr& clip : m_pair.before.tracks[*index]->clips)
            if (!m_after.count(clip->id)) m_sentences.say(clipName(*clip) + " removed (was at " + at(clip->place.start) + " - " + at(clip->place.end) + ")");
    tellMoves(track);
    for (const ClipPtr& clip : track.clips) {
        const auto was = m_before.find(clip->id);
        const Placed& is = m_after.at(clip->id);
        if (was != m_before.end()) {
            tellChange(was->second, is);
            continue;
        }
        const Placed* first = cutFrom(*clip);
        if (first && first->track->id == track.id) m_sentences.say(clipName(*clip) + " cut at " + at(clip->place.start));
        else m_sentences.say(clipName(*clip) + " added at " + at(clip->place.start) + " - " + at(clip->place.end));
    }
}

void ClipComparison::run()
{
    for (const TrackPtr& track : m_pair.after.tracks) tellTrack(*track);
}

} // namespace

void tellClips(const TimelinePair& pair, Sentences& sentences) { ClipComparison(pair, sentences).run(); }

} // namespace spot
