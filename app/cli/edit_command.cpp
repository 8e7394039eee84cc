// SPDX-License-Identifier: GPL-3.0-or-later
// spotwright-cli edit: files of edits become steps of a project's history.
#include "app/cli/bounded_read.h"
#include "app/cli/command.h"
#include "app/file/edit_file.h"
#include "app/file/edit_words.h"
#include "app/file/project_store.h"

#include <algorithm>
#include <cstdio>
#include <fstream>
#include <iostream>

namespace spot
{

namespace
{

struct EditWish {
    std::filesystem::path project;
    std::vector<std::string> files; ///< "-": from stdin
    std::string name;               ///< of every step; empty: by its edits
    Author author = Author::Person;
    bool isTrial = false;
};

constexpr std::size_t longestEdits = std::size_t{64} << 20;

Result<EditFile> readEdits(const std::string& name)
{
    const std::string called = name == "-" ? "stdin" : name;
    std::ifstream file;
    std::error_code code;
    if (name != "-") file.open(name, std::ios::binary);
    if (!file || std::filesystem::is_directory(name, code)) return Error{Fault::NotFound, name + ": there is no file of edits that can be read here"};
    const auto text = readUpTo(name == "-" ? std::cin : file, longestEdits);
    if (!text) return Error{Fault::OutOfRange, called + ": is longer than " + std::to_string(longestEdits >> 20) + " MiB: give the edits in several files"};
    return editFileFrom(*text, called);
}

/// Each file is one durable step, told as soon as it is on disk.
Result<Done> edit(const EditWish& wish)
{
    std::vector<EditFile> files;
    for (const std::string& name : wish.files) {
        SPOT_TRY(file, readEdits(name));
        if (!wish.name.empty()) file.name = wish.name;
        files.push_back(std::move(file));
    }
    SPOT_TRY(store, ProjectStore::open(wish.project));
    if (store->readOnlyReason() && !wish.isTrial) return Error{Fault::Denied, *store->readOnlyReason()};
    ProjectPtr now = store->project();
    for (const EditFile& file : files) {
        SPOT_TRY(edited, applied(*now, file));
        if (edited == *now) {
            std::printf("%s: changes nothing\n", file.called.c_str());
            continue;
        }
        now = std::make_shared<const Project>(std::move(edited));
        if (wish.isTrial) {
            std::printf("%s: would be \"%s\"\n", file.called.c_str(), stepName(file).c_str());
            continue;
        }
        SPOT_TRY_DONE(store->append(now, {stepName(file), wish.author, {}}));
        std::printf("step %ju: %s\n", static_cast<std::uintmax_t>(store->current().id.value), stepName(file).c_str());
        std::fflush(stdout);
    }
    return Done{};
}

} // namespace

Exit runEdit(const QStringList& arguments)
{
    QCommandLineParser parser;
    parser.setApplicationDescription("Applies edits to a project. Each file is one step of the history, whole or not at all, and is on disk when its line is printed.\n"
                                     "A file holds one edit, a list of edits, or {\"name\": \"...\", \"edits\": [...]}; --words lists every edit with its fields.");
    parser.addPositionalArgument("PROJECT", "A .spot file");
    parser.addPositionalArgument("EDIT.json...", "Files of edits; - is the standard input");
    parser.addOption({"words", "Prints the words of every edit."});
    parser.addOption({"name", "Names the steps; else each is named after its edits.", "TEXT"});
    parser.addOption({"author", "Who makes the steps: person, planner or agent.", "WHO", "person"});
    parser.addOption({"dry-run", "Says what would be done and changes nothing."});
    if (const auto exit = parse(parser, "edit", arguments)) return *exit;
    if (parser.isSet("words")) {
        std::fputs(editWords().c_str(), stdout);
        return Exit::Done;
    }
    QStringList words = parser.positionalArguments();
    if (words.size() < 2) return misuse("edit", "write: edit FILE.spot EDIT.json...");
    EditWish wish;
    wish.project = fileNamed(words.takeFirst());
    for (const QString& word : words) wish.files.push_back(fileNamed(word).string());
    wish.name = parser.value("name").toStdString();
    wish.isTrial = parser.isSet("dry-run");
    const auto author = std::find(authorWords.begin(), authorWords.end(), parser.value("author").toStdString());
    if (author == authorWords.end()) return misuse("edit", "--author: person, planner or agent");
    wish.author = static_cast<Author>(author - authorWords.begin());
    const auto done = edit(wish);
    return done ? Exit::Done : say(done.error());
}

} // namespace spot
