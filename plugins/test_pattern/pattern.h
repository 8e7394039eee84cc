/* SPDX-License-Identifier: MIT
 * plugins/test_pattern/pattern.h: the pixels of one frame, computed from the seed and the frame's number alone. */
#ifndef TEST_PATTERN_PATTERN_H
#define TEST_PATTERN_PATTERN_H

#include <stdint.h>

/* Y'CbCr of the picture at x, y, limited range.
 *
 *   top quarter:     16 blocks from left to right, bit 0 first, that spell the frame's number: white (235) is 1, black (16) is 0
 *   the rest:        a colour from the seed, and a bright bar, an eighth wide, that moves one sixteenth to the right a frame */
typedef struct pattern_pixel {
    uint8_t y, cb, cr;
} pattern_pixel;

typedef struct pattern {
    int width, height;
    uint64_t seed;
    int64_t frame;
} pattern;

pattern_pixel pattern_at(const pattern *pattern, int x, int y);

#endif
