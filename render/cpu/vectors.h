// SPDX-License-Identifier: GPL-3.0-or-later
// render/cpu/vectors.h: a second copy of a function for wider vectors, chosen when the program starts. Used inside render/cpu only.
#pragma once

// Files that use it are built with -ffp-contract=off: then both copies give the same bits.
#if defined(__x86_64__) && defined(__GNUC__) && !defined(__clang__)
#define SPOT_VECTORS __attribute__((target_clones("avx2", "default")))
#else
#define SPOT_VECTORS
#endif
