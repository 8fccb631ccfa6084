"""From a word to the keys of its embedding rows, and from (form, lemma) to a lemma script.

The C++ twins are src/parser/features.cc and src/parser/lemma_script.cc: whatever changes here changes there.
A key is a byte string: a kind letter, the language where the kind has one (else nothing), a zero byte, the text.
"""

SLOTS = 14  # keys a word has at most


def lower(text):
    """Lower-cases code point by code point, so that the number of code points stays (as utf8::lower does)."""
    out = []
    for c in text:
        low = c.lower()
        out.append("i" if c == "\u0130" else low if len(low) == 1 else c)
    return "".join(out)


def shape_class(c):
    if "0" <= c <= "9":
        return "0"
    if lower(c) != c:
        return "A"
    code = ord(c)
    if code < 128:
        return "a" if "a" <= c <= "z" else c
    return "a" if 0xC0 <= code < 0x590 else "o"


def shape(form, first):
    """Runs of one class shrink to one letter; at most six letters; "^" in front of the first word of a sentence."""
    out = []
    for c in form:
        k = shape_class(c)
        if not out or out[-1] != k:
            out.append(k)
        if len(out) == 6:
            break
    return ("^" if first else "") + "".join(out)


def key(kind, language, text):
    return kind + language + "\0" + text


HANGUL, HANGUL_END = 0xAC00, 0xD7A4


def word_keys(form, language):
    """Fixed slots; None where the word is too short for an affix. Slot 0 (shape) is set by the caller. A word of Chinese,
    Japanese or Korean characters may itself be its affix of one or two; Hangul gives the vowel and final consonant of the last
    syllable, and the last syllable with the final consonant before it."""
    w = "".join("0" if "0" <= c <= "9" else c for c in lower(form))
    n = len(w)
    longest = n if w and ord(w[0]) >= 0x1100 and n <= 2 else n - 1
    keys = [None] * SLOTS
    keys[1] = key("f", language, w)
    keys[2] = key("g", "", w)
    for k in range(1, min(4, longest) + 1):
        keys[2 + k] = key("p", "", w[:k])
    for k in range(1, min(5, longest) + 1):
        keys[6 + k] = key("s", language, w[n - k:])
        if k in (3, 4):
            keys[9 + k] = key("t", "", w[n - k:])
    if w and HANGUL <= ord(w[-1]) < HANGUL_END:
        keys[12] = key("j", "", str((ord(w[-1]) - HANGUL) % 588))
        before = ord(w[-2]) if n > 1 else 0
        keys[13] = key("k", "", str((before - HANGUL) % 28) + w[-1]) if HANGUL <= before < HANGUL_END else None
    return keys


def lemma_script(form, lemma):
    """l<2-3+are: l lower-cases the form (k keeps it), <2 drops two code points in front, -3 three at the end, +are appends.
    Parts that do nothing are left out."""
    case = "l" if lower(lemma) == lemma else "k"
    base = lower(form) if case == "l" else form
    best = None
    for skip in range(0, 5 if len(base) > 4 else 1):
        tail = base[skip:]
        same = 0
        while same < len(tail) and same < len(lemma) and tail[same] == lemma[same]:
            same += 1
        if skip and same < 3:
            continue
        cost = (len(tail) - same) + (len(lemma) - same) + (2 + skip if skip else 0)
        if best is None or cost < best[0]:
            best = (cost, skip, len(tail) - same, lemma[same:])
    _, skip, drop, add = best
    return case + (f"<{skip}" if skip else "") + (f"-{drop}" if drop else "") + (f"+{add}" if add else "")


def apply_lemma_script(form, script):
    text = lower(form) if script[:1] == "l" else form
    rest, add = script[1:], ""
    if "+" in rest:
        rest, add = rest.split("+", 1)
    drop = 0
    if "-" in rest:
        rest, number = rest.split("-", 1)
        drop = int(number)
    skip = int(rest[1:]) if rest[:1] == "<" else 0
    return text[skip:len(text) - drop] + add
