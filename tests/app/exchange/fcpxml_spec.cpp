// SPDX-License-Identifier: GPL-3.0-or-later
// FCPXML out: the storyline has no hole, times are whole frames, what hangs on it counts in its parent's time.
#include "app/exchange/fcpxml.h"
#include "tests/support/spec.h"
#include "tests/support/timeline_text.h"

#include <QXmlStreamReader>

using namespace spot;

namespace
{

std::filesystem::path anywhere(const MediaItem& item) { return "/films/a b/" + item.name; }

/// "12/25s", "3s" in flicks.
std::int64_t flicks(QStringView text)
{
    const QString number = text.chopped(1).toString();
    const qint64 top = number.section('/', 0, 0).toLongLong(), below = number.contains('/') ? number.section('/', 1).toLongLong() : 1;
    return flicksPerSecond / below * top;
}

struct Item {
    QString element, name, lane;
    std::int64_t offset = 0, start = 0, duration = 0;
    int depth = 0;
};

std::vector<Item> items(const std::string& text)
{
    QXmlStreamReader xml(QString::fromStdString(text));
    std::vector<Item> all;
    int depth = 0;
    while (!xml.atEnd()) {
        const auto token = xml.readNext();
        if (token == QXmlStreamReader::EndElement) --depth;
        if (token != QXmlStreamReader::StartElement) continue;
        ++depth;
        const QXmlStreamAttributes a = xml.attributes();
        if (a.hasAttribute("offset")) all.push_back({xml.name().toString(), a.value("name").toString(), a.value("lane").toString(), flicks(a.value("offset")), flicks(a.value("start")), flicks(a.value("duration")), depth});
    }
    if (xml.hasError()) qWarning() << xml.errorString();
    return xml.hasError() ? std::vector<Item>() : all;
}

} // namespace

class FcpxmlSpec : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void the_storyline_has_no_hole_and_ends_with_the_spot()
    {
        for (const FrameRate rate : {fps23976, fps25, fps2997, fps60}) {
            Project project = text::project("V1: a[0,48) b[48,96)+5<12 c[100,120)+7; T1: tb[3,17); N1: n[10,30); M1: m[0,150)", {rate, {}});
            ExchangeReport report;
            const auto made = fcpxmlOf(project, *project.timelines.front(), anywhere, report);
            QVERIFY_OK(made);
            const auto all = items(*made);
            QVERIFY(!all.empty());
            std::int64_t at = 0;
            for (const Item& item : all) {
                if (!item.lane.isEmpty()) continue;
                QCOMPARE(item.offset, at);
                at += item.duration;
            }
            QCOMPARE(at, rate.startOf(150).flicks);
        }
    }

    void what_hangs_on_a_clip_that_runs_backwards_counts_from_its_earliest_frame()
    {
        Project project = text::project("V1: a[0,40)+60; N1: n[10,20)+2");
        Timeline timeline = *project.timelines.front();
        Track track = *timeline.tracks[0];
        Clip backwards = *track.clips[0];
        std::get<MediaClip>(backwards.content).speed = {-1, 1};
        track.clips[0] = std::make_shared<const Clip>(backwards);
        timeline.tracks[0] = std::make_shared<const Track>(track);
        project.timelines[0] = std::make_shared<const Timeline>(timeline);
        ExchangeReport report;
        const auto made = fcpxmlOf(project, *project.timelines.front(), anywhere, report);
        QVERIFY_OK(made);
        const auto all = items(*made);
        QCOMPARE(all.at(0).start, fps25.startOf(20).flicks);
        QCOMPARE(all.at(1).offset, fps25.startOf(30).flicks);
    }

    void connected_clips_count_in_the_time_of_their_parent()
    {
        const Project project = text::project("V1: a[0,48)+12 b[48,96)+5; N1: n[58,70)+2");
        ExchangeReport report;
        const auto all = items(*fcpxmlOf(project, *project.timelines.front(), anywhere, report));
        QCOMPARE(all.size(), std::size_t{3});
        QCOMPARE(all[2].name, QString("n"));
        QCOMPARE(all[2].lane, QString("-1"));
        QCOMPARE(all[2].offset, fps25.startOf(5 + 10).flicks);
        QCOMPARE(all[2].start, fps25.startOf(2).flicks);
        QCOMPARE(all[2].depth, all[1].depth + 1);
    }

    void the_text_is_what_version_1_10_asks_for()
    {
        const Project project = text::project("V1: a[0,48)+12");
        ExchangeReport report;
        const QString made = QString::fromStdString(*fcpxmlOf(project, *project.timelines.front(), anywhere, report));
        QVERIFY(made.startsWith("<?xml version=\"1.0\" encoding=\"UTF-8\"?>"));
        for (const char* part : {"<!DOCTYPE fcpxml>", "<fcpxml version=\"1.10\">", "frameDuration=\"1/25s\"", "<media-rep kind=\"original-media\" src=\"file:///films/a%20b/a.mp4\"/>", "offset=\"0s\" name=\"a\" start=\"12/25s\" duration=\"48/25s\"", "tcFormat=\"NDF\""})
            QVERIFY2(made.contains(part), part);
    }

    void what_is_lost_is_listed_and_nothing_to_write_is_an_error()
    {
        const Project project = text::project("V1: a[0,48) b[48,96)+5<12; T1: tb[3,17)");
        ExchangeReport report;
        QVERIFY_OK(fcpxmlOf(project, *project.timelines.front(), anywhere, report));
        QCOMPARE(report.lines, (std::vector<std::string>{"00:00:01:23 \"b\": its dissolve of 12 frames becomes a cut", "00:00:00:03 \"tb\": is left out: texts are not written"}));
        QVERIFY_FAULT(fcpxmlOf(project, *project.timelines.front(), [](const MediaItem&) { return std::filesystem::path(); }, report), Fault::Invalid, "no clip whose file is there");
    }
};

QTEST_GUILESS_MAIN(FcpxmlSpec)
#include "fcpxml_spec.moc"
