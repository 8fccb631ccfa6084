#!/bin/sh
# Trains models/entente.model: tools/train/train_parser.sh [UD NER OUT [extra arguments of train.py]]
set -e
here=$(dirname "$0")
ud=${1:-$here/../../../shared/ud} ner=${2:-$here/../../../shared/ner} out=${3:-$here/../../models/entente.model}
[ $# -gt 3 ] && shift 3 || set -- --minutes 75
work=${WORK:-$(mktemp -d)}
export ONEDNN_PRIMITIVE_CACHE_CAPACITY=8192 GLIBC_TUNABLES=glibc.malloc.hugetlb=1
[ -e "$work/data.pickle" ] || /usr/bin/python3 "$here/data.py" "$ud" "$ner" "$work/data.pickle"
/usr/bin/python3 "$here/train.py" --data "$work/data.pickle" --out "$work/model.pt" --dev "$@"
/usr/bin/python3 "$here/export.py" --data "$work/data.pickle" --model "$work/model.pt" --out "$out"
