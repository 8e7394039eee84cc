// SPDX-License-Identifier: GPL-3.0-or-later
// Frames on a real window, read back from the screen, with the validation layer listening. Needs an X11 display for most of it.
#include "render/present/present_thread.h"
#include "tests/support/spec.h"

#include <QGuiApplication>
#include <QScreen>
#include <QVulkanInstance>
#include <QWindow>
#include <xcb/xcb.h>

#include <atomic>
#include <future>

using namespace spot;

namespace
{

QStringList messages; // of the validation layer, which takes a plain function

bool keepMessage(VkDebugReportFlagsEXT, VkDebugReportObjectTypeEXT, std::uint64_t, std::size_t, std::int32_t, const char*, const char* text)
{
    messages << text;
    return true;
}

Image flat(FrameSize size, QColor colour)
{
    Image image(size, PixelFormat::Rgba8, bt709Rgb);
    for (int y = 0; y < size.height; ++y)
        for (int x = 0; x < size.width; ++x) {
            const std::uint8_t pixel[] = {std::uint8_t(colour.red()), std::uint8_t(colour.green()), std::uint8_t(colour.blue()), 255};
            std::ranges::copy(pixel, image.mutableRowAs<std::uint8_t>(0, y) + 4 * x);
        }
    return image;
}

/// A window with a surface, as a picture view has one.
struct Window {
    explicit Window(QVulkanInstance& instance, QSize size = {200, 200})
    {
        window.setFlags(Qt::FramelessWindowHint | Qt::BypassWindowManagerHint);
        window.setSurfaceType(QSurface::VulkanSurface);
        window.setVulkanInstance(&instance);
        window.setGeometry({{20, 20}, size});
        window.show();
        isShown = QTest::qWaitForWindowExposed(&window);
        surface = instance.surfaceForWindow(&window);
    }
    FrameSize size() const { return {window.width(), window.height()}; }
    QRgb pixel(int x, int y) { return window.screen()->grabWindow(window.winId(), x, y, 1, 1).toImage().pixel(0, 0); }

    QWindow window;
    VkSurfaceKHR surface = VK_NULL_HANDLE;
    bool isShown = false;
};

} // namespace

class PresenterSpec : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init() { messages.clear(); }
    void cleanup() { QVERIFY2(messages.isEmpty(), qPrintable("the validation layer says: " + messages.join("\n"))); }
    void a_letterboxed_picture_is_centred_and_as_large_as_it_fits();
    void no_handles_are_refused();
    void the_codes_of_a_frame_are_on_the_screen_with_black_beside_them();
    void a_frame_follows_the_window_when_it_is_resized();
    void frames_of_changing_sizes_follow_each_other();
    void a_frame_that_is_no_picture_for_a_screen_is_refused_and_the_next_one_is_shown();
    void after_release_the_window_may_go_and_another_may_come();
    void a_window_that_is_torn_away_is_an_error_and_no_crash();
    void on_a_thread_of_its_own_the_newest_frame_ends_up_on_the_screen();
    void a_thread_that_cannot_show_says_so_once();

private:
    QString noDisplay() const;
    QVulkanInstance m_instance;
    bool m_isMade = false;
};

void PresenterSpec::initTestCase()
{
    if (QGuiApplication::platformName() != "xcb") return;
    m_instance.setApiVersion({1, 2});
    m_instance.setLayers({"VK_LAYER_KHRONOS_validation"});
    m_instance.installDebugOutputFilter(keepMessage);
    m_isMade = m_instance.create();
    QVERIFY2(!m_isMade || m_instance.layers().contains("VK_LAYER_KHRONOS_validation"), "the validation layer is not installed: apt install vulkan-validationlayers");
}

QString PresenterSpec::noDisplay() const
{
    if (QGuiApplication::platformName() != "xcb") return "no X11 display to show a window on";
    return m_isMade ? QString() : QString("no Vulkan for windows on this display");
}
#define SKIP_WITHOUT_DISPLAY()                                                                                         \
    if (const QString reason = noDisplay(); !reason.isEmpty()) QSKIP(qPrintable(reason))

void PresenterSpec::a_letterboxed_picture_is_centred_and_as_large_as_it_fits()
{
    QVERIFY((letterboxed({1920, 1080}, {1920, 1080}) == ShownBox{0, 0, 1920, 1080}));
    QVERIFY((letterboxed({1920, 1080}, {960, 960}) == ShownBox{0, 210, 960, 540}));
    QVERIFY((letterboxed({1080, 1920}, {960, 960}) == ShownBox{210, 0, 540, 960}));
    QVERIFY((letterboxed({40, 20}, {400, 100}) == ShownBox{100, 0, 200, 100}));
    QVERIFY((letterboxed({16384, 1}, {10, 10}) == ShownBox{0, 4, 10, 1}));
    QVERIFY((letterboxed({16, 9}, {0, 10}) == ShownBox{}));
    QVERIFY((letterboxed({0, 9}, {10, 10}) == ShownBox{}));
}

void PresenterSpec::no_handles_are_refused()
{
    QVERIFY_FAULT(Presenter::make(nullptr, nullptr), Fault::Invalid, "no Vulkan window");
}

void PresenterSpec::the_codes_of_a_frame_are_on_the_screen_with_black_beside_them()
{
    SKIP_WITHOUT_DISPLAY();
    Window window(m_instance);
    QVERIFY(window.isShown);
    const auto presenter = Presenter::make(m_instance.vkInstance(), window.surface);
    QVERIFY_OK(presenter);
    const auto shown = (*presenter)->show(flat({40, 20}, QColor(10, 100, 200)), window.size());
    QVERIFY_OK(shown);
    QVERIFY(*shown == Shown::Yes);
    QTRY_COMPARE(window.pixel(100, 100), qRgb(10, 100, 200));
    QCOMPARE(window.pixel(1, 51), qRgb(10, 100, 200)); // a box of 200 x 100 begins 50 down
    QCOMPARE(window.pixel(198, 148), qRgb(10, 100, 200));
    QCOMPARE(window.pixel(100, 48), qRgb(0, 0, 0));
    QCOMPARE(window.pixel(100, 151), qRgb(0, 0, 0));
    (*presenter)->release();
}

void PresenterSpec::a_frame_follows_the_window_when_it_is_resized()
{
    SKIP_WITHOUT_DISPLAY();
    Window window(m_instance);
    QVERIFY(window.isShown);
    const auto presenter = Presenter::make(m_instance.vkInstance(), window.surface);
    QVERIFY_OK(presenter);
    const Image frame = flat({20, 20}, Qt::white);
    QVERIFY_OK((*presenter)->show(frame, window.size()));
    QTRY_COMPARE(window.pixel(5, 100), qRgb(255, 255, 255));
    for (const QSize size : {QSize(300, 100), QSize(120, 240), QSize(61, 33)}) {
        window.window.resize(size);
        const ShownBox box = letterboxed({20, 20}, {size.width(), size.height()});
        const auto isThere = [&] {
            const auto shown = (*presenter)->show(frame, window.size());
            return shown && window.pixel(size.width() / 2, size.height() / 2) == qRgb(255, 255, 255) &&
                   window.pixel(box.left + 1, box.top + 1) == qRgb(255, 255, 255) && window.pixel(0, 0) == qRgb(0, 0, 0);
        };
        QTRY_VERIFY(isThere());
    }
    (*presenter)->release();
}

void PresenterSpec::frames_of_changing_sizes_follow_each_other()
{
    SKIP_WITHOUT_DISPLAY();
    Window window(m_instance);
    QVERIFY(window.isShown);
    const auto presenter = Presenter::make(m_instance.vkInstance(), window.surface);
    QVERIFY_OK(presenter);
    for (int i = 0; i < 40; ++i) QVERIFY_OK((*presenter)->show(flat({1 + 37 * (i % 7), 64 - i}, QColor(i, 0, 0)), window.size()));
    QVERIFY_OK((*presenter)->show(flat({333, 333}, Qt::green), window.size()));
    QTRY_COMPARE(window.pixel(3, 3), qRgb(0, 255, 0));
    (*presenter)->release();
}

void PresenterSpec::a_frame_that_is_no_picture_for_a_screen_is_refused_and_the_next_one_is_shown()
{
    SKIP_WITHOUT_DISPLAY();
    Window window(m_instance);
    QVERIFY(window.isShown);
    const auto presenter = Presenter::make(m_instance.vkInstance(), window.surface);
    QVERIFY_OK(presenter);
    QVERIFY_FAULT((*presenter)->show(Image(), window.size()), Fault::Invalid, "Rgba8");
    QVERIFY_FAULT((*presenter)->show(Image({8, 8}, PixelFormat::Yuv420P8, bt709Limited), window.size()), Fault::Invalid, "Rgba8");
    QVERIFY_FAULT((*presenter)->show(Image({8, 8}, PixelFormat::Rgba8, bt709Rgb, AlphaMode::Straight), window.size()), Fault::Invalid, "straight alpha");
    QVERIFY(!(*presenter)->isReleased());
    QVERIFY_OK((*presenter)->show(flat({8, 8}, Qt::red), window.size()));
    QTRY_COMPARE(window.pixel(100, 100), qRgb(255, 0, 0));
    (*presenter)->release();
}

void PresenterSpec::after_release_the_window_may_go_and_another_may_come()
{
    SKIP_WITHOUT_DISPLAY();
    for (const QColor colour : {QColor(Qt::red), QColor(Qt::blue)}) {
        Window window(m_instance);
        QVERIFY(window.isShown);
        const auto presenter = Presenter::make(m_instance.vkInstance(), window.surface);
        QVERIFY_OK(presenter);
        QVERIFY_OK((*presenter)->show(flat({8, 8}, colour), window.size()));
        QTRY_COMPARE(window.pixel(100, 100), colour.rgb());
        (*presenter)->release();
        QVERIFY((*presenter)->isReleased());
        window.window.destroy(); // and its surface with it
        QVERIFY_FAULT((*presenter)->show(flat({8, 8}, colour), {200, 200}), Fault::Invalid, "let go");
    }
}

void PresenterSpec::a_window_that_is_torn_away_is_an_error_and_no_crash()
{
    SKIP_WITHOUT_DISPLAY();
    Window window(m_instance);
    QVERIFY(window.isShown);
    const auto presenter = Presenter::make(m_instance.vkInstance(), window.surface);
    QVERIFY_OK(presenter);
    QVERIFY_OK((*presenter)->show(flat({8, 8}, Qt::red), window.size()));
    auto* connection = qGuiApp->nativeInterface<QNativeInterface::QX11Application>()->connection();
    xcb_destroy_window(connection, static_cast<xcb_window_t>(window.window.winId()));
    xcb_flush(connection);
    Result<Shown> shown = Shown::Yes;
    const auto hasFailed = [&] {
        if (shown) shown = (*presenter)->show(flat({8, 8}, Qt::red), {200, 200}); // asked again after it has become true
        return !shown;
    };
    QTRY_VERIFY(hasFailed());
    QVERIFY_FAULT(shown, Fault::NotFound, "the window is gone");
    QVERIFY((*presenter)->isReleased());
}

void PresenterSpec::on_a_thread_of_its_own_the_newest_frame_ends_up_on_the_screen()
{
    SKIP_WITHOUT_DISPLAY();
    Window window(m_instance);
    QVERIFY(window.isShown);
    std::atomic<int> shown = 0;
    {
        PresentThread thread(m_instance.vkInstance(), window.surface, [&](const Result<Shown>& answer) { shown += answer && *answer == Shown::Yes; });
        for (int n = 0; n < 20; ++n) thread.show(std::make_shared<const Image>(flat({64, 64}, QColor(10 * n, 0, 0))), window.size());
        thread.show(std::make_shared<const Image>(flat({64, 64}, Qt::green)), window.size());
        QTRY_COMPARE(QColor(window.pixel(100, 100)), QColor(Qt::green));
    }
    QVERIFY(shown >= 1 && shown <= 21);
}

void PresenterSpec::a_thread_that_cannot_show_says_so_once()
{
    std::promise<Fault> fault;
    PresentThread thread(nullptr, nullptr, [&](const Result<Shown>& answer) { fault.set_value(answer.error().fault); }); // a second call would throw
    thread.show(std::make_shared<const Image>(flat({64, 64}, Qt::red)), {64, 64});
    QCOMPARE(fault.get_future().get(), Fault::Invalid);
}

QTEST_MAIN(PresenterSpec)
#include "presenter_spec.moc"
