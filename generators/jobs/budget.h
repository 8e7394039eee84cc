// SPDX-License-Identifier: GPL-3.0-or-later
// generators/jobs/budget.h: estimate, reserve, settle; an unknown charge is a state, not a zero.
#pragma once

#include "generators/catalog/capability.h"
#include "generators/jobs/job.h"

#include <map>

namespace spot
{

enum class ChargeState { Reserved, Settled, Unknown };
struct Charge {
    double amount = 0; ///< Unknown: the estimate, which counts in full until somebody knows better
    ChargeState state = ChargeState::Reserved;
    bool operator==(const Charge&) const = default;
};

/// What jobs have cost and may yet cost, in one currency.                                                [not thread-safe]
class Budget
{
public:
    Budget(double limit, std::string currency) : m_limit(limit), m_currency(std::move(currency)) {}

    /// Free jobs always pass. Errors: Denied (over the limit: says by how much), Unsupported (a price in another currency).
    Result<Done> reserve(JobId job, const Price& price);
    void settle(JobId job);      ///< it was done: the estimate is the charge
    void release(JobId job);     ///< it never reached the plugin, or the plugin refused it: nothing is owed
    void markUnknown(JobId job); ///< nobody knows whether it was charged

    double committed() const; ///< reserved, settled and unknown together
    std::optional<Charge> chargeOf(JobId job) const;

private:
    double m_limit;
    std::string m_currency;
    std::map<JobId, Charge> m_charges;
};

} // namespace spot
