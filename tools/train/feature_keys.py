"""Prints tests/parser/feature_keys.tsv: what features.py makes of some words, for the test of its C++ twin."""
from export import hash_key
from features import key, lemma_script, shape, word_keys

WORDS = [("en", "Ministers", "minister"), ("en", "was", "be"), ("en", "U.S.", "U.S."), ("de", "Außenminister", "Außenminister"),
         ("de", "gegangen", "gehen"), ("de", "ÜBER", "über"), ("fr", "l'", "le"), ("fr", "12,5", "12,5"), ("es", "firmaron", "firmar"),
         ("pt", "São", "São"), ("nl", "'s-Gravenhage", "'s-Gravenhage"), ("pl", "najlepszy", "dobry"), ("ru", "Договором", "договор"),
         ("uk", "п'ять", "п'ять"), ("it", "è", "essere"), ("it", "a", "a"), ("ja", "日本", "日本"), ("ja", "の", "の"),
         ("ja", "「", "「"), ("ja", "カタカナ語", "カタカナ語"), ("zh", "国", "国"), ("zh", "外交部长", "外交部长"), ("ko", "대통령은", "대통령+은"),
         ("ko", "한", "하+ㄴ"), ("ko", "G7은", "G7+은"), ("ar", "وزير", "وزير"), ("tr", "İstanbul'da", "İstanbul"), ("tr", "IŞIK", "ışık"),
         ("en", "😀!", "😀!"), ("en", "…", "…"), ("en", "2026-11-25", "2026-11-25"), ("en", "McDonald's", "McDonald's")]

for language, form, lemma in WORDS:
    keys = word_keys(form, language)
    keys[0] = key("c", "", shape(form, True))
    print("\t".join([language, form, lemma, lemma_script(form, lemma)] + [f"{hash_key(k):016x}" if k else "0" for k in keys]))
