// SPDX-License-Identifier: GPL-3.0-or-later
// assets/base/result.h: a value or the reason why there is none; the only way a function of ours fails.
#pragma once

#include "assets/base/check.h"

#include <optional>
#include <string>
#include <utility>
#include <variant>

namespace spot
{

/// What kind of failure it is, for code that decides; the message of the Error is for the person.
enum class Fault {
    NotFound,    ///< a file, clip or device is not there
    Unsupported, ///< valid, but this machine or version cannot do it
    Corrupt,     ///< bytes that are not what they claim to be
    OutOfRange,  ///< a time, size or value outside what is allowed
    Invalid,     ///< a request or script that makes no sense
    Denied,      ///< consent, licence, permission or read-only
    NoSpace,     ///< the disk or the memory is full
    Io,          ///< reading or writing failed for another reason
    Cancelled,   ///< the person or the program stopped it
    Timeout,     ///< it did not answer in time
    Crashed,     ///< a worker process ended by itself
    DeviceLost,  ///< the GPU went away
};

/// Why something failed: `message` is one sentence that names the place, the cause and, where there is one, the next step.
struct Error {
    Fault fault = Fault::Invalid;
    std::string message;
    bool operator==(const Error&) const = default;
};

/// The value of a Result that carries none.
struct Done {
    bool operator==(const Done&) const = default;
};

/// Holds a T or an Error. Member names are those of std::expected, which GCC 12 lacks.         [as thread-safe as T]
template <class T> class [[nodiscard]] Result
{
public:
    Result(T value) : m_state(std::in_place_index<0>, std::move(value)) {}
    Result(Error error) : m_state(std::in_place_index<1>, std::move(error)) {}

    bool has_value() const { return m_state.index() == 0; }
    explicit operator bool() const { return has_value(); }

    /// Calling these without a value is a programmer's mistake and stops the program with the error's message.
    T& operator*() & { return checked(); }
    const T& operator*() const& { return const_cast<Result*>(this)->checked(); }
    T&& operator*() && { return std::move(checked()); }
    T* operator->() { return &checked(); }
    const T* operator->() const { return &const_cast<Result*>(this)->checked(); }

    const Error& error() const
    {
        SPOT_CHECK(!has_value(), "error() of a Result that has a value");
        return std::get<1>(m_state);
    }
    template <class U> T value_or(U&& other) const { return has_value() ? std::get<0>(m_state) : T(std::forward<U>(other)); }

private:
    T& checked()
    {
        if (!has_value()) stopProgram("Result", 0, std::get<1>(m_state).message.c_str());
        return std::get<0>(m_state);
    }
    std::variant<T, Error> m_state;
};

} // namespace spot

/// `SPOT_TRY(picture, reader.frameAt(t));` declares `picture` as a reference to the value, or returns the error.
#define SPOT_TRY(name, expression)                                                                                     \
    auto name##Result = (expression);                                                                                  \
    if (!name##Result) return name##Result.error();                                                                    \
    [[maybe_unused]] auto& name = *name##Result

#define SPOT_JOIN_(a, b) a##b
#define SPOT_JOIN(a, b) SPOT_JOIN_(a, b)
/// `SPOT_TRY_DONE(writer.commit());` returns the error, or goes on.
#define SPOT_TRY_DONE(expression)                                                                                      \
    do {                                                                                                               \
        auto tried_ = (expression);                                                                                    \
        if (!tried_) return tried_.error();                                                                            \
    } while (false)
