// SPDX-License-Identifier: GPL-3.0-or-later
// ASS out and in: words, times, looks and places survive, tags are read or told, bad lines are refused with their number.
#include "app/exchange/ass.h"
#include "app/exchange/ass_look.h"
#include "app/exchange/exchange.h"
#include "tests/support/spec.h"
#include "tests/support/test_media.h"
#include "tests/support/timeline_text.h"

#include <QFile>
#include <QTemporaryDir>

using namespace spot;

namespace
{

const std::string head = "[Script Info]\n; made by hand\nScriptType: v4.00+\nPlayResX: 1280\nPlayResY: 720\n\n[V4+ Styles]\n"
    "Format: Name, Fontname, Fontsize, PrimaryColour, SecondaryColour, OutlineColour, BackColour, Bold, Italic, Underline, StrikeOut, ScaleX, ScaleY, Spacing, Angle, BorderStyle, Outline, Shadow, Alignment, MarginL, MarginR, MarginV, Encoding\n"
    "Style: Default,Arial,60,&H0000A5FF,&H000000FF,&H00000000,&H80000000,-1,0,0,0,100,100,0,0,1,2,1,2,64,64,36,1\n"
    "Style: Top,Noto Sans CJK KR,72.4,&H80FFFFFF,&H000000FF,&H60102030,&H00000000,0,0,0,0,100,100,0,0,3,4,0,8,128,128,40,1\n\n"
    "[Events]\nFormat: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text\n"; // 13 lines

Result<std::vector<Cue>> read(const std::string& events, ExchangeReport& report) { return cuesFromAss(head + events, report); }

std::string told(const ExchangeReport& report)
{
    std::string all;
    for (const std::string& line : report.lines) all += line + "\n";
    return all;
}

bool isNear(double a, double b) { return std::abs(a - b) < 0.0015; }

} // namespace

class AssSpec : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void colours_have_their_bytes_backwards_and_clearness_first()
    {
        const auto colour = assColour("&H8000A5FF");
        QVERIFY(colour);
        QVERIFY(isNear(colour->r, 1) && isNear(colour->g, 0xA5 / 255.0) && isNear(colour->b, 0) && isNear(colour->a, 1 - 0x80 / 255.0));
        QCOMPARE(QString::fromStdString(assColourText(*colour)), QString("&H8000A5FF"));
        QVERIFY(assColour("&HFFFFFF&") == (Rgba{1, 1, 1, 1}) && assColour("16777215") == (Rgba{1, 1, 1, 1}));
        QVERIFY(!assColour("") && !assColour("&H") && !assColour("red") && !assColour("&H1FFFFFFFF") && !assColour("99999999999999999999"));
    }

    void a_style_becomes_a_text_style()
    {
        ExchangeReport report;
        const auto cues = read("Dialogue: 0,0:00:01.00,0:00:02.50,Default,,0,0,0,,Fresh, cold\\Nand clear\nDialogue: 0,0:00:03.00,1:00:00.01,Top,,0,0,0,,위\n", report);
        QVERIFY_OK(cues);
        QCOMPARE(cues->size(), std::size_t{2});
        const Cue& first = cues->at(0);
        QCOMPARE(first.text, std::string("Fresh, cold\nand clear"));
        QVERIFY(first.time.start == MediaTime::fromMilliseconds(1000) && first.time.end == MediaTime::fromMilliseconds(2500));
        QCOMPARE(first.style->family, std::string("Arial"));
        QCOMPARE(first.style->weight, 700);
        QVERIFY(isNear(first.style->colour.r, 1) && isNear(first.style->colour.g, 0xA5 / 255.0) && isNear(first.style->colour.b, 0));
        QVERIFY(isNear(first.style->size, 60 / 1.2 / 720) && isNear(first.style->width, 0.9) && isNear(first.style->x, 0.5));
        QVERIFY(isNear(first.style->y, (720 - 36 - 60) / 720.0)); // two lines of 60 over the margin
        QVERIFY(first.style->shadow > 0.5 && first.style->motion == TextMotion::None);
        const Cue& second = cues->at(1);
        QVERIFY(second.time.end == MediaTime::fromMilliseconds(3'600'010));
        QVERIFY(isNear(second.style->size, 50 / 720.0) && second.style->weight == 400 && isNear(second.style->box.r, 0x30 / 255.0) && isNear(second.style->box.a, 1 - 0x60 / 255.0));
        QVERIFY(isNear(second.style->y, (40 + 36.2) / 720));
        QCOMPARE(told(report), std::string("line 9: outlines become the shadow of a text\n"));
    }

    void tags_before_the_first_letter_are_read()
    {
        ExchangeReport report;
        const auto cues = read("Dialogue: 0,0:00:01.00,0:00:02.00,Default,,0,0,0,,{\\an5\\pos(320,180)\\b500\\c&HFF0000&\\fs30\\fnInter\\1a&H80&\\fad(420,260)}blue{\\i0}\n"
                               "Dialogue: 0,0:00:01.00,0:00:02.00,Default,,0,0,0,,{\\a6}{a remark}old{\\rTop} \\{way\\}\\htwo\n", report);
        QVERIFY_OK(cues);
        const TextStyle& style = *cues->at(0).style;
        QVERIFY(isNear(style.x, 0.25) && isNear(style.y, 0.25) && style.weight == 500 && style.motion == TextMotion::Fade && style.family == "Inter");
        QVERIFY(isNear(style.colour.b, 1) && isNear(style.colour.r, 0) && isNear(style.colour.a, 1 - 0x80 / 255.0) && isNear(style.size, 25 / 720.0));
        QVERIFY(cues->at(1).style->y < 0.2);
        QCOMPARE(cues->at(1).text, std::string("old {way}\u00A0two"));
        QVERIFY2(told(report).find("line 15: a change of look inside of a text is left out: \\r") != std::string::npos, told(report).c_str());
    }

    void what_has_no_word_here_is_told_once_with_its_first_line()
    {
        ExchangeReport report;
        const auto cues = read("Dialogue: 0,0:00:01.00,0:00:02.00,Default,Anna,0,0,0,,{\\blur3\\t(0,100,\\fscx120)}a{\\k20}b\nDialogue: 1,0:00:01.00,0:00:02.00,Other,,0,0,0,Banner;20,{\\blur1\\move(100,200,300,400)}c\n"
                               "Comment: 0,0:00:00.00,0:00:00.00,Default,,0,0,0,,note\nDialogue: 0,0:00:01.00,0:00:02.00,Default,,0,0,0,,{\\p1}m 0 0 l 100 0{\\p0}\nPicture: 0\n[Fonts]\nfontname: x.ttf\n", report);
        QVERIFY_OK(cues);
        QCOMPARE(cues->size(), std::size_t{2});
        QCOMPARE(cues->at(0).text, std::string("ab"));
        const std::string all = told(report);
        for (const char* line : {"line 14: names of speakers are left out", "line 14: \\blur is left out (2 times)", "line 14: \\t is left out", "line 14: \\k is left out", "line 15: there is no style \"Other\": Default is taken",
                                 "line 15: the effect \"Banner;20\" is left out", "line 15: \\move is left out: the text stays where it begins", "line 17: drawings are left out", "line 17: a line without words is left out",
                                 "line 18: \"Picture\" is no text and is left out", "line 19: the section [Fonts] is left out", "comments are left out: 1", "layers are left out"})
            QVERIFY2(all.find(line) != std::string::npos, (line + ("\n" + all)).c_str());
    }

    void ssa_of_the_nineties_is_read()
    {
        ExchangeReport report;
        const auto cues = cuesFromAss("[Script Info]\r\nScriptType: v4.00\r\n[V4 Styles]\r\nFormat: Name, Fontname, Fontsize, PrimaryColour, SecondaryColour, TertiaryColour, BackColour, Bold, Italic, BorderStyle, Outline, Shadow, Alignment, MarginL, MarginR, MarginV, AlphaLevel, Encoding\r\n"
                                      "Style: *Default,Arial,20,65535,0,0,0,0,0,1,0,0,6,10,10,10,0,1\r\n[Events]\r\nFormat: Marked, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text\r\nDialogue: Marked=0,0:00:01.00,0:00:02.00,*Default,,0000,0000,0000,,top\r\n", report);
        QVERIFY_OK(cues);
        QVERIFY(cues->at(0).style->colour == (Rgba{1, 1, 0, 1}));
        QVERIFY(isNear(cues->at(0).style->y, 20 / 288.0));
        QCOMPARE(told(report), std::string());
    }

    void texts_go_out_and_come_back_with_their_looks_on_the_same_frames()
    {
        QTemporaryDir folder;
        for (const FrameRate rate : {fps23976, fps25, fps2997, fps60}) {
            Project before = text::project("V1: a[0,100); T1: tb[3,17) tc[17,18) td[40,99)", {rate, {}});
            Timeline timeline = *before.timelines.front();
            Track track = *timeline.tracks[1];
            for (std::size_t i = 0; i < 3; ++i) {
                Clip clip = *track.clips[i];
                auto& content = std::get<TextClip>(clip.content);
                content.text = "Open {now} C:\\New,\n한라봉";
                content.style = {};
                content.style.motion = i == 1 ? TextMotion::Fade : TextMotion::None;
                content.style.weight = i == 1 ? 550 : 700;
                content.style.colour = {1, 0.2f, 0, 0.6f};
                content.style.align = static_cast<TextAlign>(i);
                content.style.x = 0.4, content.style.y = 0.31, content.style.width = 0.6, content.style.size = 0.061;
                if (i == 2) content.style.box = {0, 0, 1, 0.8f};
                track.clips[i] = std::make_shared<const Clip>(clip);
            }
            timeline.tracks[1] = std::make_shared<const Track>(track);
            before.timelines[0] = std::make_shared<const Timeline>(timeline);
            const std::filesystem::path file = folder.filePath("x.ass").toStdString();
            const auto done = exportTimeline(*formatOfFile(file), before, timeline.id, file, TestMedia());
            QVERIFY_OK(done);
            QCOMPARE(done->report.lines.size(), std::size_t{1}); // pictures stay behind
            const auto after = importFile(file, {rate, {}});
            QVERIFY_OK(after);
            QCOMPARE(told(after->report), std::string());
            for (std::size_t i = 0; i < 3; ++i) {
                const Clip& is = *after->project.timelines.front()->tracks[0]->clips[i];
                const auto& text = std::get<TextClip>(is.content);
                const auto& was = std::get<TextClip>(track.clips[i]->content);
                QVERIFY(is.place == track.clips[i]->place);
                QCOMPARE(text.text, was.text);
                for (const auto& [a, b] : {std::pair(text.style.x, was.style.x), {text.style.y, was.style.y}, {text.style.width, was.style.width}, {text.style.size, was.style.size}, {text.style.shadow, was.style.shadow}, {double(text.style.colour.g), double(was.style.colour.g)},
                                           {double(text.style.colour.a), double(was.style.colour.a)}, {double(text.style.box.a), double(was.style.box.a)}})
                    QVERIFY2(std::abs(a - b) < 0.003, qPrintable(QString("%1 is not %2").arg(a).arg(b)));
                QVERIFY(text.style.align == was.style.align && text.style.motion == was.style.motion && text.style.weight == was.style.weight && text.style.family == was.style.family);
            }
        }
        const std::filesystem::path file = folder.filePath("x.ssa").toStdString();
        const Project project = text::project("T1: tb[3,17)");
        QVERIFY_FAULT(exportTimeline(*formatOfFile(file), project, project.timelines.front()->id, file, TestMedia()), Fault::Unsupported, "SSA is read, not written");
    }

    void equal_looks_share_a_style()
    {
        Cue cue{{MediaTime::fromMilliseconds(0), MediaTime::fromMilliseconds(1234)}, "a", {}, captionStyle()};
        std::vector<Cue> cues{cue, cue, cue};
        cues[1].style->colour = {1, 0, 0, 1};
        const QString text = QString::fromStdString(assOf(cues, {1920, 1080}));
        QCOMPARE(text.count("\nStyle: "), 2);
        QVERIFY(text.contains("Dialogue: 0,0:00:00.00,0:00:01.23,Look 1,,0,0,0,,{\\pos(960,972)\\b500}a\n"));
    }

    void bad_lines_are_refused_by_their_number_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("words");
        const QString good = QString::fromStdString(head);
        QTest::newRow("empty") << "" << "no subtitle is in it";
        QTest::newRow("no text") << good << "no subtitle is in it";
        QTest::newRow("another file") << "1\n00:00:01,000 --> 00:00:02,000\na\n" << "line 1: the file does not begin with [Script Info]";
        QTest::newRow("time") << good + "Dialogue: 0,0:00:61.00,0:00:02.50,Default,,0,0,0,,a\n" << "line 14: \"0:00:61.00\" is no time";
        QTest::newRow("backwards") << good + "Dialogue: 0,0:00:03.00,0:00:02.50,Default,,0,0,0,,a\n" << "line 14: the text ends before it begins";
        QTest::newRow("fields") << good + "Dialogue: 0,0:00:01.00\n" << "line 14: has 2 fields, its Format line lists 10";
        QTest::newRow("no name") << good + "hello\n" << "line 14: is none of Format, Style, Dialogue, Comment";
        QTest::newRow("no Text") << good + "Format: Start, End\n" << "line 14: the last field of a text must be Text";
        QTest::newRow("colour") << "[V4+ Styles]\nFormat: Name, PrimaryColour\nStyle: Default,orange\n" << "line 3: primarycolour \"orange\" is no colour";
        QTest::newRow("size") << "[V4+ Styles]\nFormat: Name, Fontsize\nStyle: Default,huge\n" << "line 3: fontsize \"huge\" is no number";
        QTest::newRow("nothing high") << "[V4+ Styles]\nFormat: Name, Fontsize\nStyle: Default,0\n" << "line 3: fontsize must be more";
        QTest::newRow("corner") << "[V4+ Styles]\nFormat: Name, Alignment\nStyle: Default,17\n" << "line 3: alignment 17 is not one of 1 to 9";
        QTest::newRow("page") << "[Script Info]\nPlayResX: wide\n" << "line 2: \"wide\" is no size";
        QTest::newRow("empty format") << "[Events]\nFormat:\nDialogue: a\n" << "line 2: the last field of a text must be Text";
    }
    void bad_lines_are_refused_by_their_number()
    {
        QFETCH(QString, text);
        QFETCH(QString, words);
        ExchangeReport report;
        QVERIFY_FAULT(cuesFromAss(text.toStdString(), report), Fault::Corrupt, words.toUtf8().constData());
    }

    void every_cut_off_file_is_refused_or_read()
    {
        const std::string whole = head + "Dialogue: 0,0:00:01.00,0:00:02.00,Default,,0,0,0,,{\\an5\\pos(320,180)\\t(0,1,\\fs3)}blue\\N\\{x\n";
        for (std::size_t n = 0; n <= whole.size(); ++n) {
            ExchangeReport report;
            const auto cues = cuesFromAss(std::string_view(whole).substr(0, n), report);
            if (!cues) QVERIFY(cues.error().fault == Fault::Corrupt);
        }
    }
};

QTEST_GUILESS_MAIN(AssSpec)
#include "ass_spec.moc"
