// Names of places for comparing. In: a name as printed, in any script. Out: its key. Promise: one
// key for spellings that differ in case, accents, hyphens, apostrophes, Arabic vowel marks and
// forms of alif. Does not: know languages, cut endings.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace entente::resolver {

/// Appends the key of `name` to `out`; hyphens count as spaces.
void add_place_key(std::string_view name, std::string& out);
std::string place_key(std::string_view name);

/// A script that writes words together: Han, kana.
bool is_running(char32_t code);

/// For tables in memory and on disk: must not change without the mark of the format.
std::uint64_t key_hash(std::string_view key);
/// The bits of the table that say whether some name begins with two characters, and whether some
/// name of several words begins with a word.
std::uint32_t pair_bit(char32_t first, char32_t second);
std::uint32_t word_bit(std::string_view first_word);

}  // namespace entente::resolver
