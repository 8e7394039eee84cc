// SPDX-License-Identifier: GPL-3.0-or-later
// Beep and flash over ten minutes at every rate: the beep's first sample is the one that the flash's frame begins with.
// SPOTWRIGHT_LONG_SYNC=MINUTES exports and decodes a film of that length for each rate (minutes of work); without it, half a minute of one.
#include "render/audio/mixer.h"
#include "render/composition/frame_recipe.h"
#include "render/export/export_movie.h"
#include "tests/render/export/exported_file.h"
#include "tests/support/made_media.h"
#include "tests/support/spec.h"
#include "tests/support/test_media.h"

#include <array>
#include <cmath>

using namespace spot;

namespace
{

constexpr std::array rates{fps23976, fps24, fps25, fps2997, fps30, fps50, fps5994, fps60};

/// The frames that flash: about every seven seconds, never on a whole one.
std::vector<std::int64_t> flashesOf(FrameRate rate, std::int64_t frames)
{
    std::vector<std::int64_t> flashes;
    for (std::int64_t k = 0;; ++k) {
        const std::int64_t frame = rate.frameAt(MediaTime::fromSeconds(1 + 7 * static_cast<double>(k))) + k % 5;
        if (frame + 1 >= frames) return flashes;
        flashes.push_back(frame);
    }
}

std::shared_ptr<Composition> flashing(FrameRate rate, std::int64_t frames, const ContentHash& beep)
{
    auto c = std::make_shared<Composition>();
    c->canvas = {64, 36};
    c->rate = rate;
    c->duration = rate.startOf(frames);
    for (const std::int64_t frame : flashesOf(rate, frames)) {
        Layer white;
        white.span = {rate.startOf(frame), rate.startOf(frame + 1)};
        white.picture = SolidPicture{{1, 1, 1, 1}};
        c->layers.push_back(white);
        Sound sound;
        sound.media = beep;
        sound.span = {white.span.start, std::min(c->duration, white.span.start + MediaTime::fromMilliseconds(50))};
        c->sounds.push_back(sound);
    }
    return c;
}

/// The sample that is playing when a frame begins, in whole numbers.
std::int64_t sampleOf(FrameRate rate, std::int64_t frame) { return frame * rate.den * 48000 / rate.num; }

} // namespace

class LongSyncSpec : public QObject
{
    Q_OBJECT
    MadeMedia m_made;
    TestMedia m_media;
    ContentHash m_beep;

    static void everyRate()
    {
        QTest::addColumn<int>("rate");
        for (std::size_t i = 0; i < rates.size(); ++i) QTest::addRow("%.3f", rates[i].perSecond()) << static_cast<int>(i);
    }
private Q_SLOTS:
    void initTestCase() { m_beep = m_media.add(m_made.make("beep.wav", "-f lavfi -i aevalsrc=0.5*cos(6283.1853*t)|0.5*cos(6283.1853*t):d=1:s=48000 -c:a pcm_f32le")); }

    void ten_minutes_are_mixed_in_sync_data() { everyRate(); }
    void ten_minutes_are_mixed_in_sync()
    {
        QFETCH(int, rate);
        const FrameRate r = rates[static_cast<std::size_t>(rate)];
        const std::int64_t frames = r.framesIn(MediaTime::fromSeconds(600));
        const auto composition = flashing(r, frames, m_beep);
        auto mixer = Mixer::open(makeMixPlan(*composition), m_media);
        QVERIFY_OK(mixer);
        const auto flashes = flashesOf(r, frames);
        QVERIFY(flashes.size() > 80);
        for (const std::int64_t frame : flashes) {
            for (const std::int64_t near : {frame - 1, frame, frame + 1}) {
                const bool isLit = !evaluate(*composition, r.startOf(near)).steps.empty() && !evaluate(*composition, r.startOf(near)).steps.front().draws.empty();
                QCOMPARE(isLit, near == frame);
            }
            const std::int64_t sample = sampleOf(r, frame);
            const auto block = mixer->mix(sample - 3, 7);
            QVERIFY_OK(block);
            std::int64_t first = 0;
            while (first < 7 && std::abs(block->samples[static_cast<std::size_t>(2 * first)]) < 0.25f) ++first;
            QCOMPARE(sample - 3 + first, sample);
        }
        QCOMPARE(mixer->plan().frames, sampleOf(r, frames));
    }

    void an_exported_film_is_in_sync_data() { everyRate(); }
    void an_exported_film_is_in_sync()
    {
        QFETCH(int, rate);
        const FrameRate r = rates[static_cast<std::size_t>(rate)];
        const double minutes = qEnvironmentVariable("SPOTWRIGHT_LONG_SYNC").toDouble();
        if (minutes <= 0 && !(r == fps2997)) QSKIP("SPOTWRIGHT_LONG_SYNC=10 exports every rate");
        const std::int64_t frames = r.framesIn(MediaTime::fromSeconds(minutes > 0 ? minutes * 60 : 30));
        const QTemporaryDir folder;
        ExportSettings settings;
        settings.kind = ExportKind::MovProRes; // its sound is PCM: every sample counts
        settings.file = folder.filePath("film.mov").toStdString();
        settings.size = {64, 36};
        const auto report = exportMovie(flashing(r, frames, m_beep), settings, m_media);
        QVERIFY_OK(report);
        const ExportedFile file(settings.file);
        const QByteArray lumas = file.lumas();
        QCOMPARE(static_cast<std::int64_t>(lumas.size()), frames);
        const auto flashes = flashesOf(r, frames);
        std::vector<std::int64_t> lit;
        for (std::int64_t n = 0; n < frames; ++n)
            if (static_cast<unsigned char>(lumas[static_cast<qsizetype>(n)]) > 128) lit.push_back(n);
        QVERIFY(lit == flashes);
        const auto sound = file.left();
        QCOMPARE(static_cast<std::int64_t>(sound.size()), sampleOf(r, frames));
        std::vector<std::int64_t> beeps;
        for (std::int64_t n = 0, quiet = 4800; n < static_cast<std::int64_t>(sound.size()); ++n) {
            const bool isLoud = std::abs(sound[static_cast<std::size_t>(n)]) > 0.25f;
            if (isLoud && quiet >= 2400) beeps.push_back(n);
            quiet = isLoud ? 0 : quiet + 1;
        }
        QCOMPARE(beeps.size(), flashes.size());
        for (std::size_t k = 0; k < beeps.size(); ++k) QCOMPARE(beeps[k], sampleOf(r, flashes[k]));
    }
};

QTEST_GUILESS_MAIN(LongSyncSpec)
#include "long_sync_spec.moc"
