#!/usr/bin/env bash
# How many events each pair of countries shares, the busiest first: count, country, country. Tab-separated.
# The countries are those of the parties to an event, not of their companions; what did not happen is left out.
# usage: pairs_of_countries.sh EVENTS.jsonl...
set -euo pipefail
jq -r '
  select(.status != "negated")
  | [.participants[] | select(.core) | .country | values] | unique
  | . as $all | range(length) as $i | range($i + 1; length) as $j | [$all[$i], $all[$j]] | @tsv' "$@" |
    LC_ALL=C sort | uniq -c | LC_ALL=C sort -k1,1nr -k2 | sed -E $'s/^ *([0-9]+) /\\1\t/'
