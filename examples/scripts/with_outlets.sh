#!/usr/bin/env bash
# Join saved events with a table of your own, by document, without a database: outlet, day, type, summary.
# The table has two tab-separated columns: the document as the events name it, and its outlet. "?" for one not in it.
# usage: with_outlets.sh EVENTS.jsonl OUTLETS.tsv
set -euo pipefail
export LC_ALL=C
jq -r '[.evidence[0].document, .date.start // "?", .type, .summary] | @tsv' "$1" | sort -s -t $'\t' -k1,1 |
    join -t $'\t' -a 1 -e '?' -o 2.2,1.2,1.3,1.4 - <(sort -t $'\t' -k1,1 "$2")
