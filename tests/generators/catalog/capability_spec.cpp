// SPDX-License-Identifier: GPL-3.0-or-later
// capability.json: a good one is read whole, each mistake is named by file and field.
#include "generators/catalog/capability.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>
#include <nlohmann/json.hpp>

using namespace spot;
using Json = nlohmann::json;

namespace
{

Json good()
{
    return Json::parse(R"({
      "schema": 1, "id": "voice-espeak", "version": "1.0.0", "name": {"en": "Voice", "ko": "목소리"}, "kinds": ["voice"],
      "library": "plugin.so", "licence": "GPL-3.0-or-later", "origin": "procedural", "languages": ["en", "ko"],
      "ratios": ["16:9"], "max_width": 1920, "max_height": 1080, "seconds": {"min": 0.1, "max": 120},
      "price": {"per_call": 0, "currency": "USD"}, "consent": {"voice": true, "likeness": false},
      "limits": {"memory_mb": 512, "seconds": 60, "scratch_mb": 100, "threads": 2}, "devices": ["vulkan"],
      "params": [{"id": "mood", "type": "choice", "choices": ["calm", "bright"], "default": "calm"},
                 {"id": "tempo", "type": "number", "min": 40, "max": 200, "default": 96},
                 {"id": "swing", "type": "bool", "default": false}, {"id": "words", "type": "text", "default": ""}]})");
}

std::string errorOf(const Json& json)
{
    const auto capability = parseCapability(json.dump(), "/plugins/x/capability.json");
    return capability ? "no error" : capability.error().message;
}

} // namespace

class CapabilitySpec : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void a_whole_file_is_read_with_every_field()
    {
        const auto read = parseCapability(good().dump(), "/plugins/x/capability.json");
        QVERIFY2(read, read ? "" : read.error().message.c_str());
        QCOMPARE(read->id, std::string("voice-espeak"));
        QCOMPARE(read->folder, std::filesystem::path("/plugins/x"));
        QCOMPARE(read->libraryPath(), std::filesystem::path("/plugins/x/plugin.so"));
        QCOMPARE(read->name.at("ko"), std::string("목소리"));
        QVERIFY(read->offers("voice") && !read->offers("music"));
        QVERIFY(read->consent.voice && !read->consent.likeness);
        QCOMPARE(read->limits, (WorkerLimits{512, 60, 100, 2}));
        QCOMPARE(read->maxWidth, std::optional(1920));
        QCOMPARE(read->maxSeconds, 120.0);
        QCOMPARE(read->devices, std::vector<std::string>{"vulkan"});
        QCOMPARE(read->params.size(), std::size_t(4));
        QCOMPARE(read->params[1].max, 200.0);
        QCOMPARE(std::get<double>(read->params[1].defaultValue), 96.0);
        QVERIFY(read->isLocalAndFree());
    }

    void fields_that_may_be_left_out_may_be_left_out()
    {
        Json json = good();
        for (const char* field : {"languages", "ratios", "max_width", "max_height", "seconds", "devices", "params"}) json.erase(field);
        QCOMPARE(errorOf(json), std::string("no error"));
    }

    void each_other_field_is_missed_by_its_name()
    {
        for (const char* field : {"schema", "id", "version", "name", "kinds", "library", "licence", "origin", "price", "consent", "limits"}) {
            Json json = good();
            json.erase(field);
            QCOMPARE(errorOf(json), "/plugins/x/capability.json: " + std::string(field) + " is missing");
        }
    }

    void each_mistake_is_named_by_its_field_data()
    {
        QTest::addColumn<QString>("patch");
        QTest::addColumn<QString>("error");
        rows();
    }
    void each_mistake_is_named_by_its_field()
    {
        QFETCH(QString, patch);
        QFETCH(QString, error);
        const std::string message = errorOf(good().patch(Json::parse(patch.toStdString())));
        QCOMPARE(QString::fromStdString(message), "/plugins/x/capability.json: " + error);
    }

    void text_that_is_not_one_json_object_is_corrupt()
    {
        for (const char* text : {"", "{", "[]", "null", "\xff", "{} {}", R"({"schema":1,"schema":1})"}) {
            const auto read = parseCapability(text, "/a/capability.json");
            QVERIFY(!read);
            QCOMPARE(read.error().fault, Fault::Corrupt);
            QVERIFY(read.error().message.starts_with("/a/capability.json: "));
        }
        QVERIFY(!parseCapability(std::string(100000, '['), "/a/capability.json"));
        QCOMPARE(parseCapability(std::string(300000, ' '), "/a/capability.json").error().fault, Fault::Invalid);
    }

    void a_file_that_is_not_there_is_not_found()
    {
        QCOMPARE(readCapability("/nowhere/capability.json").error().fault, Fault::NotFound);
    }

private:
    static void row(const char* patch, const char* error) { QTest::newRow(error) << patch << error; }
    static void rows()
    {
        row(R"([{"op":"replace","path":"/schema","value":2}])", "schema is 2, this version reads 1: update Spotwright");
        row(R"([{"op":"replace","path":"/id","value":"Voice!"}])", "id has to be 2 to 64 of a-z, 0-9, '-' and '_'");
        row(R"([{"op":"replace","path":"/version","value":1}])", "version has to be a string");
        row(R"([{"op":"remove","path":"/name/en"}])", "name.en is missing: every plugin has an English name");
        row(R"([{"op":"replace","path":"/kinds","value":[]}])", "kinds is empty: a plugin offers at least one");
        row(R"([{"op":"replace","path":"/kinds","value":["smell"]}])", "kinds \"smell\" is not one of video, image, voice, music, sfx");
        row(R"([{"op":"replace","path":"/library","value":"../x.so"}])", "library has to be the name of a file in the plugin's folder");
        row(R"([{"op":"replace","path":"/origin","value":"magic"}])", "origin is \"magic\", which is not one of procedural, ai_generated");
        row(R"([{"op":"replace","path":"/ratios","value":["wide"]}])", "ratios \"wide\" has to look like \"16:9\"");
        row(R"([{"op":"replace","path":"/max_width","value":0}])", "max_width has to be between 1 and 16384");
        row(R"([{"op":"replace","path":"/max_width","value":10.5}])", "max_width has to be a whole number");
        row(R"([{"op":"replace","path":"/seconds/max","value":0.01}])", "seconds.max is less than min");
        row(R"([{"op":"replace","path":"/price/per_call","value":-1}])", "price.per_call has to be between 0 and 1000000");
        row(R"([{"op":"replace","path":"/consent/voice","value":"no"}])", "consent.voice has to be true or false");
        row(R"([{"op":"remove","path":"/limits/threads"}])", "limits.threads is missing");
        row(R"([{"op":"add","path":"/limits/gpus","value":1}])", "limits.gpus is not a field of schema 1");
        row(R"([{"op":"add","path":"/homepage","value":"x"}])", "homepage is not a field of schema 1");
        row(R"([{"op":"replace","path":"/devices","value":["usb"]}])", "devices \"usb\" is not known: there is only \"vulkan\"");
        row(R"([{"op":"replace","path":"/params/0/default","value":"sad"}])", "params[0].default is not one of the choices");
        row(R"([{"op":"replace","path":"/params/1/default","value":9}])", "params[1].default has to be between 40 and 200");
        row(R"([{"op":"replace","path":"/params/2/id","value":"mood"}])", "params[2].id \"mood\" is there twice");
        row(R"([{"op":"replace","path":"/params/2/type","value":"colour"}])",
            "params[2].type is \"colour\", which is not one of choice, number, text, bool");
    }
};

QTEST_GUILESS_MAIN(CapabilitySpec)
#include "capability_spec.moc"
