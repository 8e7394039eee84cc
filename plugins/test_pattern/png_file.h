/* SPDX-License-Identifier: MIT
 * plugins/test_pattern/png_file.h: an 8-bit RGB PNG, stored without compression. */
#ifndef TEST_PATTERN_PNG_FILE_H
#define TEST_PATTERN_PNG_FILE_H

#include <stdint.h>
#include <stdio.h>

/* Fills one row of width x 3 bytes. */
typedef void (*png_row)(const void *picture, int y, uint8_t *row);

/* 1 if every byte was written. The file stays open. */
int png_write(FILE *file, int width, int height, png_row row, const void *picture);

#endif
