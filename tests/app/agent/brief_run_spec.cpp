// SPDX-License-Identifier: GPL-3.0-or-later
// From a script to a cut project, with the test generators: lines that are a little too long, runs that were stopped, logos.
#include "app/agent/brief_run.h"
#include "app/agent/fit.h"
#include "app/agent/slots.h"
#include "generators/jobs/job_text.h"
#include "tests/generators/bad_plugin/bad_plugin.h"
#include "tests/support/spec.h"

#include <QEventLoop>
#include <QImage>
#include <QTemporaryDir>
#include <iomanip>
#include <sstream>

using namespace spot;
namespace fs = std::filesystem;

namespace
{

const char* const quiet = "# Quiet\nseconds: 4\nmusic: none\n## One\nVISUAL: hills\n## Two\nVISUAL: sea\n";

} // namespace

class BriefRunSpec : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_dir = std::make_unique<QTemporaryDir>();
        m_root = m_dir->path().toStdString();
        for (const char* plugin : {"test_pattern", "test_voice"})
            for (const char* file : {"plugin.so", "capability.json"}) {
                fs::create_directories(m_root / "plugins" / plugin);
                fs::copy_file(test::builtFolder() / "plugins" / plugin / file, m_root / "plugins" / plugin / file);
            }
        auto studio = Studio::open({m_root / "home", test::workerPath(), {m_root / "plugins"}});
        QVERIFY_OK(studio);
        m_studio = std::move(*studio);
    }
    void cleanup() { m_studio.reset(); }

    void lines_a_tenth_too_long_are_spoken_once_more_and_faster()
    {
        // The test voice takes 2.92 s for each of these; both and their pauses leave 5.3 s of 6.3 s for speech.
        const std::string line = "aaaaaaaaaa bbbbbbbbbb cccccccccc dddddddddd eeeeeeeeee\n";
        const double pauses = 2 * (lineLead + lineTail).seconds();
        std::ostringstream script;
        script << "# Long\nseconds: " << std::fixed << std::setprecision(2) << 5.36 + pauses << "\nmusic: none\n## One\nVISUAL: hills\nVO: " << line << "## Two\nVISUAL: sea\nVO: " << line;
        QVERIFY_OK(run(script.str()));
        const Project& project = *m_studio->document()->project();
        QCOMPARE(project.timelines.size(), std::size_t(1));
        for (const Scene& scene : project.storyboard.scenes) {
            const auto takes = project.takesOf(slotOf(scene.id, SlotKind::Voice));
            QCOMPARE(takes.size(), std::size_t(2));
            const auto asked = requestFrom(takes.back()->origin.request);
            QVERIFY_OK(asked);
            QVERIFY(asked->voiceRate > 1.05 && asked->voiceRate < 1.2);
            QVERIFY(takes.back()->duration < takes.front()->duration);
        }
    }

    void a_stopped_run_can_be_repeated_in_its_own_project()
    {
        const auto stopped = run(quiet, true);
        QVERIFY_FAULT(stopped, Fault::Cancelled, "is in " + (m_root / "spot.spot").string());
        QVERIFY(m_studio->document()->project()->timelines.empty());
        QVERIFY_OK(run(quiet));
        QCOMPARE(m_studio->document()->project()->timelines.size(), std::size_t(1));
        QCOMPARE(m_studio->document()->project()->media.size(), std::size_t(2));
        // One with a cut is a person's: it is not begun anew.
        QVERIFY_FAULT(run(quiet), Fault::Invalid, "already");
        QCOMPARE(m_studio->document()->project()->timelines.size(), std::size_t(1));
    }

    void a_stopped_run_can_be_repeated_with_a_mended_script_and_after_closing()
    {
        QVERIFY(!run(quiet, true));
        m_studio->closeDocument();
        QVERIFY_OK(run(std::string(quiet) + "## Three\nVISUAL: stars\n"));
        QCOMPARE(m_studio->document()->project()->storyboard.scenes.size(), std::size_t(3));
        QCOMPARE(m_studio->document()->project()->timelines[0]->tracks[0]->clips.size(), std::size_t(3));
    }

    void a_project_of_anything_else_is_left_alone()
    {
        Project other;
        other.name = "Mine";
        QVERIFY_OK(m_studio->createDocument(m_root / "spot.spot", other));
        QVERIFY_FAULT(run(quiet), Fault::Invalid, "already");
        QVERIFY(*m_studio->document()->project() == other);
        m_studio->closeDocument();
        QVERIFY_FAULT(run(quiet), Fault::Invalid, "already");
        fs::remove(m_root / "spot.spot");
        std::ofstream(m_root / "spot.spot") << "no project";
        QVERIFY_FAULT(run(quiet), Fault::Invalid, "already");
        QCOMPARE(fs::file_size(m_root / "spot.spot"), std::uintmax_t(10));
    }

    void a_stopped_run_does_not_point_to_a_file_that_is_about_to_go()
    {
        m_options.keepsProject = false;
        const auto stopped = run(quiet, true);
        QVERIFY_FAULT(stopped, Fault::Cancelled, "stopped");
        QVERIFY(stopped.error().message.find("spot.spot") == std::string::npos);
        m_options = {};
    }

    void a_logo_that_a_scene_shows_is_its_picture_too()
    {
        QImage image(64, 64, QImage::Format_RGB32);
        image.fill(Qt::red);
        QVERIFY(image.save(QString::fromStdString((m_root / "logo.png").string())));
        QVERIFY_OK(run("# Tea\nseconds: 3\nmusic: none\nbrand logo: logo.png\n## One\nVISUAL: [logo](logo.png)\n## Two\nVISUAL: sunset over sea\n"));
        const Project& project = *m_studio->document()->project();
        for (const ClipPtr& clip : project.timelines[0]->tracks[0]->clips) QVERIFY(std::holds_alternative<MediaClip>(clip->content));
        const auto asked = requestFrom(project.takesOf(slotOf(project.storyboard.scenes[0].id, SlotKind::Picture)).back()->origin.request);
        QVERIFY_OK(asked);
        QCOMPARE(asked->inputs.size(), std::size_t(1));
        QVERIFY(asked->brand.logo == asked->inputs[0].media);
    }

private:
    /// Runs a script to its end, or stops it as soon as it has begun.
    Result<Done> run(const std::string& script, bool stops = false)
    {
        std::ofstream(m_root / "spot.md") << script;
        m_options.project = m_root / "spot.spot";
        m_options.jobs.shorterSide = 64;
        m_options.jobs.draft = true;
        BriefRun run(*m_studio, m_options);
        QEventLoop loop;
        Result<Done> result = Done{};
        QObject::connect(&run, &BriefRun::ended, &loop, [&](const Result<Done>& how) {
            result = how;
            loop.quit();
        }, Qt::QueuedConnection);
        SPOT_TRY_DONE(run.start(m_root / "spot.md"));
        if (stops) run.cancel();
        loop.exec();
        return result;
    }

    std::unique_ptr<QTemporaryDir> m_dir;
    fs::path m_root;
    std::unique_ptr<Studio> m_studio;
    BriefOptions m_options;
};

QTEST_GUILESS_MAIN(BriefRunSpec)
#include "brief_run_spec.moc"
