/* SPDX-License-Identifier: MIT
 * plugins/test_pattern/pattern.c: the pixels of one frame. */
#include "plugins/test_pattern/pattern.h"

/* SplitMix64: neighbouring seeds give unlike numbers. */
static uint64_t scramble(uint64_t value)
{
    value += 0x9e3779b97f4a7c15u;
    value = (value ^ value >> 30) * 0xbf58476d1ce4e5b9u;
    value = (value ^ value >> 27) * 0x94d049bb133111ebu;
    return value ^ value >> 31;
}

static pattern_pixel counter_block(int64_t frame, int block)
{
    const pattern_pixel pixel = {frame >> block & 1 ? 235 : 16, 128, 128};
    return pixel;
}

pattern_pixel pattern_at(const pattern *pattern, int x, int y)
{
    if (y < pattern->height / 4) return counter_block(pattern->frame, x * 16 / pattern->width);

    const uint64_t colour = scramble(pattern->seed);
    const int sixteenth = x * 16 / pattern->width;
    const int bar = (int)(pattern->frame % 16);
    const pattern_pixel pixel = {
        (uint8_t)(sixteenth == bar || sixteenth == (bar + 1) % 16 ? 200 : 60 + colour % 60),
        (uint8_t)(88 + (colour >> 8) % 80),
        (uint8_t)(88 + (colour >> 16) % 80),
    };
    return pixel;
}
