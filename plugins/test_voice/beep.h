/* SPDX-License-Identifier: MIT
 * plugins/test_voice/beep.h: 16-bit mono sound at 48 kHz in memory, and the WAV file around it. */
#ifndef TEST_VOICE_BEEP_H
#define TEST_VOICE_BEEP_H

#include <stdint.h>
#include <stdio.h>

#define BEEP_RATE 48000

/* Adds a sine of hertz at a quarter of full scale from first to last (not included), with soft ends of 5 ms. */
void beep_add(int16_t *samples, int64_t first, int64_t last, double hertz);

/* 1 if every byte was written. The file stays open. */
int beep_write(FILE *file, const int16_t *samples, int64_t count);

#endif
