// SPDX-License-Identifier: GPL-3.0-or-later
// tests/support/spec.h: words every spec uses: QVERIFY_OK, QVERIFY_FAULT.
#pragma once

#include <QTest>

/// The Result has a value; else fails with the Error's message. Evaluates its argument once.
#define QVERIFY_OK(result)                                                                                             \
    do {                                                                                                               \
        const auto& bound_ = (result);                                                                                 \
        QVERIFY2(bound_.has_value(), bound_.has_value() ? "" : bound_.error().message.c_str());                        \
    } while (false)

/// The Result is an Error of this Fault whose message contains the words.
#define QVERIFY_FAULT(result, expectedFault, words)                                                                    \
    do {                                                                                                               \
        const auto& bound_ = (result);                                                                                 \
        QVERIFY2(!bound_.has_value(), "succeeded, though it should not");                                              \
        QVERIFY2(bound_.error().fault == (expectedFault), bound_.error().message.c_str());                             \
        QVERIFY2(bound_.error().message.find(words) != std::string::npos, bound_.error().message.c_str());             \
    } while (false)
