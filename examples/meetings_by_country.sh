#!/usr/bin/env bash
# How many meetings and calls each country took part in, the busiest first; those that did not take place are left out.
# usage: meetings_by_country.sh FILE_OR_FOLDER...
set -euo pipefail
${DIPLO:-diplo} extract "$@" --jsonl | jq -rs '
  [ .[] | select((.type == "meet" or .type == "call") and .status != "negated")
    | [ .participants[] | select(.core) | .country | values ] | unique[] ]
  | group_by(.) | map({country: .[0], contacts: length}) | sort_by(-.contacts, .country)
  | .[] | [.contacts, .country] | @tsv'
