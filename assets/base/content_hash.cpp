// SPDX-License-Identifier: GPL-3.0-or-later
#include "assets/base/content_hash.h"

#include <cerrno>
#include <cstdio>
#include <openssl/evp.h>
#include <vector>

namespace spot
{

std::string ContentHash::hex() const
{
    static constexpr char digits[] = "0123456789abcdef";
    std::string text;
    text.reserve(64);
    for (const std::uint8_t b : bytes) {
        text += digits[b >> 4];
        text += digits[b & 15];
    }
    return text;
}

Result<ContentHash> ContentHash::fromHex(std::string_view text)
{
    const auto digit = [](char c) { return c >= '0' && c <= '9' ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1; };
    if (text.size() != 64) return Error{Fault::Invalid, "a content hash has 64 hexadecimal digits"};
    ContentHash hash;
    for (std::size_t i = 0; i < 32; ++i) {
        const int high = digit(text[2 * i]), low = digit(text[2 * i + 1]);
        if (high < 0 || low < 0) return Error{Fault::Invalid, "a content hash has only the digits 0-9 and a-f"};
        hash.bytes[i] = static_cast<std::uint8_t>(high << 4 | low);
    }
    return hash;
}

struct Hasher::State {
    std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> context{EVP_MD_CTX_new(), &EVP_MD_CTX_free};
};

Hasher::Hasher() : m_state(std::make_unique<State>())
{
    SPOT_CHECK(m_state->context && EVP_DigestInit_ex(m_state->context.get(), EVP_sha256(), nullptr) == 1, "SHA-256 is there");
}
Hasher::~Hasher() = default;
Hasher::Hasher(Hasher&&) noexcept = default;

Hasher& Hasher::add(std::span<const std::byte> bytes)
{
    EVP_DigestUpdate(m_state->context.get(), bytes.data(), bytes.size());
    return *this;
}

Hasher& Hasher::add(std::string_view text)
{
    add(static_cast<std::uint64_t>(text.size()));
    return add(std::as_bytes(std::span(text)));
}

ContentHash Hasher::finish()
{
    ContentHash hash;
    EVP_DigestFinal_ex(m_state->context.get(), hash.bytes.data(), nullptr);
    return hash;
}

ContentHash hashOf(std::span<const std::byte> bytes) { return Hasher().add(bytes).finish(); }
ContentHash hashOf(std::string_view bytes) { return Hasher().add(std::as_bytes(std::span(bytes))).finish(); }

Result<ContentHash> hashOfFile(const std::filesystem::path& file)
{
    const std::unique_ptr<FILE, int (*)(FILE*)> in(std::fopen(file.c_str(), "rb"), &std::fclose);
    if (!in) {
        const Fault fault = errno == ENOENT ? Fault::NotFound : errno == EACCES ? Fault::Denied : Fault::Io;
        return Error{fault, "cannot read " + file.string() + ": " + std::strerror(errno)};
    }
    Hasher hasher;
    std::vector<std::byte> piece(1 << 20);
    while (const std::size_t n = std::fread(piece.data(), 1, piece.size(), in.get())) hasher.add(std::span(piece).first(n));
    if (std::ferror(in.get())) return Error{Fault::Io, "cannot read " + file.string() + ": " + std::strerror(errno)};
    return hasher.finish();
}

} // namespace spot
