#!/usr/bin/env bash
# What changed between two runs over the same articles, in few lines for a mail: how many events came, went and changed,
# in which slots, and the summaries of those that came and went. Exits as diff does: 0 the same, 1 different, 2 trouble.
# usage: what_changed.sh OLD.jsonl NEW.jsonl
set -euo pipefail
code=0
found=$(diplo diff "$1" "$2" --json) || code=$?
((code < 2)) || exit "$code"
jq -r '
  def counted: group_by(.) | map("\(length) \(.[0])") | join(", ");
  "\(.added | length) came, \(.removed | length) went, \(.changed | length) changed",
  (if .changed == [] then empty else "changed: " + ([.changed[].slots | keys[]] | counted) end),
  (.added[] | "+ " + .summary), (.removed[] | "- " + .summary)' <<<"$found"
exit "$code"
