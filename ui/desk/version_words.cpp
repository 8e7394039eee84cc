// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/desk/version_words.h"

#include "ui/kit/text.h"

#include <QCoreApplication>
#include <QStringList>

#include <array>

namespace spot
{

namespace
{

constexpr std::array<const char*, clipPropertyCount> names{
    QT_TRANSLATE_NOOP("version", "left out"),   QT_TRANSLATE_NOOP("version", "name"),    QT_TRANSLATE_NOOP("version", "start"),      QT_TRANSLATE_NOOP("version", "length"),
    QT_TRANSLATE_NOOP("version", "track"),      QT_TRANSLATE_NOOP("version", "text"),    QT_TRANSLATE_NOOP("version", "text style"), QT_TRANSLATE_NOOP("version", "media"),
    QT_TRANSLATE_NOOP("version", "media range"), QT_TRANSLATE_NOOP("version", "content"), QT_TRANSLATE_NOOP("version", "picture"),    QT_TRANSLATE_NOOP("version", "effects"),
    QT_TRANSLATE_NOOP("version", "sound"),      QT_TRANSLATE_NOOP("version", "transition"), QT_TRANSLATE_NOOP("version", "slot"),    QT_TRANSLATE_NOOP("version", "link"),
    QT_TRANSLATE_NOOP("version", "group"),      QT_TRANSLATE_NOOP("version", "notes of other programs"), QT_TRANSLATE_NOOP("version", "push of what comes later")};

QString tr(const char* words, int n = -1) { return QCoreApplication::translate("version", words, nullptr, n); }

} // namespace

std::optional<VersionState> versionState(const Project& project, const Timeline& timeline)
{
    if (!timeline.version) return std::nullopt;
    const VersionOf& version = *timeline.version;
    const Timeline* master = project.find(version.master);
    if (!master) return std::nullopt;
    VersionState state;
    state.master = toQString(master->name);
    const auto count = [&state](bool isStale) { ++state.overridden, state.outOfDate += isStale; };
    if (version.masterLength) count(*version.masterLength != master->length);
    if (version.masterLufs) count(*version.masterLufs != master->targetLufs);
    for (const TrackOverride& track : version.trackOverrides) count(!staleOf(project, timeline, track).empty());
    for (const ClipOverride& clip : version.clipOverrides) count(!staleOf(project, timeline, clip).empty());
    state.untranslated = static_cast<int>(untranslated(project, timeline).size());
    return state;
}

QString sentenceOf(const VersionState& state)
{
    QStringList sentences{tr("Follows %1.").arg(state.master)};
    if (state.outOfDate > 0) sentences << tr("%1 overridden, %2 of them out of date: the master has changed since.").arg(state.overridden).arg(state.outOfDate);
    else if (state.overridden > 0) sentences << tr("%1 overridden.").arg(state.overridden);
    if (state.untranslated > 0) sentences << tr("%n text(s) are still in the master's language.", state.untranslated);
    return sentences.join(QLatin1Char(' '));
}

QString wordsOf(const std::vector<ClipProperty>& properties)
{
    QStringList words;
    for (const ClipProperty property : properties) words << tr(names.at(static_cast<std::size_t>(property)));
    return words.join(QStringLiteral(", "));
}

} // namespace spot
