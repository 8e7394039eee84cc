// SPDX-License-Identifier: GPL-3.0-or-later
// app/diff/sentences.h: the words that all differences are told with.
#pragma once

#include "app/model/project.h"

#include <string>
#include <vector>

namespace spot
{

/// Sentences behind the place that they are about.
class Sentences
{
public:
    void say(const std::string& sentence) { m_all.push_back(m_place.empty() ? sentence : m_place + ": " + sentence); }
    /// "canvas is B, was A", when they differ.
    void change(const std::string& what, const std::string& was, const std::string& is)
    {
        if (was != is) say(what + " is " + is + ", was " + was);
    }
    void setPlace(std::string place) { m_place = std::move(place); }
    std::size_t count() const { return m_all.size(); }
    std::vector<std::string> take() { return std::move(m_all); }

private:
    std::string m_place;
    std::vector<std::string> m_all;
};

std::string quoted(const std::string& text);        ///< "\"Hello / there\""; long ones are cut
std::string framesText(std::int64_t frames);        ///< "1 frame", "12 frames"
std::string secondsText(MediaTime time);            ///< "15 s", "2.5 s"
std::string numberText(double number);              ///< "-16", "0.75"
std::string sizeText(FrameSize size);               ///< "1920x1080"
std::string rateText(FrameRate rate);               ///< "29.97 fps"
std::string clipName(const Clip& clip);             ///< "\"Logo\"", "clip 12"
std::string mediaName(const Project& project, MediaId id);
std::string timelineName(const Project& project, TimelineId id);

/// What changed in a stack of effects: "Vignette added", "Colour grade: Contrast 1.2, was 1", "the order of the effects changed". Effects
/// of one kind are compared in their order.
std::vector<std::string> effectChanges(const std::vector<Effect>& was, const std::vector<Effect>& is);

/// The clips of one timeline, before and after.
struct TimelinePair {
    const Project& projectBefore;
    const Project& projectAfter;
    const Timeline& before;
    const Timeline& after;
};
/// Adds what changed in the clips of both; `sentences` gets the places.
void tellClips(const TimelinePair& pair, Sentences& sentences);

} // namespace spot
