// SPDX-License-Identifier: GPL-3.0-or-later
// render/cpu/row_pool.h: a few threads that share out the rows of a frame.
#pragma once

#include <functional>
#include <memory>

namespace spot
{

/// [one caller at a time]
class RowPool
{
public:
    /// threads >= 1, the caller's included; 0: as many as the machine has.
    explicit RowPool(int threads);
    ~RowPool();

    int threads() const;
    /// Calls work(i, worker) for every i of 0..count-1, in any order and from several threads; returns when all are done.
    /// worker: 0..threads()-1, never the same for two calls at one time. `work` must not throw.
    void share(int count, const std::function<void(int i, int worker)>& work);

private:
    struct Shared;
    std::unique_ptr<Shared> m_shared;
};

} // namespace spot
