// SPDX-License-Identifier: GPL-3.0-or-later
// Whatever is done in whatever order: the invariants hold, the project before is untouched.
#include "app/edit/apply.h"
#include "app/edit/invariants.h"
#include "tests/support/random_edits.h"
#include "tests/support/spec.h"

#include <map>
#include <set>

using namespace spot;

namespace
{

/// Clips that were linked and are both still there are linked, and no others: only linking and unlinking changes that. Of versions their
/// overrides tell. Nothing, or two of them.
std::optional<std::pair<ClipId, ClipId>> brokenLink(const Project& before, const Project& after, const Edit& edit)
{
    if (std::holds_alternative<LinkClips>(edit) || std::holds_alternative<UnlinkClips>(edit)) return std::nullopt;
    for (const TimelinePtr& was : before.timelines) {
        const Timeline* is = after.find(was->id);
        if (!is || is == was.get() || is->version || was->version) continue;
        std::map<LinkId, std::vector<std::pair<ClipId, LinkId>>> links; // of the clips that stay: what their links are now
        std::map<LinkId, LinkId> back;
        for (const TrackPtr& track : was->tracks)
            for (const ClipPtr& clip : track->clips)
                if (const auto spot = is->find(clip->id)) links[clip->link].emplace_back(clip->id, is->at(*spot).link);
        for (const auto& [link, members] : links)
            for (const auto& [clip, now] : members) {
                const auto& [first, firstNow] = members.front();
                if (link && now != firstNow) return std::pair(first, clip);            // torn apart
                if (!link && now) return std::pair(clip, clip);                        // linked by nobody
                if (link && now && back.try_emplace(now, link).first->second != link) return std::pair(first, clip); // joined by nobody
            }
    }
    return std::nullopt;
}

/// A clip whose media, speed and length are as they were still has its keys where they were.
std::optional<ClipId> brokenKeys(const Project& before, const Project& after, const Edit& edit)
{
    if (!(std::holds_alternative<MoveClip>(edit) || std::holds_alternative<RippleDelete>(edit) || std::holds_alternative<CloseGap>(edit) || std::holds_alternative<SwapNeighbours>(edit) ||
          std::holds_alternative<RollCut>(edit) || std::holds_alternative<DeleteClip>(edit) || std::holds_alternative<LinkClips>(edit) || std::holds_alternative<SetTrack>(edit)))
        return std::nullopt;
    for (const TimelinePtr& was : before.timelines) {
        const Timeline* is = after.find(was->id);
        if (!is || is == was.get() || is->version || was->version) continue;
        for (const TrackPtr& track : was->tracks)
            for (const ClipPtr& clip : track->clips) {
                const auto spot = is->find(clip->id);
                if (!spot || !(is->at(*spot).content == clip->content) || is->at(*spot).place.length() != clip->place.length()) continue;
                if (is->at(*spot).look != clip->look || is->at(*spot).effects != clip->effects || is->at(*spot).hearing.gainDb != clip->hearing.gainDb) return clip->id;
            }
    }
    return std::nullopt;
}

} // namespace

class RandomSequencesSpec : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void every_sequence_keeps_the_invariants_data()
    {
        QTest::addColumn<int>("num");
        QTest::addColumn<int>("den");
        QTest::newRow("23.976") << 24000 << 1001;
        QTest::newRow("25") << 25 << 1;
        QTest::newRow("30") << 30 << 1;
    }

    void every_sequence_keeps_the_invariants()
    {
        QFETCH(int, num);
        QFETCH(int, den);
        const auto base = qEnvironmentVariableIntValue("SPOTWRIGHT_SEED") ? static_cast<std::uint64_t>(qEnvironmentVariableIntValue("SPOTWRIGHT_SEED")) : 20'261'124u;
        const int asked = qEnvironmentVariableIntValue("SPOTWRIGHT_SEQUENCES"); // 33334 a rate are 100,000
        const std::uint64_t sequences = asked > 0 ? static_cast<std::uint64_t>(asked) : 400;
        qInfo("seed %llu, %llu sequences", static_cast<unsigned long long>(base), static_cast<unsigned long long>(sequences));
        long done = 0, refused = 0;
        std::set<std::size_t> kinds;
        for (std::uint64_t sequence = 0; sequence < sequences; ++sequence) {
            text::Dice dice(base * 1'000'000 + sequence);
            Project project = text::startProject({num, den});
            QCOMPARE(brokenInvariant(project).value_or(""), std::string());
            std::vector<std::pair<Project, std::string>> versions{{project, text::show(project)}}; // undo shows a kept value again
            for (std::int64_t step = 0, steps = dice.number(1, 200); step < steps; ++step) {
                const Edit edit = text::drawEdit(dice, project);
                const Project copy = project;
                const auto after = spot::apply(project, edit);
                QVERIFY(copy == project);
                if (!after) {
                    ++refused;
                    QVERIFY2(!after.error().message.empty(), nameOf(edit).data());
                    continue;
                }
                ++done;
                const auto broken = brokenInvariant(*after);
                QVERIFY2(!broken, qPrintable(QString("sequence %1 step %2, %3: %4").arg(sequence).arg(step).arg(nameOf(edit).data(), broken ? broken->c_str() : "")));
                const auto torn = brokenLink(project, *after, edit);
                QVERIFY2(!torn, qPrintable(QString("sequence %1 step %2, %3: the link of clips %4 and %5").arg(sequence).arg(step).arg(nameOf(edit).data()).arg(torn ? torn->first.value : 0).arg(torn ? torn->second.value : 0)));
                const auto moved = brokenKeys(project, *after, edit);
                QVERIFY2(!moved, qPrintable(QString("sequence %1 step %2, %3: the keys of clip %4").arg(sequence).arg(step).arg(nameOf(edit).data()).arg(moved ? moved->value : 0)));
                QVERIFY(after->nextId >= project.nextId);
                const auto again = spot::apply(project, edit);
                QVERIFY(again && *again == *after);
                kinds.insert(edit.index());
                project = *after;
                versions.emplace_back(project, text::show(project));
            }
            for (const auto& [version, shown] : versions) {
                QCOMPARE(brokenInvariant(version).value_or(""), std::string());
                QCOMPARE(text::show(version), shown);
            }
        }
        qInfo("%ld edits done, %ld refused", done, refused);
        for (std::size_t kind = 0; kind < std::variant_size_v<EditKinds>; ++kind)
            if (kind != Edit(SetBrief{}).index() && kind != Edit(AddTimeline{}).index() && kind != Edit(SetTimeline{}).index()) QVERIFY2(kinds.count(kind), ("no edit number " + std::to_string(kind) + " of edits.h was done: draw it in random_edits.h").c_str());
        QVERIFY(done > 2000 && refused > 500); // the draw is neither all sense nor all nonsense
    }
};

QTEST_GUILESS_MAIN(RandomSequencesSpec)
#include "random_sequences_spec.moc"
