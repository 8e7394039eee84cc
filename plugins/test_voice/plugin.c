/* SPDX-License-Identifier: MIT
 * plugins/test_voice/plugin.c: a deterministic sound for tests: a beep per word, or a steady tone of exact length. */
#include "generators/abi/spotwright_generator.h"
#include "plugins/sdk/json_field.h"
#include "plugins/test_voice/beep.h"
#include "plugins/test_voice/speech.h"

#include <stdio.h>
#include <stdlib.h>

#define TEXT_BYTES 40000
#define RESULT_BYTES 600000

typedef struct ending {
    spotwright_status status;
    const char *message;
} ending;

static ending refused(const char *message)
{
    const ending end = {SPOTWRIGHT_INVALID_REQUEST, message};
    return end;
}

static ending write_sound(const int16_t *samples, int64_t count)
{
    const ending good = {SPOTWRIGHT_OK, NULL}, bad = {SPOTWRIGHT_FAILED, "sound.wav cannot be written: is the disk full?"};
    FILE *file = fopen("sound.wav", "wb");
    if (!file) return bad;
    const int written = beep_write(file, samples, count);
    return fclose(file) == 0 && written ? good : bad;
}

/* Beeps for the words of the line; a length that was asked for cuts or fills with silence. */
static ending speak(const char *request, int64_t samples, double pitch, char *result)
{
    static char text[TEXT_BYTES], words[RESULT_BYTES - 200];
    static speech line;
    double rate;
    const char *voice = json_member(request, "voice");
    if (!json_number(voice, "rate", 1, 0.25, 4, &rate)) return refused("voice.rate must be from 0.25 to 4.");
    if (!json_text(request, "text", text, sizeof text)) return refused("text must be a text of at most 40000 bytes.");
    if (!speech_plan(text, rate, &line)) return refused("text has more than 2000 words.");
    if (line.count == 0) return refused("text is empty: there is nothing to speak.");
    if (samples && samples < line.samples) return refused("samples is too short for the text.");
    if (!speech_json(&line, words, sizeof words)) return refused("text is too long.");

    const int64_t count = samples ? samples : line.samples;
    int16_t *sound = calloc((size_t)count, sizeof *sound);
    if (!sound) return refused("samples asks for more than the memory holds.");
    for (int i = 0; i < line.count; ++i)
        beep_add(sound, line.words[i].first, line.words[i].last, pitch * (220 + 55 * (double)(i % 5)));
    const ending end = write_sound(sound, count);
    free(sound);
    sprintf(result, "{\"files\":[{\"role\":\"sound\",\"path\":\"sound.wav\"}],\"words\":%s}", words);
    return end;
}

static ending play(int64_t samples, double hertz, char *result)
{
    const int64_t count = samples ? samples : 2 * BEEP_RATE;
    int16_t *sound = calloc((size_t)count, sizeof *sound);
    if (!sound) return refused("samples asks for more than the memory holds.");
    beep_add(sound, 0, count, hertz);
    const ending end = write_sound(sound, count);
    free(sound);
    strcpy(result, "{\"files\":[{\"role\":\"sound\",\"path\":\"sound.wav\"}]}");
    return end;
}

static ending make(const char *request, char *result)
{
    char kind[16];
    double samples, rate, seed, pitch;
    if (!json_text(request, "kind", kind, sizeof kind)) return refused("kind must be voice, music or sfx.");
    if (!json_number(request, "samples", 0, 0, 600.0 * BEEP_RATE, &samples)) return refused("samples must be from 0 to 28800000.");
    if (!json_number(request, "sample_rate", BEEP_RATE, BEEP_RATE, BEEP_RATE, &rate)) return refused("sample_rate must be 48000.");
    if (!json_number(request, "seed", 1, 0, 18446744073709549568.0, &seed)) return refused("seed must be a whole number from 0 on.");
    if (!json_number(json_member(request, "voice"), "pitch", 1, 0.25, 4, &pitch)) return refused("voice.pitch must be from 0.25 to 4.");
    if (strcmp(kind, "voice") == 0) return speak(request, (int64_t)samples, pitch, result);
    const double step = (double)((uint64_t)seed % 12) * 10;
    if (strcmp(kind, "music") == 0) return play((int64_t)samples, 440 + step, result);
    if (strcmp(kind, "sfx") == 0) return play((int64_t)samples, 1000 + step, result);
    return refused("kind must be voice, music or sfx.");
}

static spotwright_status start(void *plugin, uint64_t id, const char *request, const spotwright_job_sink *sink)
{
    static char result[RESULT_BYTES];
    (void)plugin;
    if (!request || !sink || !sink->finished || !sink->progress) return SPOTWRIGHT_INVALID_REQUEST;
    sink->progress(sink->sink, id, 0.0, "beeping");
    const ending end = make(request, result);
    sink->progress(sink->sink, id, 1.0, "beeping");
    sink->finished(sink->sink, id, end.status, end.status == SPOTWRIGHT_OK ? result : NULL, end.message);
    return SPOTWRIGHT_OK;
}

/* A job takes milliseconds: it ends by itself before a cancel could matter. */
static void cancel(void *plugin, uint64_t id) { (void)plugin, (void)id; }

static const void *extension(void *plugin, const char *id)
{
    (void)plugin, (void)id;
    return NULL;
}

static const spotwright_generator generator = {
    sizeof(spotwright_generator), SPOTWRIGHT_ABI_MAJOR, SPOTWRIGHT_ABI_MINOR, NULL, start, cancel, extension,
};

static const spotwright_generator *create(const spotwright_host *host)
{
    (void)host;
    return &generator;
}

static void destroy(const spotwright_generator *created) { (void)created; }

SPOTWRIGHT_EXPORT const spotwright_plugin *spotwright_plugin_get(void)
{
    static const spotwright_plugin plugin = {
        sizeof(spotwright_plugin), SPOTWRIGHT_ABI_MAJOR, SPOTWRIGHT_ABI_MINOR, "test-voice", "1.0.0", create, destroy,
    };
    return &plugin;
}
