// SPDX-License-Identifier: GPL-3.0-or-later
#include "assets/base/content_hash.h"
#include "tests/support/spec.h"

#include <QTemporaryDir>
#include <fstream>

using namespace spot;

class ContentHashSpec : public QObject
{
    Q_OBJECT
    QTemporaryDir m_folder;
private Q_SLOTS:
    void it_is_sha256_as_the_standard_says_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("hex");
        // FIPS 180-2, appendix B, and the empty message of NIST's test vectors.
        QTest::newRow("empty") << QByteArray() << "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
        QTest::newRow("abc") << QByteArray("abc") << "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
        QTest::newRow("two blocks") << QByteArray("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq") << "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1";
        QTest::newRow("a million") << QByteArray(1'000'000, 'a') << "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0";
    }
    void it_is_sha256_as_the_standard_says()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QString, hex);
        const std::string_view all(bytes.constData(), static_cast<std::size_t>(bytes.size()));
        QCOMPARE(hashOf(all).hex(), hex.toStdString());
        const std::filesystem::path file = m_folder.filePath("bytes").toStdString();
        std::ofstream(file, std::ios::binary) << all;
        const auto read = hashOfFile(file);
        QVERIFY_OK(read);
        QCOMPARE(*read, hashOf(all));
        QCOMPARE(*ContentHash::fromHex(hex.toStdString()), hashOf(all));
    }
    void only_64_small_hexadecimal_digits_are_a_hash()
    {
        const std::string good(64, 'a');
        QVERIFY_OK(ContentHash::fromHex(good));
        QVERIFY_FAULT(ContentHash::fromHex(""), Fault::Invalid, "64");
        QVERIFY_FAULT(ContentHash::fromHex(good + "a"), Fault::Invalid, "64");
        QVERIFY_FAULT(ContentHash::fromHex(std::string(64, 'A')), Fault::Invalid, "0-9 and a-f");
        QVERIFY_FAULT(ContentHash::fromHex("../" + std::string(61, 'a')), Fault::Invalid, "0-9 and a-f");
    }
    void pieces_that_join_differently_have_different_hashes()
    {
        const auto joined = [](std::string_view a, std::string_view b) { return Hasher().add(a).add(b).finish(); };
        QVERIFY(joined("a", "bc") != joined("ab", "c"));
        QVERIFY(joined("", "abc") != joined("abc", ""));
        QCOMPARE(joined("a", "bc"), joined("a", "bc"));
        QVERIFY(Hasher().add(1).finish() != Hasher().add(2).finish());
        QVERIFY(Hasher().add(1).finish() != Hasher().add(std::int64_t{1}).finish());
    }
    void nothing_is_named_by_zeros()
    {
        QVERIFY(!ContentHash{});
        QVERIFY(static_cast<bool>(hashOf("")));
    }
    void files_that_cannot_be_read_are_named()
    {
        const std::filesystem::path missing = m_folder.filePath("missing").toStdString();
        QVERIFY_FAULT(hashOfFile(missing), Fault::NotFound, missing.string());
        QVERIFY_FAULT(hashOfFile(m_folder.path().toStdString()), Fault::Io, m_folder.path().toStdString());
    }
};

QTEST_GUILESS_MAIN(ContentHashSpec)
#include "content_hash_spec.moc"
