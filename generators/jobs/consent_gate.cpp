// SPDX-License-Identifier: GPL-3.0-or-later
#include "generators/jobs/consent_gate.h"

#include "assets/ledger/consent.h"

#include <ctime>

namespace spot
{

Result<Done> mayStart(const GenerationRequest& request, const Capability& capability, const Ledger& ledger, const std::string& day)
{
    std::vector<std::string> uses;
    if (capability.consent.voice) uses.push_back("voice");
    if (capability.consent.likeness) uses.push_back("likeness");
    if (uses.empty()) return Done{};
    if (request.people.empty())
        return Error{Fault::Denied, capability.id + " works from a person's " + uses[0] + ", and the request does not say whose it is: name the person"};
    const std::vector<LedgerEntry> entries = ledger.entries();
    for (const std::string& person : request.people)
        for (const std::string& use : uses)
            if (!isCovered(entries, {person, use, "", day}))
                return Error{Fault::Denied, person + " has not allowed the use of their " + use + " by a generator on " + day +
                                                ": record a consent first"};
    return Done{};
}

std::string today()
{
    const std::time_t now = std::time(nullptr);
    std::tm parts{};
    gmtime_r(&now, &parts);
    char text[16];
    std::strftime(text, sizeof text, "%Y-%m-%d", &parts);
    return text;
}

} // namespace spot
