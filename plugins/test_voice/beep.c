/* SPDX-License-Identifier: MIT
 * plugins/test_voice/beep.c: 16-bit mono sound at 48 kHz in memory, and the WAV file around it. */
#include "plugins/test_voice/beep.h"

#include <math.h>
#include <string.h>

void beep_add(int16_t *samples, int64_t first, int64_t last, double hertz)
{
    const double turn = 6.283185307179586 * hertz / BEEP_RATE;
    const int64_t ramp = BEEP_RATE / 200;
    for (int64_t i = first; i < last; ++i) {
        const int64_t edge = i - first < last - 1 - i ? i - first : last - 1 - i;
        const double level = edge < ramp ? (double)edge / (double)ramp : 1.0;
        samples[i] = (int16_t)lrint(8192 * level * sin(turn * (double)(i - first)));
    }
}

static void put(uint8_t **at, uint32_t value, int count)
{
    for (int i = 0; i < count; ++i) *(*at)++ = (uint8_t)(value >> 8 * i);
}

static void put_name(uint8_t **at, const char *name)
{
    memcpy(*at, name, 4);
    *at += 4;
}

int beep_write(FILE *file, const int16_t *samples, int64_t count)
{
    uint8_t header[44], *at = header;
    put_name(&at, "RIFF"), put(&at, (uint32_t)(36 + 2 * count), 4), put_name(&at, "WAVE");
    put_name(&at, "fmt "), put(&at, 16, 4), put(&at, 1, 2), put(&at, 1, 2);
    put(&at, BEEP_RATE, 4), put(&at, 2 * BEEP_RATE, 4), put(&at, 2, 2), put(&at, 16, 2);
    put_name(&at, "data"), put(&at, (uint32_t)(2 * count), 4);
    fwrite(header, 1, sizeof header, file);
    for (int64_t i = 0; i < count; ++i) {
        const uint8_t bytes[2] = {(uint8_t)samples[i], (uint8_t)((uint16_t)samples[i] >> 8)};
        fwrite(bytes, 1, 2, file);
    }
    return !ferror(file);
}
