// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/words.h"
#include "tests/support/spec.h"

using namespace spot;

class WordsSpec : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void a_word_comes_back_as_the_bytes_it_was_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("ascii") << QByteArray("script.md");
        QTest::newRow("empty") << QByteArray("");
        QTest::newRow("Korean") << QByteArray("한림/제주 \xF0\x9F\x8D\x8A.md");
        QTest::newRow("Latin 1") << QByteArray("caf\xE9.md");
        QTest::newRow("cut off") << QByteArray("x\xE2\x82");
        QTest::newRow("an encoded surrogate") << QByteArray("\xED\xB2\x80.md");
        QTest::newRow("nothing but bad bytes") << QByteArray("\xFF\xFE\x80\xC0\xAF");
    }
    void a_word_comes_back_as_the_bytes_it_was()
    {
        QFETCH(QByteArray, bytes);
        const char* words[]{bytes.constData()};
        const QStringList read = argumentsOf(1, words);
        QCOMPARE(read.size(), 1);
        QCOMPARE(QByteArray::fromStdString(fileNamed(read[0]).string()), bytes);
    }
    void good_text_is_read_as_it_is()
    {
        const char* words[]{"make", "제주.md"};
        QCOMPARE(argumentsOf(2, words), (QStringList{"make", "제주.md"}));
    }
};

QTEST_GUILESS_MAIN(WordsSpec)
#include "words_spec.moc"
