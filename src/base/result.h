// Errors as values. In: nothing. Out: Result<T>, which holds a T or an Error; tests ask the kind,
// people read the message. Promise: no exception crosses a room. Does not: log, print or translate.
#pragma once

#include <string>
#include <tl/expected.hpp>
#include <utility>

namespace entente {

enum class ErrorKind { not_found, permission, malformed, unsupported, too_large, io, usage };

/// What went wrong. `message` is a whole sentence for people, with file, line (or byte) and a caret
/// where there are any.
struct Error {
  ErrorKind kind = ErrorKind::malformed;
  std::string message;
};

template <class T>
using Result = tl::expected<T, Error>;

inline tl::unexpected<Error> fail(ErrorKind kind, std::string message) {
  return tl::unexpected<Error>(Error{kind, std::move(message)});
}

}  // namespace entente
