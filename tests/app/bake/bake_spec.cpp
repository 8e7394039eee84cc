// SPDX-License-Identifier: GPL-3.0-or-later
// Baking: what other programs lack becomes media, and our own renderer shows the same picture with them as without.
#include "app/bake/bake.h"
#include "app/compose/compose.h"
#include "app/edit/invariants.h"
#include "app/exchange/exchange.h"
#include "assets/media/still_reader.h"
#include "render/composition/frame_recipe.h"
#include "render/frames/frame_renderer.h"
#include "tests/support/program.h"
#include "tests/support/spec.h"
#include "tests/support/timeline_text.h"

#include <QDir>
#include <QFileInfo>
#include <QStandardPaths>
#include <QTemporaryDir>

using namespace spot;
namespace fs = std::filesystem;

namespace
{

constexpr FrameSize canvas{64, 36};

/// What was rendered; else one picture for every media, or none.
class Pictures final : public MediaResolver
{
public:
    Pictures(fs::path picture, std::map<ContentHash, fs::path> files = {}) : m_picture(std::move(picture)), m_files(std::move(files)) {}
    Result<fs::path> pathOf(const ContentHash& media) const override
    {
        if (const auto found = m_files.find(media); found != m_files.end()) return found->second;
        if (m_picture.empty()) return Error{Fault::NotFound, "the picture is not there"};
        return m_picture;
    }

private:
    fs::path m_picture;
    std::map<ContentHash, fs::path> m_files;
};

/// Stills that fill a small canvas.
Project small(const char* words)
{
    Project project = text::project(words, {fps25, {}});
    for (MediaPtr& item : project.media) {
        MediaItem still = *item;
        still.kind = ItemKind::Still, still.size = canvas, still.duration = {}, still.hasSound = false;
        item = std::make_shared<const MediaItem>(still);
    }
    for (TimelinePtr& timeline : project.timelines) {
        Timeline fitting = *timeline;
        fitting.canvas = canvas;
        timeline = std::make_shared<const Timeline>(fitting);
    }
    return project;
}

void change(Project& project, std::size_t track, std::size_t clip, const std::function<void(Clip&)>& how)
{
    Timeline timeline = *project.timelines[0];
    Track changed = *timeline.tracks[track];
    Clip one = *changed.clips[clip];
    how(one);
    changed.clips[clip] = std::make_shared<const Clip>(one);
    timeline.tracks[track] = std::make_shared<const Track>(changed);
    project.timelines[0] = std::make_shared<const Timeline>(timeline);
}

const BakeRules mlt{true, true, true, true, false, AlphaKind::Animation}, fcpxml{};

} // namespace

class BakeSpec : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        Image picture(canvas, PixelFormat::Rgba8, srgbFull, AlphaMode::Opaque);
        for (int y = 0; y < canvas.height; ++y)
            for (int x = 0; x < canvas.width; ++x) {
                auto* p = picture.mutableRowAs<std::uint8_t>(0, y) + 4 * x;
                p[0] = static_cast<std::uint8_t>(40 + 3 * x), p[1] = static_cast<std::uint8_t>(200 - 4 * y), p[2] = 90, p[3] = 255;
            }
        m_picture = m_folder.filePath("picture.png").toStdString();
        QVERIFY_OK(writeStill(m_picture, picture));
    }

    void what_the_format_says_stays_as_it_is()
    {
        const Project project = small("V1: a[0,10) b[10,20)<4");
        const auto baked = rendered(project, mlt, "nothing");
        QVERIFY_OK(baked);
        QVERIFY(baked->project == project);
        QVERIFY(baked->lines.empty() && !QFileInfo::exists(m_folder.filePath("nothing")));
    }

    void a_still_text_is_a_png_and_a_moving_one_a_film()
    {
        Project project = small("V1: a[0,20); T1: tb[2,8) tc[10,18)");
        change(project, 1, 0, [](Clip& clip) { std::get<TextClip>(clip.content).style.motion = TextMotion::None; });
        const auto baked = rendered(project, mlt, "texts");
        QVERIFY_OK(baked);
        QCOMPARE(QDir(m_folder.filePath("texts")).entryList({"*.png"}).size(), 1);
        QCOMPARE(QDir(m_folder.filePath("texts")).entryList({"*.mov"}).size(), 1);
        QCOMPARE(QDir(m_folder.filePath("texts")).entryList({"*"}, QDir::Files).size(), 2);
        QVERIFY(baked->lines.at(0).find("00:00:00:02 \"tb\": its text is rendered into baked-") == 0);
        showsTheSame(project, *baked);
    }

    void effects_wipes_gradients_and_ramps_of_looks_show_the_same_picture()
    {
        Project project = small("V1: a[0,10) b[10,20)<6 c[20,30)<4");
        change(project, 0, 1, [](Clip& clip) {
            clip.transition.style.kind = TransitionKind::Wipe;
            clip.look.opacity = Curve({{{}, 0.2, Ease::Linear}, {fps25.startOf(10), 1, Ease::Linear}});
            clip.effects.push_back({"grade", true, {{"gain", Curve(1.4)}}});
        });
        for (const BakeRules& rules : {mlt, fcpxml}) {
            const auto baked = rendered(project, rules, rules.colours ? "mlt" : "fcpxml");
            QVERIFY_OK(baked);
            QVERIFY(!baked->lines.empty());
            for (const ClipPtr& clip : baked->project.timelines[0]->tracks[0]->clips) QVERIFY(clip->transition.isNone() && clip->effects.empty());
            showsTheSame(project, *baked);
        }
    }

    void what_depends_on_what_lies_below_takes_it_along()
    {
        Project project = small("V1: a[0,10) b[10,20); V2: c[4,16)");
        change(project, 1, 0, [](Clip& clip) { clip.content = AdjustmentClip{}, clip.effects.push_back({"grade", true, {{"gain", Curve(0.5)}}}); });
        const auto baked = rendered(project, mlt, "below");
        QVERIFY_OK(baked);
        showsTheSame(project, *baked);
        change(project, 1, 0, [](Clip& clip) { clip.content = ColourClip{{0.5f, 0.9f, 0.4f, 1}, {0.5f, 0.9f, 0.4f, 1}}, clip.effects.clear(), clip.look.blend = BlendMode::Multiply; });
        const auto blended = rendered(project, mlt, "below");
        QVERIFY_OK(blended);
        showsTheSame(project, *blended);
    }

    void a_second_time_renders_nothing_and_gives_the_same()
    {
        const Project project = small("V1: a[0,20); T1: tb[2,8)");
        const auto first = rendered(project, mlt, "again");
        QVERIFY_OK(first);
        int rounds = 0;
        TextRaster raster;
        const auto second = bake(project, project.timelines[0]->id, mlt, m_folder.filePath("again").toStdString(), Pictures(m_picture), raster, [&](double) { ++rounds; });
        QVERIFY_OK(second);
        QCOMPARE(rounds, 0);
        QVERIFY(second->project == first->project && second->files == first->files && second->lines == first->lines);
    }

    void a_stop_leaves_no_half_film()
    {
        const Project project = small("V1: a[0,20); T1: tb[2,18)");
        TextRaster raster;
        std::stop_source stop;
        const auto done = bake(project, project.timelines[0]->id, mlt, m_folder.filePath("stopped").toStdString(), Pictures(m_picture), raster, [&](double) { stop.request_stop(); }, stop.get_token());
        QVERIFY_FAULT(done, Fault::Cancelled, "stopped");
        QVERIFY(QDir(m_folder.filePath("stopped")).entryList({"*"}, QDir::Files).isEmpty());
    }

    void missing_media_leave_the_clip_as_it_is_with_a_line()
    {
        Project project = small("V1: a[0,10)");
        change(project, 0, 0, [](Clip& clip) { clip.look.crop.left = 0.2; });
        TextRaster raster;
        const auto baked = bake(project, project.timelines[0]->id, mlt, m_folder.filePath("missing").toStdString(), Pictures({}), raster);
        QVERIFY_OK(baked);
        QVERIFY(baked->project == project);
        QVERIFY2(baked->lines.at(0).find("\"a\": its crop cannot be rendered: ") != std::string::npos, baked->lines.at(0).c_str());
    }

    void melt_shows_what_we_show()
    {
        if (QStandardPaths::findExecutable("melt").isEmpty() || QStandardPaths::findExecutable("xvfb-run").isEmpty() || QStandardPaths::findExecutable("ffmpeg").isEmpty()) QSKIP("melt, xvfb-run and ffmpeg are needed");
        Project project = small("V1: a[0,10) b[10,20)<6; T1: tb[4,16)");
        change(project, 0, 1, [](Clip& clip) { clip.transition.style.kind = TransitionKind::Wipe, clip.effects.push_back({"grade", true, {{"gain", Curve(0.5)}}}); });
        change(project, 1, 0, [](Clip& clip) { std::get<TextClip>(clip.content).style.size = 0.4; });
        const auto baked = rendered(project, mlt, "melt");
        QVERIFY_OK(baked);
        const QString file = m_folder.filePath("cut.mlt"), film = m_folder.filePath("melt.mkv"), raw = m_folder.filePath("melt.raw");
        QVERIFY_OK(exportTimeline(ExchangeFormat::Mlt, baked->project, project.timelines[0]->id, file.toStdString(), Pictures(m_picture, baked->files)));
        QVERIFY(ran("xvfb-run", {"-a", "melt", "-silent", file, "-consumer", "avformat:" + film, "vcodec=ffv1", "pix_fmt=yuv444p", "an=1", "real_time=-1", "terminate_on_pause=1"}));
        QVERIFY(ran("ffmpeg", {"-v", "error", "-y", "-i", film, "-vf", "scale=in_color_matrix=bt709:in_range=tv", "-f", "rawvideo", "-pix_fmt", "rgba", raw}));
        QFile bytes(raw);
        QVERIFY(bytes.open(QIODevice::ReadOnly));
        const QByteArray all = bytes.readAll();
        const qsizetype size = canvas.width * canvas.height * 4;
        QCOMPARE(all.size(), 20 * size);
        TextRaster raster;
        for (int n = 0; n < 20; ++n) {
            const ImagePtr ours = frame(project, Pictures(m_picture), raster, n);
            QVERIFY(ours);
            const double off = difference(*ours, reinterpret_cast<const std::uint8_t*>(all.constData() + n * size));
            QVERIFY2(off < 4, qPrintable(QString("frame %1: %2 of 255 apart on the average").arg(n).arg(off)));
        }
    }

private:
    Result<Baked> rendered(const Project& project, const BakeRules& rules, const char* folder)
    {
        TextRaster raster;
        return bake(project, project.timelines[0]->id, rules, m_folder.filePath(folder).toStdString(), Pictures(m_picture), raster);
    }
    static ImagePtr frame(const Project& project, const MediaResolver& media, TextRaster& raster, std::int64_t n)
    {
        const auto composed = compose(project, project.timelines[0]->id, raster);
        const auto renderer = makeFrameRenderer(media, {RendererChoice::Cpu});
        if (!composed || !renderer) return {};
        const auto picture = (*renderer)->render(evaluate(**composed, fps25.startOf(n)), canvas, PixelFormat::Rgba8);
        if (!picture) qWarning() << picture.error().message.c_str();
        return picture ? *picture : ImagePtr();
    }
    /// On the average, of 255.
    static double difference(const Image& ours, const std::uint8_t* theirs)
    {
        double sum = 0;
        for (int y = 0; y < canvas.height; ++y)
            for (int x = 0; x < canvas.width * 4; ++x)
                if (x % 4 != 3) sum += std::abs(ours.rowAs<std::uint8_t>(0, y)[x] - theirs[y * canvas.width * 4 + x]);
        return sum / (canvas.width * canvas.height * 3);
    }
    void showsTheSame(const Project& project, const Baked& baked)
    {
        const auto broken = brokenInvariant(baked.project);
        QVERIFY2(!broken, broken ? broken->c_str() : "");
        TextRaster raster;
        const std::int64_t frames = fps25.framesIn(project.timelines[0]->duration());
        QCOMPARE(fps25.framesIn(baked.project.timelines[0]->duration()), frames);
        for (std::int64_t n = 0; n < frames; ++n) {
            const ImagePtr before = frame(project, Pictures(m_picture), raster, n), after = frame(baked.project, Pictures(m_picture, baked.files), raster, n);
            QVERIFY(before && after);
            std::vector<std::uint8_t> flat;
            for (int y = 0; y < canvas.height; ++y) flat.insert(flat.end(), after->rowAs<std::uint8_t>(0, y), after->rowAs<std::uint8_t>(0, y) + canvas.width * 4);
            const double off = difference(*before, flat.data());
            const std::uint8_t* ours = before->rowAs<std::uint8_t>(0, 18);
            const std::uint8_t* theirs = flat.data() + 18 * canvas.width * 4;
            QString row;
            for (int x = 0; x < canvas.width; x += 9) row += QString(" %1,%2,%3/%4,%5,%6").arg(ours[4 * x]).arg(ours[4 * x + 1]).arg(ours[4 * x + 2]).arg(theirs[4 * x]).arg(theirs[4 * x + 1]).arg(theirs[4 * x + 2]);
            QVERIFY2(off < 1.5, qPrintable(QString("frame %1: %2 of 255 apart on the average; the middle row:%3").arg(n).arg(off).arg(row)));
        }
    }

    QTemporaryDir m_folder;
    fs::path m_picture;
};

QTEST_MAIN(BakeSpec)
#include "bake_spec.moc"
