// SPDX-License-Identifier: GPL-3.0-or-later
// A request as a value and as text, the states of a job, the check against a capability, consent and money.
#include "generators/jobs/budget.h"
#include "generators/jobs/consent_gate.h"
#include "generators/jobs/job_store.h"
#include "generators/jobs/job_text.h"
#include "generators/jobs/request_check.h"

#include <QTemporaryDir>
#include <QTest>
#include <nlohmann/json.hpp>
#include <qfloat16.h> // a JSON value compared with == is tried against every number type Qt declares
#include <set>

using namespace spot;

namespace
{

GenerationRequest voice()
{
    GenerationRequest request;
    request.plugin = "voice-x";
    request.kind = GenerationKind::Voice;
    request.text = "제주에서 온 아침.";
    request.language = "ko";
    request.samples = 96000;
    request.brand.colours = {"#F28C28"};
    request.brand.logo = hashOf("a logo");
    request.inputs = {{"product", "the can", hashOf("a can")}};
    request.people = {"Kim"};
    request.params = R"({ "mood" : "calm", "tempo": 96 })";
    return request;
}

GenerationRequest video()
{
    GenerationRequest request;
    request.plugin = "scene";
    request.size = {1920, 1080};
    request.frames = 90;
    return request;
}

Capability capability()
{
    Capability all;
    all.id = "voice-x";
    all.kinds = {"voice", "video"};
    all.languages = {"en-GB", "ko"};
    all.ratios = {"16:9"};
    all.maxWidth = 1920;
    all.maxHeight = 1080;
    all.minSeconds = 0.5;
    all.maxSeconds = 10;
    all.params = {{"mood", CapabilityParam::Type::Choice, {"calm", "bright"}, 0, 0, std::string("calm")},
                  {"tempo", CapabilityParam::Type::Number, {}, 40, 200, 96.0}};
    return all;
}

std::string complaint(const GenerationRequest& request, const Capability& offer = capability())
{
    const auto checked = checkRequest(request, offer);
    return checked ? "" : checked.error().message;
}

} // namespace

class JobSpec : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void a_request_comes_back_from_its_text_and_keeps_its_hash()
    {
        for (const GenerationRequest& request : {voice(), video(), GenerationRequest{}}) {
            const auto back = requestFrom(textOf(request));
            QVERIFY(back);
            QCOMPARE(back->hash(), request.hash());
            QCOMPARE(textOf(*back), textOf(request));
        }
    }
    void every_field_changes_the_hash_and_white_space_of_params_does_not()
    {
        std::set<std::string> hashes{voice().hash().hex()};
        const auto differs = [&](auto change) {
            GenerationRequest request = voice();
            change(request);
            return hashes.insert(request.hash().hex()).second;
        };
        QVERIFY(differs([](auto& r) { r.seed = 2; }));
        QVERIFY(differs([](auto& r) { r.text += "."; }));
        QVERIFY(differs([](auto& r) { r.voiceRate = 1.01; }));
        QVERIFY(differs([](auto& r) { r.draft = true; }));
        QVERIFY(differs([](auto& r) { r.samples = 1; }));
        QVERIFY(differs([](auto& r) { r.rate = fps25; }));
        QVERIFY(differs([](auto& r) { r.brand.logo.reset(); }));
        QVERIFY(differs([](auto& r) { r.brand.font = "Inter"; }));
        QVERIFY(differs([](auto& r) { r.inputs[0].media = hashOf("another can"); }));
        QVERIFY(differs([](auto& r) { r.people.push_back("Lee"); }));
        QVERIFY(differs([](auto& r) { r.plugin = "voice-y"; }));
        QVERIFY(differs([](auto& r) { r.params = "{}"; }));
        QVERIFY(!differs([](auto& r) { r.params = R"({"tempo":96,"mood":"calm"})"; }));
    }
    void text_that_is_no_request_is_corrupt()
    {
        for (const char* text : {"", "{}", "[]", R"({"plugin":3})", "\xff"}) QCOMPARE(requestFrom(text).error().fault, Fault::Corrupt);
        QCOMPARE(outcomeFrom(R"({"files":[],"words":[],"notes":""})").error().fault, Fault::Corrupt);
    }
    void the_plugin_is_told_what_the_interface_says()
    {
        const auto text = textForPlugin(voice(), {{"inputs/0.png"}, "inputs/logo.svg"});
        QVERIFY(text);
        const auto json = nlohmann::json::parse(*text);
        QCOMPARE(json["kind"], nlohmann::json("voice"));
        QCOMPARE(json["text"], nlohmann::json("제주에서 온 아침."));
        QCOMPARE(json["samples"], nlohmann::json(96000));
        QCOMPARE(json["sample_rate"], nlohmann::json(48000));
        QCOMPARE(json["brand"]["logo"], nlohmann::json("inputs/logo.svg"));
        QCOMPARE(json["media"][0]["file"], nlohmann::json("inputs/0.png"));
        QCOMPARE(json["params"]["tempo"], nlohmann::json(96));
        QCOMPARE(json["voice"]["rate"], nlohmann::json(1.0));
        QVERIFY(!json.contains("width"));
        QVERIFY(!json.contains("people"));
        GenerationRequest broken = voice();
        broken.params = "[1]";
        QCOMPARE(textForPlugin(broken, {{"inputs/0.png"}, ""}).error().fault, Fault::Invalid);
    }
    void final_states_stay()
    {
        using enum JobState;
        for (const JobState from : {Ready, Failed, Cancelled, Unknown}) {
            QVERIFY(isFinal(from));
            for (int to = 0; to <= static_cast<int>(Unknown); ++to) QVERIFY(!mayFollow(from, static_cast<JobState>(to)));
        }
        QVERIFY(mayFollow(Queued, Submitting) && mayFollow(Submitting, Running) && mayFollow(Running, Ingesting) && mayFollow(Ingesting, Ready));
        QVERIFY(!mayFollow(Draft, Running) && !mayFollow(Running, Ready) && !mayFollow(Queued, Unknown));
    }
    void only_what_is_free_and_local_runs_again_after_a_crash()
    {
        using enum JobState;
        QCOMPARE(afterCrash(Queued, false), Queued);
        QCOMPARE(afterCrash(Submitting, true), Unknown);
        QCOMPARE(afterCrash(Running, true), Queued);
        QCOMPARE(afterCrash(Running, false), Unknown);
        QCOMPARE(afterCrash(Ingesting, false), Unknown);
        QCOMPARE(afterCrash(Ready, true), Ready);
    }
    void what_a_plugin_does_not_offer_is_refused_with_a_sentence()
    {
        QCOMPARE(complaint(voice()), std::string());
        QCOMPARE(complaint(video()), std::string());
        GenerationRequest request = voice();
        request.language = "en";
        QCOMPARE(complaint(request), std::string());
        request.language = "fr";
        QCOMPARE(complaint(request), std::string("voice-x does not speak \"fr\""));
        request = voice();
        request.text.clear();
        QCOMPARE(complaint(request), std::string("a voice needs a text to speak"));
        request = voice();
        request.samples = 48000 * 11;
        QCOMPARE(complaint(request), std::string("voice-x makes 0.5 to 10 seconds, 11 were asked for"));
        request = voice();
        request.kind = GenerationKind::Music;
        QCOMPARE(complaint(request), std::string("voice-x does not make music"));
        request = voice();
        request.params = R"({"tempo": 300})";
        QCOMPARE(complaint(request), std::string("voice-x: tempo has to be a number from 40 to 200"));
        request.params = R"({"mood": "sad"})";
        QCOMPARE(complaint(request), std::string("voice-x: mood has to be one of the choices of its capability.json"));
        request = video();
        request.size = {3840, 2160};
        QCOMPARE(complaint(request), std::string("voice-x makes pictures up to 1920x1080, 3840x2160 was asked for"));
        request.size = {1080, 1080};
        QCOMPARE(complaint(request), std::string("voice-x does not make pictures of the shape of 1080x1080"));
        request.size = {0, 1080};
        QVERIFY(!complaint(request).empty());
        request = video();
        request.frames = 0;
        QCOMPARE(complaint(request), std::string("a video needs at least one frame"));
        request.rate = {0, 1};
        QCOMPARE(complaint(request), std::string("a video needs a frame rate over 0"));
    }
    void a_voice_of_somebody_needs_his_consent_on_the_day()
    {
        QTemporaryDir dir;
        auto ledger = Ledger::open(dir.filePath("ledger.jsonl").toStdString());
        QVERIFY(ledger);
        Capability clone = capability();
        QVERIFY(mayStart(voice(), clone, *ledger, "2026-11-24"));
        clone.consent.voice = true;
        const auto denied = mayStart(voice(), clone, *ledger, "2026-11-24");
        QVERIFY(!denied);
        QCOMPARE(denied.error().fault, Fault::Denied);
        QVERIFY(denied.error().message.starts_with("Kim has not allowed the use of their voice"));
        QVERIFY(ledger->append(ConsentGiven{"Kim", "voice", "", "2026-12-31", hashOf("a signed page")}));
        QVERIFY(mayStart(voice(), clone, *ledger, "2026-11-24"));
        QVERIFY(!mayStart(voice(), clone, *ledger, "2027-01-01"));
        clone.consent.likeness = true;
        QVERIFY(!mayStart(voice(), clone, *ledger, "2026-11-24"));
        clone.consent.likeness = false;
        QVERIFY(ledger->append(ConsentWithdrawn{"Kim", "voice"}));
        QVERIFY(!mayStart(voice(), clone, *ledger, "2026-11-24"));
        GenerationRequest nobody = voice();
        nobody.people.clear();
        QCOMPARE(mayStart(nobody, clone, *ledger, "2026-11-24").error().fault, Fault::Denied);
    }
    void a_budget_refuses_what_is_over_and_counts_unknown_charges_in_full()
    {
        Budget budget(1.0, "USD");
        QVERIFY(budget.reserve(JobId{1}, {0, "EUR"}));
        QVERIFY(budget.reserve(JobId{2}, {0.6, "USD"}));
        const auto refused = budget.reserve(JobId{3}, {0.6, "USD"});
        QVERIFY(!refused);
        QVERIFY2(refused.error().message.find("only 0.40 USD is left") != std::string::npos, refused.error().message.c_str());
        budget.markUnknown(JobId{2});
        QCOMPARE(budget.committed(), 0.6);
        QCOMPARE(budget.chargeOf(JobId{2})->state, ChargeState::Unknown);
        QVERIFY(budget.reserve(JobId{4}, {0.4, "USD"}));
        budget.release(JobId{4});
        QCOMPARE(budget.committed(), 0.6);
        QCOMPARE(budget.reserve(JobId{5}, {0.1, "EUR"}).error().fault, Fault::Unsupported);
    }
};

QTEST_GUILESS_MAIN(JobSpec)
#include "job_spec.moc"
