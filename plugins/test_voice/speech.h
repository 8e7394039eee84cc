/* SPDX-License-Identifier: MIT
 * plugins/test_voice/speech.h: a line cut into words, one beep each, with the times the captions need. */
#ifndef TEST_VOICE_SPEECH_H
#define TEST_VOICE_SPEECH_H

#include <stddef.h>
#include <stdint.h>

#define SPEECH_WORDS 2000

typedef struct speech_word {
    const char *text; /* in the line, length bytes, not terminated */
    size_t length;
    int64_t first, last; /* samples at 48 kHz, last not included */
} speech_word;

typedef struct speech {
    speech_word words[SPEECH_WORDS];
    int count;
    int64_t samples; /* the whole line: as long as its words and the gaps between them */
} speech;

/* Words are what lies between spaces. A word lasts 0.12 s and 0.04 s a letter, divided by rate; gaps of 0.08 s.
 * Returns 0 if there are more than SPEECH_WORDS words. */
int speech_plan(const char *line, double rate, speech *speech);

/* Writes the words as a JSON list, zero-terminated. Returns 0 if size is too small. */
int speech_json(const speech *speech, char *out, size_t size);

#endif
