// SPDX-License-Identifier: GPL-3.0-or-later
#include "assets/base/owner_thread.h"
#include "assets/base/result.h"
#include "assets/base/strong_id.h"
#include "tests/support/spec.h"
#include "tests/support/stops.h"

#include <memory>
#include <unordered_set>

using namespace spot;

namespace
{

Result<int> parsed(int digit)
{
    if (digit < 0) return Error{Fault::Invalid, "no digit"};
    return digit;
}
Result<std::string> twice(int digit, int& calls)
{
    ++calls;
    SPOT_TRY(value, parsed(digit));
    value *= 2;
    return std::to_string(value);
}
Result<Done> both(int a, int b)
{
    SPOT_TRY_DONE(parsed(a));
    SPOT_TRY_DONE(parsed(b));
    return Done{};
}

} // namespace

class ResultSpec : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void it_holds_a_value_or_an_error()
    {
        const Result<int> good = 7, bad = Error{Fault::NoSpace, "full"};
        QVERIFY(good && good.has_value());
        QCOMPARE(*good, 7);
        QCOMPARE(good.value_or(1), 7);
        QVERIFY(!bad);
        QCOMPARE(bad.value_or(1), 1);
        QVERIFY((bad.error() == Error{Fault::NoSpace, "full"}));
    }
    void what_cannot_be_copied_can_be_moved_out()
    {
        Result<std::unique_ptr<int>> made = std::make_unique<int>(3);
        const std::unique_ptr<int> taken = *std::move(made);
        QCOMPARE(*taken, 3);
        QCOMPARE(Result<std::string>(std::string("four"))->size(), std::size_t{4});
    }
    void try_hands_the_error_on_and_evaluates_once()
    {
        int calls = 0;
        QCOMPARE(*twice(21, calls), std::string("42"));
        QVERIFY_FAULT(twice(-1, calls), Fault::Invalid, "no digit");
        QCOMPARE(calls, 2);
        QVERIFY_OK(both(1, 2));
        QVERIFY_FAULT(both(1, -2), Fault::Invalid, "no digit");
    }
    void a_programmers_mistake_stops_the_program()
    {
        QVERIFY(stopsTheProgram([] { return *Result<int>(Error{Fault::Io, "x"}); }));
        QVERIFY(stopsTheProgram([] { return Result<int>(1).error(); }));
        QVERIFY(stopsTheProgram([] { SPOT_CHECK(1 + 1 == 3, "arithmetic"); }));
        QVERIFY(!stopsTheProgram([] { SPOT_CHECK(1 + 1 == 2, "arithmetic"); }));
    }
    void an_object_knows_its_thread()
    {
        OwnerThread owner;
        owner.check();
        QVERIFY(stopsTheProgram([&] { std::thread([&] { owner.check(); }).join(); }));
    }
    void ids_compare_and_name_nothing_by_default()
    {
        using ClipId = Id<struct ClipTag>;
        QVERIFY(!ClipId{});
        QVERIFY(ClipId{1} && ClipId{1} < ClipId{2});
        QCOMPARE((std::unordered_set<ClipId>{{1}, {2}, {1}}.size()), std::size_t{2});
        static_assert(!std::is_convertible_v<ClipId, Id<struct TrackTag>>);
    }
};

QTEST_GUILESS_MAIN(ResultSpec)
#include "result_spec.moc"
