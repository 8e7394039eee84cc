// SPDX-License-Identifier: GPL-3.0-or-later
// Every sentence that the windows say has a Korean translation, with the same places for numbers and names.
#include "render/effects/effect_kinds.h"
#include "render/effects/effect_presets.h"
#include "tests/support/spec.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QFileInfo>
#include <QHash>
#include <QRegularExpression>
#include <QXmlStreamReader>

namespace
{

/// A C++ string's inside, in quotes; and what hands one or several of them to the translator.
const QString piecePattern = QStringLiteral("\"((?:[^\"\\\\]|\\\\.)*)\"");
const QString saidPattern = QStringLiteral("(?:\\btr\\(|QT_TRANSLATE_NOOP\\(\"\\w+\", ?|translate\\(\"[\\w:]+\", ?)((?:\\s*\"(?:[^\"\\\\]|\\\\.)*\")+)");

} // namespace

class TranslationsSpec : public QObject
{
    Q_OBJECT
    QHash<QString, QString> m_korean;

    static QString read(const QString& path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
    }
    static QStringList placesIn(const QString& text)
    {
        static const QRegularExpression place(QStringLiteral("%[n1-9]"));
        QStringList found;
        for (auto match = place.globalMatch(text); match.hasNext();) found << match.next().captured();
        found.sort();
        return found;
    }

private Q_SLOTS:
    void initTestCase()
    {
        QXmlStreamReader xml(read(qEnvironmentVariable("SPOTWRIGHT_SOURCE") + "/ui/translations/spotwright_ko.ts"));
        QString source;
        while (!xml.atEnd()) {
            xml.readNext();
            if (!xml.isStartElement()) continue;
            if (xml.name() == u"source") source = xml.readElementText();
            else if (xml.name() == u"translation" && xml.attributes().value(QLatin1String("type")).isEmpty())
                m_korean[source] = xml.readElementText(QXmlStreamReader::IncludeChildElements).trimmed();
        }
        QVERIFY2(!xml.hasError(), qPrintable(xml.errorString()));
        QVERIFY(m_korean.size() > 200);
    }
    void every_sentence_of_the_windows_is_there_in_korean()
    {
        const QRegularExpression said(saidPattern), piece(piecePattern);
        QStringList missing;
        int sentences = 0;
        for (QDirIterator files(qEnvironmentVariable("SPOTWRIGHT_SOURCE") + "/ui", {"*.cpp"}, QDir::Files, QDirIterator::Subdirectories); files.hasNext();) {
            const QString path = files.next(), text = read(path);
            for (auto match = said.globalMatch(text); match.hasNext(); ++sentences) {
                QString sentence;
                const QString literals = match.next().captured(1);
                for (auto part = piece.globalMatch(literals); part.hasNext();) sentence += part.next().captured(1);
                sentence.replace(QStringLiteral("\\n"), QStringLiteral("\n")).replace(QStringLiteral("\\\""), QStringLiteral("\""));
                if (m_korean.value(sentence).isEmpty()) missing << QFileInfo(path).fileName() + ": " + sentence;
            }
        }
        QVERIFY(sentences > 200);
        QVERIFY2(missing.isEmpty(), qPrintable(missing.join('\n')));
    }
    void every_name_of_an_effect_is_there_in_korean()
    {
        QStringList missing;
        const auto need = [&](std::string_view name) {
            if (m_korean.value(QString::fromUtf8(name.data(), static_cast<qsizetype>(name.size()))).isEmpty()) missing << QString::fromUtf8(name.data(), static_cast<qsizetype>(name.size()));
        };
        for (const spot::EffectKind* kind : spot::effectKinds()) {
            need(kind->name);
            for (const spot::EffectParameter& p : kind->parameters) need(p.name);
        }
        for (const spot::EffectPreset& preset : spot::effectPresets()) need(preset.name);
        QVERIFY2(missing.isEmpty(), qPrintable(missing.join('\n')));
    }
    void numbers_and_names_have_their_places()
    {
        QStringList wrong;
        for (auto pair = m_korean.cbegin(); pair != m_korean.cend(); ++pair)
            if (placesIn(pair.key()) != placesIn(pair.value())) wrong << pair.key() + " -> " + pair.value();
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join('\n')));
    }
};

QTEST_GUILESS_MAIN(TranslationsSpec)
#include "translations_spec.moc"
