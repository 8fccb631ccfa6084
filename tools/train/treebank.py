"""Reads CoNLL-U for the segmentation tools: surface tokens with their parts, and whether a space follows."""
import glob
import os


class Token:
    """A surface token: `form`, the forms of its words (`parts`), their CoNLL-U cells (`rows`) and `space`: whether a
    space follows it."""
    __slots__ = ("form", "parts", "rows", "space")

    def __init__(self, form, parts, space, rows=None):
        self.form, self.parts, self.rows, self.space = form, parts, rows or [], space


def sentences(path):
    """Lists of Token, one a sentence."""
    sentence, inside, last = [], None, 0
    for line in open(path, encoding="utf-8"):
        line = line.rstrip("\n")
        if not line:
            if sentence:
                yield sentence
            sentence, last = [], 0
        elif line[0] != "#":
            cells = line.split("\t")
            if "." in cells[0]:
                continue
            space = "SpaceAfter=No" not in cells[9]
            if "-" in cells[0]:
                inside, last = Token(cells[1], [], space), int(cells[0].split("-")[1])
                sentence.append(inside)
            elif int(cells[0]) <= last:
                inside.parts.append(cells[1])
                inside.rows.append(cells)
            else:
                sentence.append(Token(cells[1], [cells[1]], space, [cells]))
    if sentence:
        yield sentence


def files(folder, language, role):
    """The treebank files of a language whose name ends in `.role.conllu`, sorted."""
    return sorted(glob.glob(os.path.join(folder, language, f"*.{role}.conllu")))


def text_of(sentence):
    return "".join(t.form + (" " if t.space else "") for t in sentence).rstrip(" ")
