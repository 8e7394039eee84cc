// SPDX-License-Identifier: GPL-3.0-or-later
// Order, cancel and cache of the frame server, with a renderer that waits at a gate.
#include "render/frames/frame_cache.h"
#include "render/frames/frame_server.h"
#include "tests/support/spec.h"

#include <condition_variable>
#include <mutex>

using namespace spot;

namespace
{

/// What the gated renderer shares with the test.
struct Gate {
    std::mutex mutex;
    std::condition_variable changed;
    bool isOpen = false;
    int started = 0;
    std::vector<std::uint64_t> answers;
    std::vector<Error> errors;

    void open()
    {
        { const std::lock_guard lock(mutex); isOpen = true; }
        changed.notify_all();
    }
    bool waitForAnswers(std::size_t n)
    {
        std::unique_lock lock(mutex);
        return changed.wait_for(lock, std::chrono::seconds(20), [&] { return answers.size() >= n; });
    }
    bool waitForStart()
    {
        std::unique_lock lock(mutex);
        return changed.wait_for(lock, std::chrono::seconds(20), [&] { return started > 0; });
    }
    FrameServer::Answer answer()
    {
        return [this](const FrameReply& reply) {
            { const std::lock_guard lock(mutex); answers.push_back(reply.id.value); if (!reply.frame) errors.push_back(reply.frame.error()); }
            changed.notify_all();
        };
    }
};

class GatedRenderer final : public FrameRenderer
{
public:
    explicit GatedRenderer(Gate& gate) : m_gate(gate) {}
    Result<ImagePtr> render(const FrameRecipe&, FrameSize size, PixelFormat out) override
    {
        std::unique_lock lock(m_gate.mutex);
        ++m_gate.started;
        m_gate.changed.notify_all();
        m_gate.changed.wait(lock, [this] { return m_gate.isOpen; });
        return std::make_shared<const Image>(size, out, bt709Rgb);
    }
    ContentHash keyOf(const FrameRecipe& recipe) override { return hash(recipe); }
    const std::vector<Error>& offline() const override { return m_none; }
    std::string name() const override { return "gated"; }

private:
    Gate& m_gate;
    std::vector<Error> m_none;
};

CompositionPtr movingComposition()
{
    Composition c;
    c.rate = fps25;
    c.duration = fps25.startOf(100);
    Layer layer;
    layer.span = {{}, c.duration};
    layer.picture = SolidPicture{{1, 0, 0, 1}};
    layer.opacity = Curve({{{}, 0.1}, {c.duration, 0.9}});
    c.layers.push_back(layer);
    return std::make_shared<const Composition>(c);
}

FrameServer::MakeRenderer gated(Gate& gate)
{
    return [&gate]() -> Result<std::unique_ptr<FrameRenderer>> { return std::unique_ptr<FrameRenderer>(std::make_unique<GatedRenderer>(gate)); };
}

} // namespace

class FrameServerSpec : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void the_newest_request_is_answered_first();
    void a_cancelled_request_is_not_answered();
    void a_frame_asked_for_again_comes_from_the_cache();
    void without_a_renderer_every_request_gets_the_reason();
    void the_cache_stays_under_its_limit_and_drops_the_least_recently_used();
};

void FrameServerSpec::the_newest_request_is_answered_first()
{
    Gate gate;
    FrameServer server(gated(gate), gate.answer(), {.prefetchFrames = 0});
    const CompositionPtr c = movingComposition();
    const auto first = server.request(c, fps25.startOf(1), {16, 9});
    QVERIFY(gate.waitForStart()); // the first one is in work; the others wait
    const auto second = server.request(c, fps25.startOf(2), {16, 9}), third = server.request(c, fps25.startOf(3), {16, 9});
    gate.open();
    QVERIFY(gate.waitForAnswers(3));
    QCOMPARE(gate.answers, (std::vector<std::uint64_t>{first.value, third.value, second.value}));
}

void FrameServerSpec::a_cancelled_request_is_not_answered()
{
    Gate gate;
    FrameServer server(gated(gate), gate.answer(), {.prefetchFrames = 0});
    const CompositionPtr c = movingComposition();
    const auto first = server.request(c, fps25.startOf(1), {16, 9});
    QVERIFY(gate.waitForStart());
    const auto last = server.request(c, fps25.startOf(9), {16, 9});
    const auto gone = server.request(c, fps25.startOf(2), {16, 9});
    server.cancel(gone);
    gate.open();
    QVERIFY(gate.waitForAnswers(2));
    QCOMPARE(gate.answers, (std::vector<std::uint64_t>{first.value, last.value}));
}

void FrameServerSpec::a_frame_asked_for_again_comes_from_the_cache()
{
    Gate gate;
    gate.open();
    FrameServer server(gated(gate), gate.answer(), {.prefetchFrames = 0});
    const CompositionPtr c = movingComposition();
    for (int i = 0; i < 3; ++i) {
        server.request(c, fps25.startOf(4), {16, 9});
        QVERIFY(gate.waitForAnswers(static_cast<std::size_t>(i) + 1));
    }
    const std::lock_guard lock(gate.mutex);
    QCOMPARE(gate.started, 1);
}

void FrameServerSpec::without_a_renderer_every_request_gets_the_reason()
{
    Gate gate;
    FrameServer server([]() -> Result<std::unique_ptr<FrameRenderer>> { return Error{Fault::NotFound, "no device here"}; }, gate.answer());
    server.request(movingComposition(), {}, {16, 9});
    server.request(movingComposition(), {}, {16, 9});
    QVERIFY(gate.waitForAnswers(2));
    const std::lock_guard lock(gate.mutex);
    QCOMPARE(gate.errors.size(), 2u);
    QCOMPARE(gate.errors[0].message, std::string("no device here"));
}

void FrameServerSpec::the_cache_stays_under_its_limit_and_drops_the_least_recently_used()
{
    const auto frame = std::make_shared<const Image>(FrameSize{16, 16}, PixelFormat::Rgba8, bt709Rgb);
    FrameCache cache(3 * frame->byteSize());
    const auto key = [](int i) { return FrameKey{hashOf(std::to_string(i)), {16, 16}, PixelFormat::Rgba8}; };
    for (int i = 0; i < 3; ++i) cache.put(key(i), frame);
    QVERIFY(cache.find(key(0)));
    cache.put(key(3), frame);
    QVERIFY(cache.contains(key(0)) && !cache.contains(key(1)) && cache.contains(key(2)) && cache.contains(key(3)));
    QVERIFY(cache.bytes() <= 3 * frame->byteSize());
    const auto large = std::make_shared<const Image>(FrameSize{64, 64}, PixelFormat::Rgba8, bt709Rgb);
    cache.put(key(9), large);
    QVERIFY(!cache.contains(key(9)));
}

QTEST_GUILESS_MAIN(FrameServerSpec)
#include "frame_server_spec.moc"
