// SPDX-License-Identifier: GPL-3.0-or-later
// What a file of OTIO says that we have no word for comes back as it was: after a round trip, after a save, after edits of other things.
#include "app/edit/apply.h"
#include "app/exchange/otio.h"
#include "app/exchange/otio_difference.h"
#include "app/exchange/otio_foreign.h"
#include "app/file/project_json.h"
#include "tests/support/spec.h"
#include "tests/support/timeline_text.h"

#include <QFile>

using namespace spot;

namespace
{

std::string fixture()
{
    QFile file(qEnvironmentVariable("SPOTWRIGHT_SOURCE", ".") + "/tests/app/exchange/fixtures/brand_10.otio");
    return file.open(QIODevice::ReadOnly) ? file.readAll().toStdString() : std::string();
}

/// Without what we note of our own.
OtioJson withoutOurs(const OtioJson& json)
{
    if (!json.is_structured()) return json;
    OtioJson rest = json.is_array() ? OtioJson::array() : OtioJson::object();
    for (const auto& [key, value] : json.items()) {
        OtioJson inside = withoutOurs(value);
        if (json.is_array()) rest.push_back(std::move(inside));
        else if (key != "spotwright" && !(key == "metadata" && inside.empty())) rest[key] = std::move(inside);
    }
    return rest;
}

/// A track's children as they would stand in the fixture, in place of its pictures.
std::string cut(const std::string& children, const std::string& more = "")
{
    return R"({"OTIO_SCHEMA":"Timeline.1","name":"cut","tracks":{"OTIO_SCHEMA":"Stack.1","name":"tracks","children":[{"OTIO_SCHEMA":"Track.1","name":"V1","kind":"Video","children":[)" + children + "]" + more + "}]}}";
}
std::string time(int frames) { return R"({"OTIO_SCHEMA":"RationalTime.1","rate":25.0,"value":)" + std::to_string(frames) + "}"; }
std::string range(int start, int frames) { return R"({"OTIO_SCHEMA":"TimeRange.1","start_time":)" + time(start) + R"(,"duration":)" + time(frames) + "}"; }
std::string clip(const std::string& name, int start, int frames, const std::string& more = "")
{
    return R"({"OTIO_SCHEMA":"Clip.2","name":")" + name + R"(","source_range":)" + range(start, frames) + more + R"(,"media_references":{"DEFAULT_MEDIA":{"OTIO_SCHEMA":"ExternalReference.1","available_range":)" + range(0, 400) + R"(,"target_url":"media/)" + name + R"(.mov"}},"active_media_reference_key":"DEFAULT_MEDIA"})";
}

Result<ImportedFile> read(const std::string& text) { return fromOtio(text, {"x", "/films", {}}); }

/// As exported where the media are still offline.
OtioJson written(const Project& project)
{
    ExchangeReport report;
    const auto text = otioOf(project, *project.timelines.front(), [](const MediaItem& item) { return sourceOf(item.foreign).address; }, report);
    return text ? *parsedOtio(*text) : OtioJson();
}

QByteArray differences(const OtioJson& a, const OtioJson& b) { return QByteArray::fromStdString(textOfOtio(differenceOf(withoutOurs(a), withoutOurs(b)), 1)); }

} // namespace

class OtioForeignSpec : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void the_example_returns_unchanged();
    void odd_files_return_unchanged_data();
    void odd_files_return_unchanged();
    void edits_of_other_things_leave_it_and_edits_of_it_are_written();
    void a_collection_gives_all_its_timelines_or_the_one_asked_for();
    void too_much_is_left_out_with_a_line();
};

// Outside of the class: moc does not read past raw strings in it.
void OtioForeignSpec::the_example_returns_unchanged()
{
    const std::string text = fixture();
    const auto before = parsedOtio(text);
    QVERIFY_OK(before);
    const auto done = read(text);
    QVERIFY_OK(done);
    QCOMPARE(QString::fromStdString(text::show(done->project)), QString("V1: hero[0,75)+12 pour[75,150)+40<12<13 end card[175,250); A1: mix[0,250)"));
    QVERIFY2(differences(written(done->project), *before) == "null", differences(written(done->project), *before));
    const auto saved = projectFrom(jsonOf(done->project));
    QVERIFY_OK(saved);
    QVERIFY2(differences(written(*saved), *before) == "null", differences(written(*saved), *before));
    const auto again = read(textOfOtio(written(*saved), 1));
    QVERIFY_OK(again);
    QVERIFY(again->project == *saved);
}

void OtioForeignSpec::odd_files_return_unchanged_data()
{
    QTest::addColumn<QByteArray>("text");
    const auto row = [](const char* name, const std::string& text) { QTest::newRow(name) << QByteArray::fromStdString(text); };
    row("keys everywhere", cut(clip("a", 0, 10, R"(,"vendor":{"x":[1,2.5,"봄",null,true]},"metadata":{"fx":{"k":1}},"color":{"OTIO_SCHEMA":"Color.1","name":"odd"})") + R"(,{"OTIO_SCHEMA":"Gap.1","name":"hole","metadata":{"a":1},"source_range":)" + range(7, 5) + "}," + clip("b", 4, 6), R"(,"blend":"x","metadata":{"Resolve_OTIO":{"Audio Type":"Stereo","Locked":false}})"));
    row("not a number", cut(clip("a", 0, 10, R"(,"metadata":{"x":NaN,"y":[Infinity,-Infinity]})")));
    row("unknown effects", cut(clip("a", 0, 10, R"(,"effects":[{"OTIO_SCHEMA":"Effect.1","effect_name":"Glow","metadata":{"radius":4}},{"OTIO_SCHEMA":"LinearTimeWarp.1","effect_name":"LinearTimeWarp","time_scalar":0.5,"vendor":1},{"OTIO_SCHEMA":"TimeEffect.1","effect_name":"Retime"}])")));
    row("two speeds", cut(clip("a", 0, 10, R"(,"effects":[{"OTIO_SCHEMA":"LinearTimeWarp.1","effect_name":"x","time_scalar":0.5},{"OTIO_SCHEMA":"LinearTimeWarp.1","effect_name":"y","time_scalar":3}])")));
    row("frozen", cut(clip("a", 3, 10, R"(,"effects":[{"OTIO_SCHEMA":"FreezeFrame.1","effect_name":"FreezeFrame","time_scalar":0}])")));
    row("markers", cut(clip("a", 0, 10, R"(,"markers":[{"OTIO_SCHEMA":"Marker.2","name":"late","color":"LIME","marked_range":)" + range(8, 0) + R"(},{"OTIO_SCHEMA":"Marker.2","name":"early","color":"RED","vendor":7,"marked_range":)" + range(2, 1) + "}]"), R"(,"markers":[{"OTIO_SCHEMA":"Marker.3","name":"row","color":{"OTIO_SCHEMA":"Color.1","name":"Pink","r":1,"g":0,"b":1,"a":1},"marked_range":)" + range(1, 2) + "}]"));
    row("off", cut(clip("a", 0, 10, R"(,"enabled":false)")));
    row("no source_range", cut(R"({"OTIO_SCHEMA":"Clip.2","name":"a","source_range":null,"media_references":{"proxy":{"OTIO_SCHEMA":"ExternalReference.1","target_url":"p.mov","available_range":)" + range(90000, 20) + R"(},"full":{"OTIO_SCHEMA":"ExternalReference.1","target_url":"f.mov"}},"active_media_reference_key":"proxy"})"));
    row("a clock", cut(clip("a", 90012, 10).replace(clip("a", 90012, 10).find(R"("value":0})"), 10, R"("value":90000})")));
    row("a still at rate 0", cut(R"({"OTIO_SCHEMA":"Clip.2","name":"a","source_range":)" + range(0, 20) + R"(,"media_references":{"DEFAULT_MEDIA":{"OTIO_SCHEMA":"ExternalReference.1","target_url":"card.png","available_range":{"OTIO_SCHEMA":"TimeRange.1","start_time":{"OTIO_SCHEMA":"RationalTime.1","rate":0,"value":0},"duration":{"OTIO_SCHEMA":"RationalTime.1","rate":0,"value":0}}}},"active_media_reference_key":"DEFAULT_MEDIA"})"));
    row("a sequence of pictures", cut(R"({"OTIO_SCHEMA":"Clip.2","name":"a","source_range":)" + range(0, 20) + R"(,"media_references":{"DEFAULT_MEDIA":{"OTIO_SCHEMA":"ImageSequenceReference.1","target_url_base":"f/","name_prefix":"x.","start_frame":1}},"active_media_reference_key":"DEFAULT_MEDIA"})"));
    row("a generator", cut(R"({"OTIO_SCHEMA":"Clip.2","name":"a","source_range":)" + range(0, 20) + R"(,"media_references":{"DEFAULT_MEDIA":{"OTIO_SCHEMA":"GeneratorReference.1","generator_kind":"SMPTEBars","parameters":{"level":75}}},"active_media_reference_key":"DEFAULT_MEDIA"})"));
    row("a nested stack", cut(clip("a", 0, 10) + R"(,{"OTIO_SCHEMA":"Stack.1","name":"nest","source_range":)" + range(2, 8) + R"(,"children":[]},)" + clip("b", 4, 6)));
    row("an unknown schema", cut(clip("a", 0, 10) + R"(,{"OTIO_SCHEMA":"Hologram.4","name":"h","source_range":)" + range(0, 8) + R"(,"depth":[1,2]})"));
    row("an audio crossfade", R"({"OTIO_SCHEMA":"Timeline.1","name":"x","tracks":{"OTIO_SCHEMA":"Stack.1","name":"tracks","children":[{"OTIO_SCHEMA":"Track.1","name":"A1","kind":"Audio","children":[)" + clip("a", 5, 10) + R"(,{"OTIO_SCHEMA":"Transition.1","name":"cross","transition_type":"Custom_Transition","parameters":{"curve":3},"in_offset":)" + time(2) + R"(,"out_offset":)" + time(4) + "}," + clip("b", 4, 6) + "]}]}}");
    row("a dissolve off its middle", cut(clip("a", 5, 30) + R"(,{"OTIO_SCHEMA":"Transition.1","name":"d","transition_type":"SMPTE_Dissolve","metadata":{"k":2},"in_offset":)" + time(2) + R"(,"out_offset":)" + time(9) + "}," + clip("b", 40, 30)));
}

void OtioForeignSpec::odd_files_return_unchanged()
{
    QFETCH(QByteArray, text);
    const auto before = parsedOtio(text.toStdString());
    QVERIFY_OK(before);
    const auto done = read(text.toStdString());
    QVERIFY_OK(done);
    QVERIFY2(differences(written(done->project), *before) == "null", differences(written(done->project), *before));
    QVERIFY(sameOtio(withoutOurs(written(done->project)), withoutOurs(*before)));
}

void OtioForeignSpec::edits_of_other_things_leave_it_and_edits_of_it_are_written()
{
    const std::string effects = R"(,"effects":[{"OTIO_SCHEMA":"Effect.1","effect_name":"Glow","metadata":{"radius":4}}],"metadata":{"fx":{"k":1}})";
    const auto done = read(cut(clip("a", 0, 40, effects) + "," + clip("b", 4, 60)));
    QVERIFY_OK(done);
    const Project& before = done->project;
    const TimelineId timeline = before.timelines[0]->id;
    auto after = spot::apply(before, TrimClip{timeline, text::clip(before, "b").id, Edge::End, fps25.startOf(80)});
    QVERIFY_OK(after);
    after = spot::apply(*after, SplitClip{timeline, text::clip(before, "a").id, fps25.startOf(15)});
    QVERIFY_OK(after);
    const OtioJson json = written(*after);
    const OtioJson& children = json["tracks"]["children"][0]["children"];
    QCOMPARE(children.size(), std::size_t{3});
    for (const int half : {0, 1}) {
        QCOMPARE(children[static_cast<std::size_t>(half)]["effects"][0]["metadata"]["radius"].get<int>(), 4);
        QCOMPARE(children[static_cast<std::size_t>(half)]["metadata"]["fx"]["k"].get<int>(), 1);
    }
    QCOMPARE(children[0]["source_range"]["duration"]["value"].get<int>(), 15);
    QCOMPARE(children[2]["source_range"]["duration"]["value"].get<int>(), 40);
    QVERIFY(!children[2]["metadata"].contains("fx"));
}

void OtioForeignSpec::a_collection_gives_all_its_timelines_or_the_one_asked_for()
{
    const auto timeline = [](const char* name, int rate) {
        std::string text = cut(clip("a", 0, 10));
        text.replace(text.find(R"("name":"cut")"), 12, std::string(R"("name":")") + name + "\"");
        for (std::size_t at = 0; (at = text.find("25.0", at)) != text.npos;) text.replace(at, 4, std::to_string(rate));
        return text;
    };
    const std::string text = R"({"OTIO_SCHEMA":"SerializableCollection.1","name":"reel","children":[)" + timeline("30s", 25) + R"(,{"OTIO_SCHEMA":"Clip.2","name":"loose"},{"OTIO_SCHEMA":"SerializableCollection.1","children":[)" + timeline("15s", 30) + "]}]}";
    const auto all = read(text);
    QVERIFY_OK(all);
    QCOMPARE(all->project.timelines.size(), std::size_t{2});
    QVERIFY(all->project.timelines[1]->rate == fps30);
    QCOMPARE(all->project.media.size(), std::size_t{1});
    QVERIFY(all->report.lines.at(0).find("the collection \"reel\": its name") == 0);
    QVERIFY(all->report.lines.at(1).find("children[1]: a Clip in a collection is left out") == 0);
    const auto one = fromOtio(text, {"x", "/", "15s"});
    QVERIFY_OK(one);
    QCOMPARE(one->project.timelines.size(), std::size_t{1});
    QVERIFY_FAULT(fromOtio(text, {"x", "/", "60s"}), Fault::NotFound, "there are 30s, 15s");
}

void OtioForeignSpec::too_much_is_left_out_with_a_line()
{
    const auto done = read(cut(clip("a", 0, 40, R"(,"metadata":{"blob":")" + std::string(Foreign::longest, 'x') + "\"}")));
    QVERIFY_OK(done);
    QVERIFY(done->report.lines.at(0).find("longer than 256 KiB and is left out") != std::string::npos);
    QVERIFY(!written(done->project)["tracks"]["children"][0]["children"][0]["metadata"].contains("blob"));
}

QTEST_GUILESS_MAIN(OtioForeignSpec)
#include "otio_foreign_spec.moc"
