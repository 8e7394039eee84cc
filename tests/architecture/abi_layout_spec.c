/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The layout of the plugin interface, frozen: a plugin built years ago has to find each member where it was. C99, 64-bit machines. */
#include "generators/abi/spotwright_generator.h"

#include <stdio.h>

static int broken;

static void holds(int is_so, const char *sentence)
{
    if (is_so) return;
    ++broken;
    fprintf(stderr, "abi_layout: not so any more: %s\n", sentence);
}

#define AT(table, member, place) holds(offsetof(table, member) == (place), #table "." #member " lies at " #place)
#define BYTES(table, size) holds(sizeof(table) == (size), #table " has " #size " bytes")
#define IS(name, value) holds((name) == (value), #name " is " #value)

static void statuses_and_version_keep_their_values(void)
{
    IS(SPOTWRIGHT_OK, 0);
    IS(SPOTWRIGHT_INVALID_REQUEST, 1);
    IS(SPOTWRIGHT_UNSUPPORTED, 2);
    IS(SPOTWRIGHT_CANCELLED, 3);
    IS(SPOTWRIGHT_FAILED, 4);
    IS(SPOTWRIGHT_ABI_MAJOR, 1);
    IS(SPOTWRIGHT_ABI_MINOR, 0);
    BYTES(spotwright_status, 4);
}

static void each_member_stays_where_it_was(void)
{
    AT(spotwright_host, size, 0);
    AT(spotwright_host, abi_major, 4);
    AT(spotwright_host, abi_minor, 6);
    AT(spotwright_host, host, 8);
    AT(spotwright_host, log, 16);
    AT(spotwright_host, plugin_folder, 24);
    AT(spotwright_host, extension, 32);
    BYTES(spotwright_host, 40);

    AT(spotwright_job_sink, size, 0);
    AT(spotwright_job_sink, sink, 8);
    AT(spotwright_job_sink, progress, 16);
    AT(spotwright_job_sink, finished, 24);
    BYTES(spotwright_job_sink, 32);

    AT(spotwright_generator, size, 0);
    AT(spotwright_generator, abi_major, 4);
    AT(spotwright_generator, abi_minor, 6);
    AT(spotwright_generator, plugin, 8);
    AT(spotwright_generator, start, 16);
    AT(spotwright_generator, cancel, 24);
    AT(spotwright_generator, extension, 32);
    BYTES(spotwright_generator, 40);

    AT(spotwright_plugin, size, 0);
    AT(spotwright_plugin, abi_major, 4);
    AT(spotwright_plugin, abi_minor, 6);
    AT(spotwright_plugin, id, 8);
    AT(spotwright_plugin, version, 16);
    AT(spotwright_plugin, create, 24);
    AT(spotwright_plugin, destroy, 32);
    BYTES(spotwright_plugin, 40);
}

int main(void)
{
    statuses_and_version_keep_their_values();
    each_member_stays_where_it_was();
    return broken != 0;
}
