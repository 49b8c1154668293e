#!/usr/bin/env bash
# Add the events of articles that were not read before to a file of JSON lines; made to be called by cron.
# The names of the articles that were read stand in EVENTS.jsonl.seen. No event gets in twice, whatever happens to that
# list: events are known by their id. The file is replaced in one step; a second call at the same time does nothing.
# usage: append_new.sh FOLDER EVENTS.jsonl          17 * * * * append_new.sh ~/news ~/events.jsonl
set -euo pipefail
folder=$1 store=$2
exec 9>"$store.lock"
flock -n 9 || exit 0
work=$(mktemp -d)
trap 'rm -rf "$work" "$store.part"' EXIT
touch "$store" "$store.seen"
find "$folder" -type f ! -name '.*' -print0 | LC_ALL=C sort -z >"$work/all"
LC_ALL=C comm -z -23 "$work/all" "$store.seen" >"$work/new"
[[ -s $work/new ]] || exit 0
code=0
diplo extract --files-from "$work/new" --jsonl --quiet >"$work/found" || code=$?
((code == 0 || code == 3)) || exit "$code"
jq -r .id "$store" >"$work/ids"
jq -rR '"\(fromjson.id)\t\(.)"' "$work/found" |
    awk -F '\t' 'FILENAME != "-" { have[$1]; next } !($1 in have)' "$work/ids" - |
    cut -f2- | cat "$store" - >"$store.part"
mv "$store.part" "$store"
LC_ALL=C sort -z -u "$store.seen" "$work/new" >"$work/seen"
mv "$work/seen" "$store.seen"
exit "$code"
