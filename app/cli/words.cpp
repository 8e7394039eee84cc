// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/words.h"

#include <QStringDecoder>

#include <string>
#include <string_view>

namespace spot
{

namespace
{

/// The longest piece at the front, of at most four bytes, that is one character; nothing when there is none.
QString characterAt(std::string_view bytes)
{
    for (std::size_t length = 1; length <= 4 && length <= bytes.size(); ++length) {
        QStringDecoder decoder(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
        const QString text = decoder(QByteArrayView(bytes.data(), static_cast<qsizetype>(length)));
        if (!decoder.hasError()) return text;
    }
    return {};
}

bool isLoneByte(const QString& word, qsizetype at)
{
    const char16_t unit = word[at].unicode();
    return unit >= 0xDC80 && unit <= 0xDCFF && (at == 0 || !word[at - 1].isHighSurrogate());
}

} // namespace

QStringList argumentsOf(int count, const char* const* words)
{
    QStringList all;
    for (int i = 0; i < count; ++i) {
        QString word;
        for (std::string_view rest = words[i]; !rest.empty();) {
            const QString character = characterAt(rest);
            word += character.isEmpty() ? QString(QChar(static_cast<char16_t>(0xDC00 + static_cast<unsigned char>(rest.front())))) : character;
            rest.remove_prefix(character.isEmpty() ? 1 : static_cast<std::size_t>(character.toUtf8().size()));
        }
        all += word;
    }
    return all;
}

std::filesystem::path fileNamed(const QString& word)
{
    std::string bytes;
    for (qsizetype at = 0; at < word.size();) {
        if (isLoneByte(word, at)) {
            bytes += static_cast<char>(word[at++].unicode() - 0xDC00);
            continue;
        }
        qsizetype end = at;
        while (end < word.size() && !isLoneByte(word, end)) ++end;
        bytes += word.mid(at, end - at).toStdString();
        at = end;
    }
    return bytes;
}

} // namespace spot
