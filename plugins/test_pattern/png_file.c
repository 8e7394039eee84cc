/* SPDX-License-Identifier: MIT
 * plugins/test_pattern/png_file.c: an 8-bit RGB PNG: one deflate block per row, stored as it is. */
#include "plugins/test_pattern/png_file.h"

#include <stdlib.h>

typedef struct png_writer {
    FILE *file;
    uint32_t crc;               /* of the running chunk */
    uint32_t adler_a, adler_b;  /* of the uncompressed picture */
} png_writer;

static void put(png_writer *writer, const uint8_t *bytes, size_t count)
{
    for (size_t i = 0; i < count; ++i) {
        writer->crc ^= bytes[i];
        for (int bit = 0; bit < 8; ++bit) writer->crc = writer->crc >> 1 ^ (writer->crc & 1 ? 0xedb88320u : 0);
    }
    fwrite(bytes, 1, count, writer->file);
}

static void put32(png_writer *writer, uint32_t value)
{
    const uint8_t bytes[4] = {(uint8_t)(value >> 24), (uint8_t)(value >> 16), (uint8_t)(value >> 8), (uint8_t)value};
    put(writer, bytes, 4);
}

static void chunk_begin(png_writer *writer, uint32_t length, const char *type)
{
    put32(writer, length);
    writer->crc = 0xffffffffu;
    put(writer, (const uint8_t *)type, 4);
}

static void chunk_end(png_writer *writer) { put32(writer, writer->crc ^ 0xffffffffu); }

static void adler(png_writer *writer, const uint8_t *bytes, size_t count)
{
    for (size_t i = 0; i < count; ++i) {
        writer->adler_a = (writer->adler_a + bytes[i]) % 65521;
        writer->adler_b = (writer->adler_b + writer->adler_a) % 65521;
    }
}

/* line: the row with its filter byte (0: none) before it. At most 3 x 8192 + 1 bytes, so it fits one stored block. */
static void put_row(png_writer *writer, const uint8_t *line, size_t length, int last)
{
    const uint8_t block[5] = {(uint8_t)last, (uint8_t)length, (uint8_t)(length >> 8), (uint8_t)~length, (uint8_t)(~length >> 8)};
    put(writer, block, 5);
    put(writer, line, length);
    adler(writer, line, length);
}

int png_write(FILE *file, int width, int height, png_row row, const void *picture)
{
    static const uint8_t signature[8] = {0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
    static const uint8_t depth_and_type[5] = {8, 2, 0, 0, 0};
    static const uint8_t zlib_header[2] = {0x78, 0x01};
    const size_t length = (size_t)width * 3 + 1;
    uint8_t *line = calloc(1, length);
    png_writer writer = {file, 0, 1, 0};
    if (!line) return 0;

    put(&writer, signature, 8);
    chunk_begin(&writer, 13, "IHDR");
    put32(&writer, (uint32_t)width);
    put32(&writer, (uint32_t)height);
    put(&writer, depth_and_type, 5);
    chunk_end(&writer);

    chunk_begin(&writer, (uint32_t)(2 + (size_t)height * (5 + length) + 4), "IDAT");
    put(&writer, zlib_header, 2);
    for (int y = 0; y < height; ++y) {
        row(picture, y, line + 1);
        put_row(&writer, line, length, y == height - 1);
    }
    put32(&writer, writer.adler_b << 16 | writer.adler_a);
    chunk_end(&writer);

    chunk_begin(&writer, 0, "IEND");
    chunk_end(&writer);
    free(line);
    return !ferror(file);
}
