#!/bin/sh
# Trains models/entente.model in three legs: tools/train/train_parser.sh [UD NER OUT [LENGTH]]
# LENGTH: what train.py is told of the whole, "--minutes 75" if not given. The second leg, the last third, drops more, draws the
# target treebanks less, and has the network's own trees of the name-tagged text beside the gold ones. The third begins again at
# half the rate with the settings of the second, drawing more of the languages that are below their aim; it takes 1.3 times the whole.
set -e
here=$(dirname "$0")
ud=${1:-$here/../../../shared/ud} ner=${2:-$here/../../../shared/ner} out=${3:-$here/../../models/entente.model}
kind=${4:---minutes} whole=${5:-75}
work=${WORK:-$(mktemp -d)}
first=$((whole * 2 / 3)) second=$((whole - whole * 2 / 3))
export ONEDNN_PRIMITIVE_CACHE_CAPACITY=8192 GLIBC_TUNABLES=glibc.malloc.hugetlb=1
[ -e "$work/data.pickle" ] || /usr/bin/python3 "$here/data.py" "$ud" "$ner" "$work/data.pickle"
/usr/bin/python3 "$here/train.py" --data "$work/data.pickle" --out "$work/first.pt" --dev "$kind" "$first" --until 0.67 \
  --set boost=zh:1.4,tr:1.3,ko:1.1,fr:0.8,it:0.9
/usr/bin/python3 "$here/train.py" --data "$work/data.pickle" --start "$work/first.pt" --gone 0.67 --out "$work/model.pt" --dev \
  "$kind" "$second" --set boost=zh:1.3,tr:1.2,ko:1.1,fr:0.8,it:0.9 target=1.5 power=0.6 name_share=0.22 drop=0.2 drop_head=0.3 \
  drop_in=0.12 word_drop=0.3 affix_drop=0.08 label_from=0 label_every=2 label_share=0.3
/usr/bin/python3 "$here/train.py" --data "$work/data.pickle" --start "$work/model.pt" --gone 0.5 --out "$work/last.pt" --dev \
  "$kind" $((whole * 4 / 3)) --set boost=zh:1.5,tr:1.1,ko:1.0,fr:0.9,it:1.1,es:1.2,nl:1.3,ja:1.3 target=1.6 power=0.6 name_share=0.22 \
  drop=0.2 drop_head=0.3 drop_in=0.12 word_drop=0.3 affix_drop=0.08 label_from=0.5 label_every=0.17 label_share=0.5 seed=7
/usr/bin/python3 "$here/export.py" --data "$work/data.pickle" --model "$work/last.pt" --out "$out"
