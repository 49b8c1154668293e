#!/usr/bin/env bash
# Extract a folder of text files in several processes and write one file of JSON lines, the same as a single run writes.
# Failed documents cost nothing else: they are told on standard error, and the exit code is 3, as with diplo itself.
# usage: extract_in_parallel.sh FOLDER EVENTS.jsonl [PROCESSES [FILES_A_RUN]]
set -euo pipefail
folder=$1 target=$2
parts=$(mktemp -d)
trap 'rm -rf "$parts" "$target.part"' EXIT
export PARTS=$parts
# shellcheck disable=SC2016  # the inner shell expands these
run='code=0
diplo extract "$@" --quiet -o "$(mktemp "$PARTS/XXXXXXXX.jsonl")" || code=$?
if [ "$code" -eq 3 ]; then touch "$PARTS/failed"; else exit "$code"; fi'
find "$folder" -type f -name '*.txt' -print0 | LC_ALL=C sort -z |
    xargs -0 -r -P "${3:-2}" -n "${4:-500}" bash -c "$run" diplo || exit 1
find "$parts" -name '*.jsonl' -exec cat {} + |
    jq -rR '"\(fromjson | .evidence[0].document)\t\(.)"' | LC_ALL=C sort -s -t $'\t' -k1,1 | cut -f2- >"$target.part"
mv "$target.part" "$target"
if [[ -e $parts/failed ]]; then exit 3; fi
