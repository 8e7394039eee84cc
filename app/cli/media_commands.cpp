// SPDX-License-Identifier: GPL-3.0-or-later
// spotwright-cli relink, collect: media are found again, and put together with their project.
#include "app/cli/command.h"
#include "app/edit/apply.h"
#include "app/file/collect.h"
#include "app/file/media_search.h"
#include "app/session/studio.h"

#include <cstdio>

namespace spot
{

namespace
{

namespace fs = std::filesystem;

/// Finds media of one project and makes one step of what it found.
class Relinking
{
public:
    Relinking(Studio& studio, ProjectStore& store) : m_studio(studio), m_store(store), m_now(store.project()) {}
    /// All media whose bytes are missing: by content, else by name.
    Result<Done> fromFolder(const fs::path& folder);
    /// One item gets this file, whatever it holds.
    Result<Done> toFile(const std::string& name, const fs::path& file);
    /// Writes places and the step. BadInput when something is still missing.
    Result<Exit> finish();

private:
    Result<Done> take(const MediaPtr& item, const fs::path& file, bool isRenamed);

    Studio& m_studio;
    ProjectStore& m_store;
    ProjectPtr m_now;
    MediaPlaces m_places;
    int m_changed = 0, m_missing = 0;
};

Result<Done> Relinking::take(const MediaPtr& item, const fs::path& file, bool isRenamed)
{
    SPOT_TRY(found, m_studio.takeIn(file));
    m_places[found.content] = placeOf(file, m_store.path());
    if (found.content == item->content) {
        std::printf("found by content: \"%s\" is %s\n", item->name.c_str(), file.string().c_str());
        return Done{};
    }
    MediaItem next = *item; // its id, slot and origin stay
    next.kind = found.kind, next.content = found.content, next.duration = found.duration, next.size = found.size, next.rate = found.rate;
    next.hasSound = found.hasSound;
    if (isRenamed) next.name = found.name;
    SPOT_TRY(edited, spot::apply(*m_now, SetMedia{next}));
    m_now = std::make_shared<const Project>(std::move(edited));
    ++m_changed;
    std::printf("relinked: \"%s\" is %s now, another content\n", item->name.c_str(), file.string().c_str());
    return Done{};
}

Result<Done> Relinking::fromFolder(const fs::path& folder)
{
    SPOT_TRY(search, FolderSearch::open(folder));
    for (const MediaPtr& item : absentMedia(*m_now, m_studio.store())) {
        const auto place = m_store.mediaPlaces().find(item->content);
        auto file = search.byContent(item->content, place == m_store.mediaPlaces().end() ? 0 : place->second.bytes);
        if (!file) file = search.byName(item->name);
        const Result<Done> taken = file ? take(item, *file, false) : Result<Done>(Error{Fault::NotFound, "no file in " + folder.string() + " has its content or its name"});
        if (taken) continue;
        ++m_missing;
        std::printf("missing: \"%s\": %s\n", item->name.c_str(), taken.error().message.c_str());
    }
    return Done{};
}

Result<Done> Relinking::toFile(const std::string& name, const fs::path& file)
{
    for (const MediaPtr& item : m_now->media)
        if (item->name == name || "#" + std::to_string(item->id.value) == name) return take(item, file, true);
    return Error{Fault::NotFound, m_store.path().filename().string() + ": no media is called \"" + name + "\"; spotwright-cli project show lists them"};
}

Result<Exit> Relinking::finish()
{
    if (!m_places.empty()) SPOT_TRY_DONE(m_store.notePlaces(m_places));
    if (m_changed) {
        SPOT_TRY_DONE(m_store.append(m_now, {m_changed == 1 ? "Relink media" : "Relink " + std::to_string(m_changed) + " media", Author::Person, {}}));
        std::printf("step %ju: %s\n", static_cast<std::uintmax_t>(m_store.current().id.value), m_store.current().name.c_str());
    }
    if (m_places.empty() && !m_missing) std::puts("nothing is missing");
    return m_missing ? Exit::BadInput : Exit::Done;
}

Result<Exit> relink(const fs::path& project, const std::string& folder, const std::string& name, const std::string& file)
{
    SPOT_TRY(studio, openStudio());
    SPOT_TRY(store, ProjectStore::open(project));
    if (const auto& reason = store->readOnlyReason()) return Error{Fault::Denied, *reason};
    Relinking relinking(*studio, *store);
    SPOT_TRY_DONE(folder.empty() ? relinking.toFile(name, file) : relinking.fromFolder(folder));
    return relinking.finish();
}

Result<Done> collectTo(const fs::path& project, const fs::path& target)
{
    SPOT_TRY(studio, openStudio());
    SPOT_TRY(store, ProjectStore::openToRead(project));
    SPOT_TRY_DONE(takeInFromPlaces(*store->project(), store->mediaPlaces(), project, studio->store()));
    SPOT_TRY(collected, collect(*store, studio->store(), target));
    std::printf("collected: %s\n%zu media, %.1f MB\n", collected.file.string().c_str(), collected.media, static_cast<double>(collected.bytes) / 1e6);
    for (const std::string& missing : collected.missing) std::printf("missing, used by older steps only: \"%s\"\n", missing.c_str());
    return Done{};
}

} // namespace

Exit runRelink(const QStringList& arguments)
{
    QCommandLineParser parser;
    parser.setApplicationDescription("Finds media whose bytes are missing, in a folder and all below it: by content, else by name. Files with other content become one\n"
                                     "step that can be undone. Or gives one media another file: relink FILE.spot --media NAME FILE.");
    parser.addPositionalArgument("PROJECT", "A .spot file");
    parser.addPositionalArgument("FILE", "With --media: the file that it becomes", "[FILE]");
    parser.addOption({"folder", "Where to look.", "DIR"});
    parser.addOption({"media", "A media by its name, or by #id.", "NAME"});
    if (const auto exit = parse(parser, "relink", arguments)) return *exit;
    const QStringList words = parser.positionalArguments();
    const bool isOne = parser.isSet("media");
    if (isOne == parser.isSet("folder") || words.size() != (isOne ? 2 : 1)) return misuse("relink", "write: relink FILE.spot --folder DIR, or relink FILE.spot --media NAME FILE");
    const auto done = relink(fileNamed(words[0]), fileNamed(parser.value("folder")).string(), parser.value("media").toStdString(), fileNamed(words.back()).string());
    return done ? *done : say(done.error());
}

Exit runCollect(const QStringList& arguments)
{
    QCommandLineParser parser;
    parser.setApplicationDescription("Copies a project with its history and all its media into a new folder or a new archive, which opens on any machine. Originals are only read.");
    parser.addPositionalArgument("PROJECT", "A .spot file");
    parser.addOption({{"o", "output"}, "The folder or .zip to make.", "TARGET"});
    if (const auto exit = parse(parser, "collect", arguments)) return *exit;
    if (parser.positionalArguments().size() != 1) return misuse("collect", "one project is needed");
    if (!parser.isSet("output")) return misuse("collect", "-o FOLDER or -o ARCHIVE.zip is needed");
    const auto done = collectTo(fileNamed(parser.positionalArguments().at(0)), fileNamed(parser.value("output")));
    return done ? Exit::Done : say(done.error());
}

} // namespace spot
