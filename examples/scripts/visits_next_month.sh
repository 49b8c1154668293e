#!/usr/bin/env bash
# Planned visits of next month, or of a month that is named, by their first day: first day, last day, who, where.
# A visit that only begins or ends in the month counts; one of unknown day does not. Tab-separated, "?" where open.
# usage: visits_next_month.sh EVENTS.jsonl [YYYY-MM]
set -euo pipefail
month=${2:-$(jq -nr 'now | gmtime | .[1] += 1 | .[2] = 1 | mktime | strftime("%Y-%m")')}
jq -s -r --arg month "$month" '
  def names($role): [.participants[] | select(.role == $role) | .name] | join(", ");
  [ .[] | select(.type == "visit" and .status == "planned" and (.date.start // .date.end) != null)
    | select((.date.start // "0000")[:7] <= $month and $month <= (.date.end // "9999")[:7]) ]
  | sort_by(.date.start // "0000", .date.end // "9999", .id)
  | .[] | [.date.start // "?", .date.end // "?", names("visitor"), names("host")] | @tsv' "$1"
