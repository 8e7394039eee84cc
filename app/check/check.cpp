// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/check/check.h"

#include "app/check/rules.h"

#include <algorithm>
#include <tuple>

namespace spot
{

std::vector<Finding> checkTimeline(const Project& project, TimelineId id, std::span<const LedgerEntry> ledger)
{
    Findings findings;
    const Timeline* timeline = project.find(id);
    if (!timeline) return findings;
    checkDuration(*timeline, findings);
    checkSupers(*timeline, findings);
    checkRights(project, *timeline, ledger, findings);
    checkEffects(*timeline, findings);
    checkNesting(project, *timeline, findings);
    checkLoudness(project, *timeline, findings);
    std::stable_sort(findings.begin(), findings.end(), [](const Finding& a, const Finding& b) { return std::tuple(b.severity, a.at) < std::tuple(a.severity, b.at); });
    return findings;
}

std::string sentenceOf(const Finding& finding, FrameRate rate)
{
    const std::string place = finding.clip || finding.at.flicks ? timecode(finding.at, rate) + " " : std::string();
    return place + finding.rule + ": " + finding.sentence + ". " + finding.nextStep + ".";
}

} // namespace spot
