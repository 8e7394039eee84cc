/* SPDX-License-Identifier: MIT
 * plugins/test_pattern/plugin.c: a deterministic picture for tests: video as Y4M, a still as PNG. */
#include "generators/abi/spotwright_generator.h"
#include "plugins/sdk/json_field.h"
#include "plugins/test_pattern/pattern.h"
#include "plugins/test_pattern/png_file.h"

#include <stdio.h>
#include <stdlib.h>

typedef struct job {
    uint64_t id;
    const spotwright_job_sink *sink;
    int is_video;
    int width, height, fps_num, fps_den;
    int64_t frames;
    uint64_t seed;
} job;

typedef struct ending {
    spotwright_status status;
    const char *result, *message;
} ending;

/* The job that was cancelled last. Written by another thread, read between two frames. */
static uint64_t cancelled_job = UINT64_MAX;

static ending refused(const char *message)
{
    const ending end = {SPOTWRIGHT_INVALID_REQUEST, NULL, message};
    return end;
}

static ending failed(const char *message)
{
    const ending end = {SPOTWRIGHT_FAILED, NULL, message};
    return end;
}

static ending succeeded(const char *result)
{
    const ending end = {SPOTWRIGHT_OK, result, NULL};
    return end;
}

/* NULL, or the sentence that says what is wrong. */
static const char *read_request(const char *request, job *job)
{
    char kind[16];
    double width, height, fps_num, fps_den, frames, seed;
    if (!json_member(request, "kind")) return "kind is missing: ask for video or image.";
    if (!json_text(request, "kind", kind, sizeof kind)) return "kind must be video or image.";
    job->is_video = strcmp(kind, "video") == 0;
    if (!job->is_video && strcmp(kind, "image") != 0) return "kind must be video or image.";
    if (!json_number(request, "width", 320, 16, 8192, &width)) return "width must be from 16 to 8192 pixels.";
    if (!json_number(request, "height", 180, 16, 8192, &height)) return "height must be from 16 to 8192 pixels.";
    if (!json_number(request, "fps_num", 30, 1, 1000000, &fps_num)) return "fps_num must be from 1 to 1000000.";
    if (!json_number(request, "fps_den", 1, 1, 1000000, &fps_den)) return "fps_den must be from 1 to 1000000.";
    if (!json_number(request, "frames", 30, 1, 1000000, &frames)) return "frames must be from 1 to 1000000.";
    if (!json_number(request, "seed", 1, 0, 18446744073709549568.0, &seed)) return "seed must be a whole number from 0 on.";
    job->width = (int)width, job->height = (int)height;
    job->fps_num = (int)fps_num, job->fps_den = (int)fps_den;
    job->frames = (int64_t)frames;
    job->seed = (uint64_t)seed;
    return NULL;
}

/* plane 0: Y at full size; 1, 2: Cb and Cr at half size, rounded up. Returns the bytes filled. */
static size_t fill_plane(const pattern *picture, int plane, uint8_t *out)
{
    const int step = plane ? 2 : 1;
    size_t used = 0;
    for (int y = 0; y < picture->height; y += step)
        for (int x = 0; x < picture->width; x += step) {
            const pattern_pixel pixel = pattern_at(picture, x, y);
            out[used++] = plane == 0 ? pixel.y : plane == 1 ? pixel.cb : pixel.cr;
        }
    return used;
}

static ending write_frames(const job *job, FILE *file, uint8_t *bytes)
{
    fprintf(file, "YUV4MPEG2 W%d H%d F%d:%d Ip A1:1 C420mpeg2 XCOLORRANGE=LIMITED\n", job->width, job->height, job->fps_num,
            job->fps_den);
    for (int64_t frame = 0; frame < job->frames; ++frame) {
        const pattern picture = {job->width, job->height, job->seed, frame};
        if (__atomic_load_n(&cancelled_job, __ATOMIC_RELAXED) == job->id) {
            const ending end = {SPOTWRIGHT_CANCELLED, NULL, "Cancelled."};
            return end;
        }
        size_t used = fill_plane(&picture, 0, bytes);
        used += fill_plane(&picture, 1, bytes + used);
        used += fill_plane(&picture, 2, bytes + used);
        fputs("FRAME\n", file);
        if (fwrite(bytes, 1, used, file) != used) return failed("pattern.y4m cannot be written: is the disk full?");
        job->sink->progress(job->sink->sink, job->id, (double)(frame + 1) / (double)job->frames, "drawing");
    }
    return succeeded("{\"files\":[{\"role\":\"picture\",\"path\":\"pattern.y4m\",\"alpha\":false}]}");
}

static ending make_video(const job *job)
{
    FILE *file = fopen("pattern.y4m", "wb");
    uint8_t *bytes = malloc((size_t)job->width * (size_t)job->height * 3);
    ending end = failed("pattern.y4m cannot be opened for writing.");
    if (file && bytes) end = write_frames(job, file, bytes);
    if (file && fclose(file) != 0 && end.status == SPOTWRIGHT_OK) end = failed("pattern.y4m cannot be written: is the disk full?");
    free(bytes);
    return end;
}

static uint8_t clip(double value) { return (uint8_t)(value < 0 ? 0 : value > 255 ? 255 : value + 0.5); }

/* BT.709, limited range, to RGB. */
static void rgb_row(const void *picture, int y, uint8_t *row)
{
    const pattern *shape = picture;
    for (int x = 0; x < shape->width; ++x, row += 3) {
        const pattern_pixel pixel = pattern_at(shape, x, y);
        const double luma = (pixel.y - 16) * 255.0 / 219, cb = (pixel.cb - 128) / 224.0, cr = (pixel.cr - 128) / 224.0;
        row[0] = clip(luma + 255 * 1.5748 * cr);
        row[1] = clip(luma - 255 * (0.1873 * cb + 0.4681 * cr));
        row[2] = clip(luma + 255 * 1.8556 * cb);
    }
}

static ending make_image(const job *job)
{
    const pattern picture = {job->width, job->height, job->seed, 0};
    FILE *file = fopen("pattern.png", "wb");
    if (!file) return failed("pattern.png cannot be opened for writing.");
    const int written = png_write(file, job->width, job->height, rgb_row, &picture);
    if (fclose(file) != 0 || !written) return failed("pattern.png cannot be written: is the disk full?");
    job->sink->progress(job->sink->sink, job->id, 1.0, "drawing");
    return succeeded("{\"files\":[{\"role\":\"picture\",\"path\":\"pattern.png\",\"alpha\":false}]}");
}

static spotwright_status start(void *plugin, uint64_t id, const char *request, const spotwright_job_sink *sink)
{
    job job = {id, sink, 0, 0, 0, 0, 0, 0, 0};
    (void)plugin;
    if (!request || !sink || !sink->finished || !sink->progress) return SPOTWRIGHT_INVALID_REQUEST;
    const char *wrong = read_request(request, &job);
    const ending end = wrong ? refused(wrong) : job.is_video ? make_video(&job) : make_image(&job);
    sink->finished(sink->sink, id, end.status, end.result, end.message);
    return SPOTWRIGHT_OK;
}

static void cancel(void *plugin, uint64_t id)
{
    (void)plugin;
    __atomic_store_n(&cancelled_job, id, __ATOMIC_RELAXED);
}

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
        sizeof(spotwright_plugin), SPOTWRIGHT_ABI_MAJOR, SPOTWRIGHT_ABI_MINOR, "test-pattern", "1.0.0", create, destroy,
    };
    return &plugin;
}
