#!/bin/bash
# Reruns every figure of docs/measurements.md that needs the project's data folder: measure.sh PROGRAM DATA_FOLDER
set -u
program=$1
data=$2
if [ ! -d "$data/gold" ]; then
  echo "make measure: $data is not there; these figures need the project's data, which is not part of this repository" >&2
  exit 1
fi
languages="ar de en es fr it ja ko nl pl pt ru tr uk zh"

title() { printf '\n== %s\n' "$*"; }
files() { for language in $languages; do printf '%s ' "$data/gold/$1/$language.jsonl"; done; }

title "the first article (score_seed.py)"
python3 "$data/tools/score_seed.py" "$program code --published 2024-11-01 --output jsonl"

for stratum in plain dev; do
  for part in odd even; do
    title "gold/$stratum, $part-numbered passages (entente eval --part $part)"
    # shellcheck disable=SC2046
    "$program" eval --part "$part" $(files "$stratum")
  done
done

title "how sure is sure, even-numbered passages (measure_reliability.py)"
"$(dirname "$0")/measure_reliability.py" "$program" "$data" even

title "actor codes of gold among the mentions (measure_mentions.py)"
# shellcheck disable=SC2046
python3 "$(dirname "$0")/measure_mentions.py" "$program" $(files plain) $(files dev)

title "trees on gold tokens, whole test files (score_trees.py)"
python3 "$data/tools/score_trees.py" --parser "$program parse --input conllu --language XX" \
  $(for treebank in en/ewt pt/bosque ja/gsd it/isdt fr/sequoia es/ancora uk/iu nl/alpino ru/gsd pl/pdb de/gsd zh/gsdsimp \
    ko/gsd ar/padt tr/imst; do printf '%s ' "$data/ud/$treebank.test.conllu"; done)

here=$(dirname "$0")
title "other people's gold (measure_public.py)"
python3 "$here/measure_public.py" "$program" "$data"

title "relate, five folds of plv_train (score_relate.py)"
weights=$(mktemp)
/usr/bin/python3 "$here/train/train_relate.py" --program "$program" --gold "$data/gold" --out "$weights"
rm -f "$weights"

title "start-up and memory on a 2 kB file"
for _ in 1 2 3; do
  /usr/bin/time -f '%e s, %M KB' "$program" code --output jsonl --published 2024-11-01 "$data/gold/eu-japan.it.txt" > /dev/null
done

title "speed: documents, words and sentences a second, one thread"
corpus=$(mktemp)
text=$(mktemp)
for _ in 1 2 3 4 5 6 7 8 9 10; do cat $(files plain) $(files dev) >> "$corpus"; done
for language in $languages; do
  python3 -c 'import json,sys; [print(json.loads(line)["text"].replace("\n"," ")) for path in sys.argv[1:] for line in open(path, encoding="utf-8")]' \
    "$data/gold/plain/$language.jsonl" "$data/gold/dev/$language.jsonl" > "$text"
  "$program" parse --language "$language" "$text"
done > "$text.conllu"
sentences=$(grep -c '^1	' "$text.conllu")
words=$(grep -c -P '^\d+\t' "$text.conllu")
start=$(date +%s%N)
"$program" code --threads 1 --input jsonl --output jsonl "$corpus" > /dev/null
end=$(date +%s%N)
python3 -c "import sys; d, s, w, t = map(float, sys.argv[1:]); t /= 1e9; print(f'{d/t:.0f} documents/s, {s*10/t:.0f} sentences/s, {w*10/t:.0f} words/s')" \
  "$(wc -l < "$corpus")" "$sentences" "$words" "$((end - start))"
rm -f "$corpus" "$text" "$text.conllu"
