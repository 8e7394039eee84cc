// SPDX-License-Identifier: GPL-3.0-or-later
// app/cli/words.h: the words of the command line as text, and back to the very bytes that name a file.
#pragma once

#include <QStringList>

#include <filesystem>

namespace spot
{

/// Each word as text. A byte that is not UTF-8 becomes a lone surrogate, U+DC80 to U+DCFF, so that nothing is lost: a file's name
/// on Linux may hold any bytes.
QStringList argumentsOf(int count, const char* const* words);

/// The bytes that such a word was made of.
std::filesystem::path fileNamed(const QString& word);

} // namespace spot
