// SPDX-License-Identifier: GPL-3.0-or-later
// tests/support/failing_disk.h: a disk under SQLite whose n-th change fails: writes, syncs, truncations, new shared pages, deletions.
#pragma once

#include <sqlite3.h>

#include <atomic>

namespace spot
{

/// While it lives every database of the process that is opened stands on it, one FailingDisk at a time.   [any thread]
class FailingDisk
{
public:
    enum class Cause { Full, Broken };

    FailingDisk()
    {
        s_now = this;
        m_below = sqlite3_vfs_find(nullptr);
        m_vfs = *m_below;
        m_vfs.zName = "failing disk";
        m_vfs.szOsFile = static_cast<int>(sizeof(File)) + m_below->szOsFile;
        m_vfs.pNext = nullptr;
        m_vfs.xOpen = open;
        m_vfs.xDelete = [](sqlite3_vfs*, const char* name, int sync) { return s_now->fails() ? s_now->code(SQLITE_IOERR_DELETE) : s_now->m_below->xDelete(s_now->m_below, name, sync); };
        m_vfs.xAccess = [](sqlite3_vfs*, const char* name, int flags, int* out) { return s_now->m_below->xAccess(s_now->m_below, name, flags, out); };
        m_vfs.xFullPathname = [](sqlite3_vfs*, const char* name, int size, char* out) { return s_now->m_below->xFullPathname(s_now->m_below, name, size, out); };
        sqlite3_vfs_register(&m_vfs, 1);
    }
    ~FailingDisk()
    {
        sqlite3_vfs_unregister(&m_vfs);
        sqlite3_vfs_register(m_below, 1);
        s_now = nullptr;
    }
    FailingDisk(const FailingDisk&) = delete;
    FailingDisk& operator=(const FailingDisk&) = delete;

    /// The n-th change from now fails, and all after it until heal(). n from 1.
    void failFrom(int n, Cause cause) { m_left = n, m_cause = cause, m_isArmed = true, m_hasFailed = false; }
    void heal() { m_isArmed = false; }
    bool hasFailed() const { return m_hasFailed; }

private:
    struct File {
        sqlite3_file base;
        sqlite3_file* below() { return reinterpret_cast<sqlite3_file*>(this + 1); }
    };
    static sqlite3_file* below(sqlite3_file* file) { return reinterpret_cast<File*>(file)->below(); }

    bool fails()
    {
        if (!m_isArmed || --m_left > 0) return false;
        return m_hasFailed = true;
    }
    int code(int broken) const { return m_cause == Cause::Full ? SQLITE_FULL : broken; }

    static int open(sqlite3_vfs*, const char* name, sqlite3_file* file, int flags, int* outFlags)
    {
        file->pMethods = nullptr;
        const int opened = s_now->m_below->xOpen(s_now->m_below, name, below(file), flags, outFlags);
        if (opened == SQLITE_OK) file->pMethods = &methods;
        return opened;
    }

    static inline FailingDisk* s_now = nullptr;
    static inline const sqlite3_io_methods methods{
        .iVersion = 2,
        .xClose = [](sqlite3_file* f) { return below(f)->pMethods->xClose(below(f)); },
        .xRead = [](sqlite3_file* f, void* to, int n, sqlite3_int64 at) { return below(f)->pMethods->xRead(below(f), to, n, at); },
        .xWrite = [](sqlite3_file* f, const void* from, int n, sqlite3_int64 at) {
            return s_now->fails() ? s_now->code(SQLITE_IOERR_WRITE) : below(f)->pMethods->xWrite(below(f), from, n, at);
        },
        .xTruncate = [](sqlite3_file* f, sqlite3_int64 n) { return s_now->fails() ? s_now->code(SQLITE_IOERR_TRUNCATE) : below(f)->pMethods->xTruncate(below(f), n); },
        .xSync = [](sqlite3_file* f, int flags) { return s_now->fails() ? s_now->code(SQLITE_IOERR_FSYNC) : below(f)->pMethods->xSync(below(f), flags); },
        .xFileSize = [](sqlite3_file* f, sqlite3_int64* n) { return below(f)->pMethods->xFileSize(below(f), n); },
        .xLock = [](sqlite3_file* f, int level) { return below(f)->pMethods->xLock(below(f), level); },
        .xUnlock = [](sqlite3_file* f, int level) { return below(f)->pMethods->xUnlock(below(f), level); },
        .xCheckReservedLock = [](sqlite3_file* f, int* out) { return below(f)->pMethods->xCheckReservedLock(below(f), out); },
        .xFileControl = [](sqlite3_file* f, int what, void* with) { return below(f)->pMethods->xFileControl(below(f), what, with); },
        .xSectorSize = [](sqlite3_file* f) { return below(f)->pMethods->xSectorSize(below(f)); },
        .xDeviceCharacteristics = [](sqlite3_file* f) { return below(f)->pMethods->xDeviceCharacteristics(below(f)); },
        .xShmMap = [](sqlite3_file* f, int page, int size, int extend, void volatile** out) {
            return extend && s_now->fails() ? s_now->code(SQLITE_IOERR_SHMSIZE) : below(f)->pMethods->xShmMap(below(f), page, size, extend, out);
        },
        .xShmLock = [](sqlite3_file* f, int at, int n, int flags) { return below(f)->pMethods->xShmLock(below(f), at, n, flags); },
        .xShmBarrier = [](sqlite3_file* f) { below(f)->pMethods->xShmBarrier(below(f)); },
        .xShmUnmap = [](sqlite3_file* f, int remove) { return below(f)->pMethods->xShmUnmap(below(f), remove); },
    };

    sqlite3_vfs* m_below = nullptr;
    sqlite3_vfs m_vfs{};
    std::atomic<int> m_left = 0; // backups are written from a thread of their own
    std::atomic<Cause> m_cause = Cause::Full;
    std::atomic<bool> m_isArmed = false, m_hasFailed = false;
};

} // namespace spot
