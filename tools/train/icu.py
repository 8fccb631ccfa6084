"""The few calls of ICU that training needs, through ctypes: word breaks (with the CJK dictionary) and Hant-Hans."""
import ctypes
import ctypes.util
import re
import sys

_path = ctypes.util.find_library("icuuc") or sys.exit("icu: libicuuc is not installed")
_version = re.search(r"\.so\.(\d+)", _path).group(1)
_uc = ctypes.CDLL(_path)
_i18n = ctypes.CDLL(_path.replace("icuuc", "icui18n"))


def _call(library, name, result):
    function = getattr(library, f"{name}_{_version}")
    function.restype = result
    return function


_open = _call(_uc, "ubrk_open", ctypes.c_void_p)
_next = _call(_uc, "ubrk_next", ctypes.c_int32)
_close = _call(_uc, "ubrk_close", None)
_trans_open = _call(_i18n, "utrans_openU", ctypes.c_void_p)
_trans_apply = _call(_i18n, "utrans_transUChars", None)


def word_breaks(text, language):
    """Offsets in code points of ICU's word boundaries in `text`, 0 and the end included."""
    units = text.encode("utf-16-le")
    error = ctypes.c_int(0)
    breaker = ctypes.c_void_p(
        _open(1, language.encode(), ctypes.c_char_p(units), len(units) // 2, ctypes.byref(error)))
    ends = [0]
    while (at := _next(breaker)) != -1:
        ends.append(at)
    _close(breaker)
    if all(ord(c) < 0x10000 for c in text):
        return ends
    to_point, at = {}, 0
    for index, c in enumerate(text):
        to_point[at] = index
        at += 1 + (ord(c) > 0xFFFF)
    to_point[at] = len(text)
    return [to_point[e] for e in ends if e in to_point]


def simplified_pairs():
    """(traditional, simplified) code points of one character each, below U+10000, from ICU's Hant-Hans."""
    name = "Hant-Hans".encode("utf-16-le")
    error = ctypes.c_int(0)
    handle = ctypes.c_void_p(
        _trans_open(ctypes.c_char_p(name), len(name) // 2, 0, None, 0, None, ctypes.byref(error)))
    pairs = []
    for code in range(0x4E00, 0xA000):
        buffer = (ctypes.c_uint16 * 8)(code)
        length, limit = ctypes.c_int32(1), ctypes.c_int32(1)
        _trans_apply(handle, buffer, ctypes.byref(length), 8, 0, ctypes.byref(limit), ctypes.byref(error))
        if length.value == 1 and buffer[0] != code:
            pairs.append((code, buffer[0]))
    return pairs
