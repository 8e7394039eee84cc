// SPDX-License-Identifier: GPL-3.0-or-later
// MLT out: melt itself renders what we wrote, and every frame is the one that the timeline says.
#include "app/exchange/exchange.h"
#include "app/exchange/mlt.h"
#include "tests/support/program.h"
#include "tests/support/spec.h"
#include "tests/support/timeline_text.h"

#include <QFile>
#include <QStandardPaths>
#include <QTemporaryDir>

#include <algorithm>
#include <cmath>

using namespace spot;

namespace
{

constexpr int width = 64, height = 36, filmFrames = 100;

/// Gives one film for every media.
class OneFilm final : public MediaResolver
{
public:
    explicit OneFilm(std::filesystem::path film) : m_film(std::move(film)) {}
    Result<std::filesystem::path> pathOf(const ContentHash&) const override { return m_film; }

private:
    std::filesystem::path m_film;
};

/// A film whose frame n is grey: 16 + 2 n of 255 in video levels.
QString makeFilm(const QTemporaryDir& folder)
{
    const QString film = folder.filePath("film.mkv");
    const QString source = QString("nullsrc=s=%1x%2:r=25:d=4,geq=lum='16+2*N':cb=128:cr=128").arg(width).arg(height);
    return ran("ffmpeg", {"-v", "error", "-y", "-f", "lavfi", "-i", source, "-c:v", "ffv1", "-pix_fmt", "yuv420p", film}) ? film : QString();
}

/// How grey each frame is that melt renders, in levels of the film's frame number.
std::vector<double> greysByMelt(const QTemporaryDir& folder, const QString& mlt)
{
    const QString film = folder.filePath("melt.mkv"), raw = folder.filePath("melt.raw");
    if (!ran("xvfb-run", {"-a", "melt", "-silent", mlt, "-consumer", "avformat:" + film, "vcodec=ffv1", "pix_fmt=yuv420p", "an=1", "real_time=-1", "terminate_on_pause=1"})) return {};
    if (!ran("ffmpeg", {"-v", "error", "-y", "-i", film, "-f", "rawvideo", "-pix_fmt", "yuv420p", raw})) return {};
    QFile file(raw);
    if (!file.open(QIODevice::ReadOnly)) return {};
    const QByteArray bytes = file.readAll();
    const int frame = width * height * 3 / 2;
    std::vector<double> greys;
    for (int n = 0; n < bytes.size() / frame; ++n) greys.push_back((static_cast<unsigned char>(bytes[n * frame + width * height / 2 + width / 2]) - 16) / 2.0);
    return greys;
}

Project small(Project project)
{
    Timeline timeline = *project.timelines.front();
    timeline.canvas = {width, height};
    project.timelines.front() = std::make_shared<const Timeline>(timeline);
    for (MediaPtr& item : project.media) {
        MediaItem fitting = *item;
        fitting.size = {width, height};
        item = std::make_shared<const MediaItem>(fitting);
    }
    return project;
}

std::map<std::string, std::int64_t> lengths()
{
    std::map<std::string, std::int64_t> all;
    for (char name = 'a'; name <= 's'; ++name) all[std::string(1, name)] = filmFrames;
    return all;
}

/// The film's frame at a moment of a clip; 0 for black.
double filmFrame(const Clip& clip, std::int64_t frame)
{
    const auto* media = std::get_if<MediaClip>(&clip.content);
    if (!media) return 0;
    const MediaTime passed = fps25.startOf(frame) - clip.place.start;
    return static_cast<double>(fps25.frameAt(media->in)) + static_cast<double>(passed.flicks) / static_cast<double>(fps25.frameLength().flicks) * media->speed.value() - (media->speed.isReversed() ? 1 : 0);
}

} // namespace

class MltSpec : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        if (QStandardPaths::findExecutable("melt").isEmpty() || QStandardPaths::findExecutable("xvfb-run").isEmpty() || QStandardPaths::findExecutable("ffmpeg").isEmpty()) QSKIP("melt, xvfb-run (its blending asks for a display) and ffmpeg are needed");
        m_film = makeFilm(m_folder);
        QVERIFY(!m_film.isEmpty());
    }

    void melt_renders_twenty_cuts_and_dissolves_frame_by_frame()
    {
        compare(text::project("V1: a[0,10)+3 b[10,20)+30<6 c[20,33)+7 v[33,40) d[40,52)+60<5 e[52,53)+90 f[53,60)+1<7 g[60,75)+20 h[80,90)+50 i[90,100)+10<10 "
                              "j[100,110)+44 k[110,120)+2 l[120,130)+66<3 m[130,140)+5 n[140,150)+70 v2[150,155)<2 o[155,165)+9 p[165,175)+88 q[175,180)+12 r[180,190)+33<4",
                              {fps25, lengths()}));
    }

    void transitions_before_around_and_after_the_cut_keep_every_frame()
    {
        compare(text::project("V1: a[0,10)+3 b[10,20)+30<6<0 c[20,33)+7<3<4 v[33,40) d[40,52)+60<5 e[52,56)+90<2<1 f[56,60)+11<3<0 v2[60,75)<4<4 g[75,80)+20<1<1 h[80,90)+50<3<3",
                              {fps25, lengths()}));
    }

    void speeds_forwards_and_backwards_are_the_same()
    {
        Project project = text::project("V1: a[0,20)+10 b[20,40)+60 c[40,50)+40", {fps25, lengths()});
        Timeline timeline = *project.timelines.front();
        Track track = *timeline.tracks[0];
        const Speed speeds[]{{2, 1}, {-1, 1}, {0, 1}};
        for (std::size_t i = 0; i < 3; ++i) {
            Clip clip = *track.clips[i];
            std::get<MediaClip>(clip.content).speed = speeds[i];
            track.clips[i] = std::make_shared<const Clip>(clip);
        }
        timeline.tracks[0] = std::make_shared<const Track>(track);
        project.timelines[0] = std::make_shared<const Timeline>(timeline);
        compare(project);
    }

    void the_length_of_the_spot_is_kept_when_clips_end_before_or_after_it()
    {
        for (const std::int64_t length : {12, 30}) {
            Project project = text::project("V1: a[0,20)+10", {fps25, lengths()});
            Timeline timeline = *project.timelines.front();
            timeline.length = fps25.startOf(length);
            project.timelines[0] = std::make_shared<const Timeline>(timeline);
            compare(project);
        }
    }

    void crossfades_of_sounds_keep_their_power()
    {
        // two tones that meet at frame 20, the crossfade from 15 to 25; the second one is an octave and a half higher
        const QString low = m_folder.filePath("low.wav"), high = m_folder.filePath("high.wav");
        QVERIFY(ran("ffmpeg", {"-v", "error", "-y", "-f", "lavfi", "-i", "sine=f=400:r=48000:d=4", "-ac", "2", low}));
        QVERIFY(ran("ffmpeg", {"-v", "error", "-y", "-f", "lavfi", "-i", "sine=f=1200:r=48000:d=4", "-ac", "2", high}));
        Project project = small(text::project("V1: v[0,40); N1: a[0,20)+10 b[20,40)+30<5<5", {fps25, lengths()}));
        const QString mlt = m_folder.filePath("sound.mlt"), wav = m_folder.filePath("sound.wav"), raw = m_folder.filePath("sound.raw");
        ExchangeReport report;
        const std::string text = mltOf(project, *project.timelines.front(), [&](const MediaItem& item) { return std::filesystem::path((item.name == "a.wav" ? low : item.name == "b.wav" ? high : m_film).toStdString()); }, report);
        QFile file(mlt);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(text.c_str());
        file.close();
        QVERIFY(ran("xvfb-run", {"-a", "melt", "-silent", mlt, "-consumer", "avformat:" + wav, "vn=1", "acodec=pcm_s16le", "frequency=48000", "channels=2", "real_time=-1", "terminate_on_pause=1"}));
        QVERIFY(ran("ffmpeg", {"-v", "error", "-y", "-i", wav, "-f", "s16le", "-ac", "1", raw}));
        QFile samples(raw);
        QVERIFY(samples.open(QIODevice::ReadOnly));
        const QByteArray bytes = samples.readAll();
        constexpr int perFrame = 1920;
        QCOMPARE(bytes.size() / 2 / perFrame, 40);
        const auto* sound = reinterpret_cast<const std::int16_t*>(bytes.constData());
        const auto strength = [&](int frame, double hertz) { // of one tone in one frame, by correlation
            double re = 0, im = 0;
            for (int i = 0; i < perFrame; ++i) {
                const double turn = 2 * M_PI * hertz * i / 48000, v = sound[frame * perFrame + i];
                re += v * std::cos(turn), im += v * std::sin(turn);
            }
            return std::sqrt(re * re + im * im);
        };
        const double lowFull = strength(5, 400), highFull = strength(35, 1200);
        QVERIFY(lowFull > 1000 && highFull > 1000);
        for (int n = 0; n < 40; ++n) {
            const double k = std::clamp((n + 0.5 - 15) / 10, 0.0, 1.0) * M_PI / 2;
            const double a = strength(n, 400) / lowFull, b = strength(n, 1200) / highFull;
            QVERIFY2(std::abs(a - std::cos(k)) < 0.09 && std::abs(b - std::sin(k)) < 0.09, qPrintable(QString("frame %1: %2 and %3, not %4 and %5").arg(n).arg(a).arg(b).arg(std::cos(k)).arg(std::sin(k))));
        }
    }

    void what_mlt_cannot_carry_is_listed()
    {
        ExchangeReport report;
        const Project project = text::project("V1: a[0,20)+10; T1: tb[25,50)");
        (void)mltOf(project, *project.timelines.front(), [](const MediaItem&) { return std::filesystem::path(); }, report);
        QVERIFY(report.lines.at(0).find("00:00:00:00 \"a\": is a gap") == 0);
        QVERIFY(report.lines.at(1).find("00:00:01:00 \"tb\": its text stays behind") == 0);
    }

private:
    void compare(const Project& given)
    {
        const Project project = small(given);
        const Timeline& timeline = *project.timelines.front();
        const QString mlt = m_folder.filePath("cut.mlt");
        QVERIFY_OK(exportTimeline(ExchangeFormat::Mlt, project, timeline.id, mlt.toStdString(), OneFilm(m_film.toStdString())));
        const std::vector<double> greys = greysByMelt(m_folder, mlt);
        QCOMPARE(static_cast<std::int64_t>(greys.size()), timeline.rate.framesIn(timeline.duration()));
        for (std::int64_t n = 0; n < static_cast<std::int64_t>(greys.size()); ++n) {
            double low = 0, high = 0;
            for (std::size_t c = 0; c < timeline.tracks[0]->clips.size(); ++c) {
                const Clip& clip = *timeline.tracks[0]->clips[c];
                if (!clip.place.contains(fps25.startOf(n))) continue;
                low = high = filmFrame(clip, n);
                const Clip* other = nullptr; // the other side of a transition that is going on
                if (fps25.startOf(n) - clip.place.start < clip.transition.after) other = timeline.tracks[0]->clips[c - 1].get();
                const Clip* next = c + 1 < timeline.tracks[0]->clips.size() ? timeline.tracks[0]->clips[c + 1].get() : nullptr;
                if (next && fps25.startOf(n) >= next->place.start - next->transition.before) other = next;
                if (!other) continue;
                low = std::min(low, filmFrame(*other, n)), high = std::max(high, filmFrame(*other, n));
            }
            const double grey = greys[static_cast<std::size_t>(n)];
            QVERIFY2(grey > low - 0.8 && grey < high + 0.8, qPrintable(QString("frame %1 is %2, not %3 to %4").arg(n).arg(grey).arg(low).arg(high)));
        }
    }

    QTemporaryDir m_folder;
    QString m_film;
};

QTEST_GUILESS_MAIN(MltSpec)
#include "mlt_spec.moc"
