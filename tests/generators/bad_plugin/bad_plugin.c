/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A plugin that does what its request's params ask for in "do": every way of misbehaving that the host has to survive. */
#define _GNU_SOURCE
#include "generators/abi/spotwright_generator.h"

#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/ptrace.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

static const spotwright_host *theHost;
static volatile int isCancelled;

static int asked(const char *request, const char *what)
{
    char words[64];
    snprintf(words, sizeof words, "\"do\":\"%s\"", what);
    return strstr(request, words) != NULL;
}

/* What a request in params says after "key": up to the next quote. */
static void word(const char *request, const char *key, char *out, size_t size)
{
    char start[64];
    const char *found;
    size_t n = 0;
    snprintf(start, sizeof start, "\"%s\":\"", key);
    found = strstr(request, start);
    if (found)
        for (found += strlen(start); found[n] && found[n] != '"' && n + 1 < size; ++n) out[n] = found[n];
    out[n] = 0;
}

static void put16(FILE *f, unsigned v) { fputc(v & 255, f), fputc(v >> 8 & 255, f); }
static void put32(FILE *f, unsigned v) { put16(f, v & 65535), put16(f, v >> 16); }

/* One second of a square wave, mono, 16 bits, 48 kHz. */
static void writeSound(const char *name, unsigned seed)
{
    unsigned i, samples = 48000;
    FILE *f = fopen(name, "wb");
    if (!f) return;
    fputs("RIFF", f), put32(f, 36 + samples * 2), fputs("WAVEfmt ", f), put32(f, 16);
    put16(f, 1), put16(f, 1), put32(f, 48000), put32(f, 96000), put16(f, 2), put16(f, 16);
    fputs("data", f), put32(f, samples * 2);
    for (i = 0; i < samples; ++i) put16(f, (i / (40 + seed % 100)) % 2 ? 4000 : 61536);
    fclose(f);
}

static void writeText(const char *name, const char *text)
{
    FILE *f = fopen(name, "wb");
    if (f) fputs(text, f), fclose(f);
}

static void use(const spotwright_job_sink *sink, uint64_t job, const char *path)
{
    char result[512];
    snprintf(result, sizeof result, "{\"files\":[{\"role\":\"sound\",\"path\":\"%s\"}]}", path);
    sink->finished(sink->sink, job, SPOTWRIGHT_OK, result, NULL);
}

/* "open" when the call worked, else the name of the error. */
static void say(const spotwright_job_sink *sink, uint64_t job, int worked)
{
    char message[128];
    snprintf(message, sizeof message, "%s", worked ? "open" : strerrorname_np(errno));
    sink->finished(sink->sink, job, SPOTWRIGHT_FAILED, NULL, message);
}

static void tryForbidden(const char *request, uint64_t job, const spotwright_job_sink *sink)
{
    if (asked(request, "network")) {
        struct sockaddr_in to;
        int s = socket(AF_INET, SOCK_STREAM, 0);
        memset(&to, 0, sizeof to);
        to.sin_family = AF_INET, to.sin_port = htons(80), to.sin_addr.s_addr = htonl(0x01010101);
        say(sink, job, s >= 0 && connect(s, (struct sockaddr *)&to, sizeof to) == 0);
    } else if (asked(request, "ptrace")) {
        say(sink, job, ptrace(PTRACE_ATTACH, getppid(), NULL, NULL) == 0);
    } else if (asked(request, "mount")) {
        say(sink, job, mount("none", "/tmp", "tmpfs", 0, NULL) == 0);
    } else if (asked(request, "read")) {
        char path[256];
        word(request, "path", path, sizeof path);
        say(sink, job, open(path, O_RDONLY) >= 0);
    } else if (asked(request, "write plugin")) {
        char path[512];
        snprintf(path, sizeof path, "%s/mine", theHost->plugin_folder(theHost->host));
        say(sink, job, open(path, O_WRONLY | O_CREAT, 0600) >= 0);
    } else if (asked(request, "environment")) {
        const char *secret = getenv("SPOTWRIGHT_SPEC_SECRET");
        sink->finished(sink->sink, job, SPOTWRIGHT_FAILED, NULL, secret ? secret : "none");
    } else {
        sink->finished(sink->sink, job, SPOTWRIGHT_INVALID_REQUEST, NULL, "params.do is not known");
    }
}

static void *waitForCancel(void *unused)
{
    (void)unused;
    while (!isCancelled) usleep(5000);
    return NULL;
}

static void ruin(const char *request)
{
    if (asked(request, "segv")) fputs("about to touch nothing\n", stderr), raise(SIGSEGV);
    if (asked(request, "abort")) abort();
    if (asked(request, "leave")) exit(7);
    if (asked(request, "hang"))
        for (;;) isCancelled |= 0;
    if (asked(request, "memory bomb"))
        for (;;) {
            char *piece = malloc(1 << 22);
            if (piece) memset(piece, 1, 1 << 22);
        }
    if (asked(request, "file bomb") || asked(request, "disk bomb")) {
        static char piece[1 << 20];
        int i, many = asked(request, "disk bomb");
        for (i = 0;; ++i) {
            char name[32];
            FILE *f;
            snprintf(name, sizeof name, "bomb%d", many ? i / 4 : 0);
            f = fopen(name, "ab");
            if (f) fwrite(piece, 1, sizeof piece, f), fclose(f);
        }
    }
}

/* Results that the door for generated files has to refuse. 0: none of these was asked for. */
static int deceive(const char *request, uint64_t job, const spotwright_job_sink *sink)
{
    if (asked(request, "no file")) use(sink, job, "never-written.wav");
    else if (asked(request, "dots")) use(sink, job, "../../etc/passwd");
    else if (asked(request, "absolute")) use(sink, job, "/etc/passwd");
    else if (asked(request, "symlink")) (void)!symlink("/etc/passwd", "link.wav"), use(sink, job, "link.wav");
    else if (asked(request, "linked folder")) (void)!symlink("/etc", "folder"), use(sink, job, "folder/passwd");
    else if (asked(request, "fifo")) mkfifo("pipe.wav", 0600), use(sink, job, "pipe.wav");
    else if (asked(request, "folder")) mkdir("folder.wav", 0700), use(sink, job, "folder.wav");
    else if (asked(request, "garbage")) writeText("clip.wav", "this is not sound at all, whatever its name"), use(sink, job, "clip.wav");
    else if (asked(request, "playlist")) writeText("clip.m3u8", "#EXTM3U\n#EXTINF:1,\nfile:///etc/passwd\n"), use(sink, job, "clip.m3u8");
    else if (asked(request, "no json")) sink->finished(sink->sink, job, SPOTWRIGHT_OK, "files: clip.wav", NULL);
    else if (asked(request, "no files")) sink->finished(sink->sink, job, SPOTWRIGHT_OK, "{\"files\":[]}", NULL);
    else if (asked(request, "picture")) {
        writeSound("sound.wav", 1);
        sink->finished(sink->sink, job, SPOTWRIGHT_OK, "{\"files\":[{\"role\":\"picture\",\"path\":\"sound.wav\"}]}", NULL);
    } else return 0;
    return 1;
}

static spotwright_status start(void *plugin, uint64_t job, const char *request, const spotwright_job_sink *sink)
{
    unsigned seed = 1;
    const char *found = strstr(request, "\"seed\":");
    (void)plugin;
    if (found) seed = (unsigned)strtoul(found + 7, NULL, 10);
    sink->progress(sink->sink, job, 0.25, "beginning");
    ruin(request);
    if (asked(request, "refuse")) {
        theHost->log(theHost->host, 2, "the field text is missing");
        return SPOTWRIGHT_INVALID_REQUEST;
    }
    if (asked(request, "never finish")) return SPOTWRIGHT_OK;
    if (asked(request, "wrong job")) sink->progress(sink->sink, job + 1, 0.5, NULL);
    if (asked(request, "ignore cancel"))
        for (;;) pause();
    if (asked(request, "wait")) {
        pthread_t other;
        pthread_create(&other, NULL, waitForCancel, NULL);
        pthread_join(other, NULL);
        sink->finished(sink->sink, job, SPOTWRIGHT_CANCELLED, NULL, "as asked");
        return SPOTWRIGHT_OK;
    }
    if (asked(request, "gate"))
        while (access("go", F_OK) != 0) usleep(5000);
    if (asked(request, "orphan") && fork() == 0)
        for (;;) pause();
    if (asked(request, "long result")) {
        char *text = malloc(3 << 20);
        memset(text, '"', 3 << 20), text[(3 << 20) - 1] = 0;
        sink->finished(sink->sink, job, SPOTWRIGHT_OK, text, NULL);
        return SPOTWRIGHT_OK;
    }
    if (deceive(request, job, sink)) return SPOTWRIGHT_OK;
    if (asked(request, "good") || asked(request, "gate") || asked(request, "orphan") || asked(request, "twice")) {
        writeSound("sound.wav", seed);
        sink->progress(sink->sink, job, 1.0, "done");
        use(sink, job, "sound.wav");
        if (asked(request, "twice")) use(sink, job, "sound.wav");
        return SPOTWRIGHT_OK;
    }
    tryForbidden(request, job, sink);
    return SPOTWRIGHT_OK;
}

static void cancel(void *plugin, uint64_t job)
{
    (void)plugin, (void)job;
    isCancelled = 1;
}

static const spotwright_generator theGenerator = {
    sizeof(spotwright_generator), SPOTWRIGHT_ABI_MAJOR, SPOTWRIGHT_ABI_MINOR, NULL, start, cancel, NULL};

static const spotwright_generator *create(const spotwright_host *host) { return theHost = host, &theGenerator; }
static void destroy(const spotwright_generator *generator) { (void)generator; }

static const spotwright_plugin thePlugin = {
#ifdef BAD_SHORT
    8,
#else
    sizeof(spotwright_plugin),
#endif
#ifdef BAD_MAJOR
    BAD_MAJOR,
#else
    SPOTWRIGHT_ABI_MAJOR,
#endif
    SPOTWRIGHT_ABI_MINOR, "bad",
#ifdef BAD_MEMBER
    NULL,
#else
    "1.0.0",
#endif
    create, destroy};

SPOTWRIGHT_EXPORT const spotwright_plugin *spotwright_plugin_get(void) { return &thePlugin; }
