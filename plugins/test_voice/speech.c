/* SPDX-License-Identifier: MIT
 * plugins/test_voice/speech.c: a line cut into words, one beep each, with the times the captions need. */
#include "plugins/test_voice/speech.h"

#include "plugins/test_voice/beep.h"

#include <stdio.h>
#include <string.h>

static int letters(const char *text, size_t length)
{
    int count = 0;
    for (size_t i = 0; i < length; ++i) count += ((unsigned char)text[i] & 0xc0) != 0x80; /* not the rest of a UTF-8 letter */
    return count;
}

int speech_plan(const char *line, double rate, speech *speech)
{
    static const char spaces[] = " \t\r\n";
    const int64_t gap = (int64_t)(0.08 * BEEP_RATE);
    int64_t at = 0;
    speech->count = 0;
    for (line += strspn(line, spaces); *line; line += strspn(line, spaces)) {
        if (speech->count == SPEECH_WORDS) return 0;
        const size_t length = strcspn(line, spaces);
        const int64_t lasting = (int64_t)((0.12 + 0.04 * letters(line, length)) * BEEP_RATE / rate);
        const speech_word word = {line, length, at, at + lasting};
        speech->words[speech->count++] = word;
        at += lasting + gap;
        line += length;
    }
    speech->samples = speech->count ? at - gap : 0;
    return 1;
}

static size_t put_escaped(char *out, const speech_word *word)
{
    size_t used = 0;
    for (size_t i = 0; i < word->length; ++i) {
        const unsigned char byte = (unsigned char)word->text[i];
        if (byte == '"' || byte == '\\') used += (size_t)sprintf(out + used, "\\%c", byte);
        else if (byte < 0x20) used += (size_t)sprintf(out + used, "\\u%04x", byte);
        else out[used++] = (char)byte;
    }
    return used;
}

/* Six decimals written with whole numbers: a decimal comma of the locale must not slip in. */
static size_t put_seconds(char *out, int64_t samples)
{
    const long long micros = (long long)(samples * 1000000 / BEEP_RATE);
    return (size_t)sprintf(out, "%lld.%06lld", micros / 1000000, micros % 1000000);
}

int speech_json(const speech *speech, char *out, size_t size)
{
    size_t used = 0;
    out[used++] = '[';
    for (int i = 0; i < speech->count; ++i) {
        const speech_word *word = &speech->words[i];
        if (used + 6 * word->length + 100 > size) return 0;
        used += (size_t)sprintf(out + used, "%s{\"text\":\"", i ? "," : "");
        used += put_escaped(out + used, word);
        used += (size_t)sprintf(out + used, "\",\"start\":");
        used += put_seconds(out + used, word->first);
        used += (size_t)sprintf(out + used, ",\"end\":");
        used += put_seconds(out + used, word->last);
        out[used++] = '}';
    }
    out[used++] = ']';
    out[used] = '\0';
    return 1;
}
