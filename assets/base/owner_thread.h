// SPDX-License-Identifier: GPL-3.0-or-later
// assets/base/owner_thread.h: asserts that an object stays on the thread that made it.
#pragma once

#include "assets/base/check.h"

#include <thread>

namespace spot
{

/// Member of a class that belongs to one thread; call check() first in each public function.
class OwnerThread
{
public:
    void check() const { SPOT_CHECK(std::this_thread::get_id() == m_owner, "called on another thread than the owner's"); }

private:
    std::thread::id m_owner = std::this_thread::get_id();
};

} // namespace spot
