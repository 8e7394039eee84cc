/* SPDX-License-Identifier: MIT */
/* generators/abi/spotwright_generator.h: the C interface between Spotwright and a generator plugin. C99, no other header of ours.
 *
 * A plugin is a folder with `capability.json` (what it offers, read without loading code) and one shared library that exports
 * `spotwright_plugin_get`. It runs in a worker process of its own, one process per job, without network and without the
 * person's files: the current directory is the job's scratch folder; the inputs lie in it under `inputs/`, and the plugin
 * writes its results there under names of its choice.
 *
 * Order of calls, all on the worker's main thread unless a line says [any]:
 *   1. spotwright_plugin_get()            once
 *   2. plugin->create(host)               once; NULL means it cannot work here: say why with host->log
 *   3. generator->start(job, ...)         once or more, never two at a time
 *   4. sink->progress(...)                any number, from any thread of the plugin                        [any]
 *   5. sink->finished(...)                exactly once for every start that returned SPOTWRIGHT_OK          [any]
 *      start may do the whole work and call finished before it returns: the worker reads `cancel` on a thread of its own.
 *   6. plugin->destroy(generator)         once, after every job has finished
 *
 * Strings are UTF-8 and zero-terminated. A pointer given as an argument lives until that call returns, if no line says more.
 *
 * Versions (a line of reason per number):
 *   1.0  first.
 */
#ifndef SPOTWRIGHT_GENERATOR_H
#define SPOTWRIGHT_GENERATOR_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

#define SPOTWRIGHT_ABI_MAJOR 1
#define SPOTWRIGHT_ABI_MINOR 0

#if defined(__GNUC__)
#define SPOTWRIGHT_EXPORT __attribute__((visibility("default")))
#else
#define SPOTWRIGHT_EXPORT
#endif

/* How a call or a job ended. Values are frozen. */
typedef enum spotwright_status {
    SPOTWRIGHT_OK = 0,
    SPOTWRIGHT_INVALID_REQUEST = 1, /* the request lacks something or contradicts itself: message names the field */
    SPOTWRIGHT_UNSUPPORTED = 2,     /* valid, but this plugin or this machine cannot do it */
    SPOTWRIGHT_CANCELLED = 3,       /* cancel was called */
    SPOTWRIGHT_FAILED = 4           /* anything else: message says what */
} spotwright_status;

/* What the host offers to the plugin. Lives from create to destroy. */
typedef struct spotwright_host {
    uint32_t size;                /* sizeof as the host saw it: the plugin reads no byte past it */
    uint16_t abi_major, abi_minor;
    void *host;                   /* the host's own: pass it back as the first argument */
    /* One line for the job's log. level: 0 info, 1 warning, 2 error.                                        [any] */
    void (*log)(void *host, int level, const char *line);
    /* The plugin's own folder, read-only: data files that came with it. Absolute path, lives until destroy.  [any] */
    const char *(*plugin_folder)(void *host);
    /* An optional table by id, such as "spotwright.http/1", or NULL. Lives until destroy.                    [any] */
    const void *(*extension)(void *host, const char *id);
} spotwright_host;

/* Where a job reports. Lives until finished was called. */
typedef struct spotwright_job_sink {
    uint32_t size;                /* sizeof as the host saw it */
    void *sink;                   /* the host's own: pass it back as the first argument */
    /* fraction 0..1, never falling; stage: a few words for the person, or NULL.                              [any] */
    void (*progress)(void *sink, uint64_t job, double fraction, const char *stage);
    /* The end of the job. status OK: result is JSON, see below. Else: message is one sentence with cause and next step.
     * result and message are read before the call returns.                                                   [any] */
    void (*finished)(void *sink, uint64_t job, spotwright_status status, const char *result, const char *message);
} spotwright_job_sink;

/* The request (JSON). Fields a plugin does not know it ignores; every field but "kind" may be missing.
 *   { "kind": "video|image|voice|music|sfx",
 *     "seed": 1,                                   same request, same seed: same bytes
 *     "prompt": "an orange can on wet stone",
 *     "text": "the line to speak", "language": "ko", "voice": {"id": "", "rate": 1.0, "pitch": 1.0},
 *     "width": 1920, "height": 1080, "fps_num": 30, "fps_den": 1, "frames": 120,          pictures
 *     "samples": 720000, "sample_rate": 48000,                                            sound: exact length; 0 or missing: as long as it is
 *     "quality": "draft|final",
 *     "brand": {"name": "", "colours": ["#F28C28"], "logo": "inputs/logo.svg", "font": "Noto Sans KR"},
 *     "media": [{"role": "product|reference_image|base_video", "file": "inputs/0.png", "label": "the can"}],
 *     "params": { } }                              what capability.json declares beyond these
 *
 * The result (JSON), paths relative to the scratch folder:
 *   { "files": [{"role": "picture|sound", "path": "clip.mkv", "alpha": false}],
 *     "words": [{"text": "hello", "start": 0.10, "end": 0.42}],       seconds in the sound, for captions
 *     "dropped": ["negative_prompt"],              fields it had to ignore
 *     "notes": "one sentence for the job's record" }
 */
typedef struct spotwright_generator {
    uint32_t size;                 /* sizeof as the plugin saw it: the host reads no byte past it */
    uint16_t abi_major, abi_minor; /* other major: refused. minor: see the version table above, a line each */
    void *plugin;                  /* the plugin's own; the host only passes it back */
    /* Begins a job, or does it. request lives until return; sink lives until finished, which is called exactly once for
     * every start that returned SPOTWRIGHT_OK and never for one that returned another status.               [main] */
    spotwright_status (*start)(void *plugin, uint64_t job, const char *request, const spotwright_job_sink *sink);
    /* Asks the job to stop soon; finished still follows, with CANCELLED or whatever was reached.              [any] */
    void (*cancel)(void *plugin, uint64_t job);
    /* An optional table by id, such as "spotwright.voice-consent/1", or NULL.                                 [any] */
    const void *(*extension)(void *plugin, const char *id);
} spotwright_generator;

/* What the library exports. Static storage; never freed. */
typedef struct spotwright_plugin {
    uint32_t size;
    uint16_t abi_major, abi_minor;
    const char *id;                /* same as in capability.json: "voice-espeak" */
    const char *version;           /* "1.0.0" */
    const spotwright_generator *(*create)(const spotwright_host *host); /* [main] */
    void (*destroy)(const spotwright_generator *generator);            /* [main] */
} spotwright_plugin;

/* The one exported symbol. NULL means the library is broken. */
typedef const spotwright_plugin *(*spotwright_plugin_get_function)(void);
#define SPOTWRIGHT_PLUGIN_SYMBOL "spotwright_plugin_get"

#ifdef __cplusplus
}
#endif
#endif
