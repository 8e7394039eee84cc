// SPDX-License-Identifier: GPL-3.0-or-later
#include "generators/jobs/job.h"
#include "generators/jobs/job_text.h"

#include <array>

namespace spot
{

const char* nameOf(GenerationKind kind)
{
    static constexpr std::array names{"video", "image", "voice", "music", "sfx"};
    return names[static_cast<std::size_t>(kind)];
}

const char* nameOf(JobState state)
{
    static constexpr std::array names{"draft",     "queued", "submitting", "running", "ingesting",
                                      "ready",     "failed", "cancelled",  "unknown"};
    return names[static_cast<std::size_t>(state)];
}

bool isFinal(JobState state)
{
    return state == JobState::Ready || state == JobState::Failed || state == JobState::Cancelled || state == JobState::Unknown;
}

bool mayFollow(JobState from, JobState to)
{
    using enum JobState;
    switch (from) {
    case Draft: return to == Queued || to == Cancelled;
    case Queued: return to == Submitting || to == Ready || to == Failed || to == Cancelled; // Ready: known from the cache
    case Submitting: return to == Running || to == Queued || to == Failed || to == Cancelled || to == Unknown;
    case Running: return to == Ingesting || to == Queued || to == Failed || to == Cancelled || to == Unknown;
    case Ingesting: return to == Ready || to == Queued || to == Failed || to == Cancelled || to == Unknown;
    case Ready:
    case Failed:
    case Cancelled:
    case Unknown: return false;
    }
    return false;
}

ContentHash GenerationRequest::hash() const { return hashOf(std::string_view(textOf(*this))); }

} // namespace spot
