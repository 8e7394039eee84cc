// SPDX-License-Identifier: GPL-3.0-or-later
#include "generators/jobs/budget.h"

#include <cstdio>

namespace spot
{

namespace
{

std::string money(double amount, const std::string& currency)
{
    char text[64];
    std::snprintf(text, sizeof text, "%.2f %s", amount, currency.c_str());
    return text;
}

} // namespace

Result<Done> Budget::reserve(JobId job, const Price& price)
{
    if (price.perCall == 0) return Done{};
    if (price.currency != m_currency)
        return Error{Fault::Unsupported, "the price is in " + price.currency + ", the budget in " + m_currency};
    if (committed() + price.perCall > m_limit + 1e-9)
        return Error{Fault::Denied, "the job costs " + money(price.perCall, m_currency) + ", and of the limit of " + money(m_limit, m_currency) +
                                        " only " + money(m_limit - committed(), m_currency) + " is left: raise the limit to go on"};
    m_charges[job] = {price.perCall, ChargeState::Reserved};
    return Done{};
}

void Budget::settle(JobId job)
{
    if (const auto found = m_charges.find(job); found != m_charges.end()) found->second.state = ChargeState::Settled;
}

void Budget::release(JobId job) { m_charges.erase(job); }

void Budget::markUnknown(JobId job)
{
    if (const auto found = m_charges.find(job); found != m_charges.end()) found->second.state = ChargeState::Unknown;
}

double Budget::committed() const
{
    double sum = 0;
    for (const auto& [job, charge] : m_charges) sum += charge.amount;
    return sum;
}

std::optional<Charge> Budget::chargeOf(JobId job) const
{
    const auto found = m_charges.find(job);
    return found == m_charges.end() ? std::nullopt : std::optional(found->second);
}

} // namespace spot
