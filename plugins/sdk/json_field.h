/* SPDX-License-Identifier: MIT
 * plugins/sdk/json_field.h: finds one member of a JSON object, for plugins in C99 that need no more than that.
 *
 * json_member walks the object by its real structure: a name inside a string or a nested object is never mistaken for it.
 * Nothing is allocated and no byte past the terminating zero is read, whatever the text is. */
#ifndef SPOTWRIGHT_JSON_FIELD_H
#define SPOTWRIGHT_JSON_FIELD_H

#include <stddef.h>
#include <string.h>

static inline const char *json_space(const char *at)
{
    while (*at == ' ' || *at == '\t' || *at == '\n' || *at == '\r') ++at;
    return at;
}

/* Past the string that starts at its opening quote; NULL if it has no end. */
static inline const char *json_skip_string(const char *at)
{
    for (++at; *at && *at != '"'; ++at)
        if (*at == '\\' && *++at == '\0') return NULL;
    return *at ? at + 1 : NULL;
}

/* Past any value: text, number, word, or everything up to the bracket that closes it. NULL if the text ends first. */
static inline const char *json_skip_value(const char *at)
{
    int depth = 0;
    do {
        at = json_space(at);
        if (*at == '\0') return NULL;
        if (*at == '"') {
            at = json_skip_string(at);
            if (!at) return NULL;
        } else if (*at == '{' || *at == '[') {
            ++depth, ++at;
        } else if (*at == '}' || *at == ']') {
            if (depth-- == 0) return NULL;
            ++at;
        } else if (depth && (*at == ',' || *at == ':')) {
            ++at;
        } else {
            const size_t length = strcspn(at, " \t\r\n,:[]{}\"");
            if (length == 0) return NULL;
            at += length;
        }
    } while (depth > 0);
    return at;
}

/* The first byte of the member's value, or NULL: no such member, or no object. object starts at its brace. */
static inline const char *json_member(const char *object, const char *name)
{
    const size_t length = strlen(name);
    const char *at = object ? json_space(object) : "";
    if (*at != '{') return NULL;
    for (at = json_space(at + 1); *at == '"'; at = json_space(at + 1)) {
        const char *key = at + 1;
        at = json_skip_string(at);
        if (!at) return NULL;
        const int same = (size_t)(at - 1 - key) == length && memcmp(key, name, length) == 0;
        at = json_space(at);
        if (*at != ':') return NULL;
        at = json_space(at + 1);
        if (same) return *at ? at : NULL;
        at = json_skip_value(at);
        if (!at) return NULL;
        at = json_space(at);
        if (*at != ',') return NULL;
    }
    return NULL;
}

/* A run of digits, added to value; returns the first byte behind it. */
static inline const char *json_digits(const char *at, double *value, int *count)
{
    for (*count = 0; *at >= '0' && *at <= '9'; ++at, ++*count) *value = *value * 10 + (*at - '0');
    return at;
}

/* value times ten to the power of exponent, which is cut to what a double can hold. */
static inline double json_scaled(double value, int exponent)
{
    for (; exponent > 0 && value < 1e300; --exponent) value *= 10;
    for (; exponent < 0 && value > 0; ++exponent) value /= 10;
    return value;
}

/* 1 and the number; 0 if the member is there but no number between least and most; a missing member gives fallback.
 * Written out because strtod would expect a comma in some locales. */
static inline int json_number(const char *object, const char *name, double fallback, double least, double most, double *value)
{
    const char *at = json_member(object, name);
    int whole = 0, decimals = 0, exponent = 0;
    double power = 0;
    *value = fallback;
    if (!at || strncmp(at, "null", 4) == 0) return 1;
    const int negative = *at == '-';
    *value = 0;
    at = json_digits(at + negative, value, &whole);
    if (whole == 0) return 0;
    if (*at == '.') at = json_digits(at + 1, value, &decimals);
    if (*at == 'e' || *at == 'E') {
        const int shrinking = at[1] == '-';
        json_digits(at + 1 + (at[1] == '-' || at[1] == '+'), &power, &exponent);
        if (power > 400) power = 400;
        exponent = shrinking ? -(int)power : (int)power;
    }
    *value = json_scaled(*value, exponent - decimals) * (negative ? -1 : 1);
    return *value >= least && *value <= most;
}

/* Four hexadecimal digits, or -1. */
static inline long json_hex4(const char *at)
{
    long code = 0;
    for (int i = 0; i < 4; ++i) {
        const char c = at[i];
        if (c >= '0' && c <= '9') code = code * 16 + (c - '0');
        else if (c >= 'a' && c <= 'f') code = code * 16 + (c - 'a' + 10);
        else if (c >= 'A' && c <= 'F') code = code * 16 + (c - 'A' + 10);
        else return -1;
    }
    return code;
}

static inline size_t json_put_utf8(char *out, long code)
{
    if (code < 0x80) return out[0] = (char)code, 1;
    if (code < 0x800) return out[0] = (char)(0xc0 | code >> 6), out[1] = (char)(0x80 | (code & 63)), 2;
    if (code < 0x10000) {
        out[0] = (char)(0xe0 | code >> 12), out[1] = (char)(0x80 | (code >> 6 & 63)), out[2] = (char)(0x80 | (code & 63));
        return 3;
    }
    out[0] = (char)(0xf0 | code >> 18), out[1] = (char)(0x80 | (code >> 12 & 63));
    out[2] = (char)(0x80 | (code >> 6 & 63)), out[3] = (char)(0x80 | (code & 63));
    return 4;
}

/* The code point of the escape "\uXXXX" at `at` (its digits), with a second half if there is one. *past: behind it. */
static inline long json_escaped_code(const char *at, const char **past)
{
    long code = json_hex4(at);
    *past = at + 4;
    if (code < 0) return -1;
    if (code >= 0xd800 && code < 0xdc00) {
        const long low = at[4] == '\\' && at[5] == 'u' ? json_hex4(at + 6) : -1;
        if (low < 0xdc00 || low > 0xdfff) return 0xfffd;
        *past = at + 10;
        return 0x10000 + ((code - 0xd800) << 10) + (low - 0xdc00);
    }
    return code == 0 || (code >= 0xdc00 && code < 0xe000) ? 0xfffd : code;
}

/* Writes the text as UTF-8, zero-terminated; missing gives "". Returns 0 if it is no text or needs more than size bytes. */
static inline int json_text(const char *object, const char *name, char *out, size_t size)
{
    const char *at = json_member(object, name);
    size_t used = 0;
    out[0] = '\0';
    if (!at || strncmp(at, "null", 4) == 0) return 1;
    if (*at != '"' || !json_skip_string(at)) return 0;
    for (++at; *at != '"';) {
        if (used + 5 > size) return 0;
        if (*at != '\\') {
            out[used++] = *at++;
            continue;
        }
        const char *plain = at[1] ? strchr("\"\"\\\\//b\bf\fn\nr\rt\t", at[1]) : NULL;
        if (at[1] == 'u') {
            const long code = json_escaped_code(at + 2, &at);
            if (code < 0) return 0;
            used += json_put_utf8(out + used, code);
        } else if (plain) {
            out[used++] = plain[1];
            at += 2;
        } else {
            return 0;
        }
    }
    out[used] = '\0';
    return 1;
}

#endif
