#!/usr/bin/env bash
# Visits that are still to come, by date, as tab-separated lines: first day, last day, who, where; undated ones last.
# usage: planned_visits.sh FILE_OR_FOLDER...
set -euo pipefail
${DIPLO:-diplo} extract "$@" --jsonl | jq -rs '
  def names($role): [.participants[] | select(.role == $role) | .name] | join(", ");
  [ .[] | select(.type == "visit" and .status == "planned") ]
  | sort_by(.date.start // "9999", .date.end // "9999", names("visitor"), names("host"))
  | .[] | [ .date.start // "?", .date.end // "?", names("visitor"), names("host") ] | @tsv'
