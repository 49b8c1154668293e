#!/usr/bin/env bash
# Who invited whom to what and has no answer yet, the oldest first: day, inviter, invitee, purpose, document.
# An answer is an acceptance or refusal that the events tie to the invitation. Tab-separated, "?" for what is not told.
# usage: open_invitations.sh EVENTS.jsonl...
set -euo pipefail
jq -s -r '
  def names($role): [.participants[] | select(.role == $role) | .name] | if . == [] then "?" else join(", ") end;
  [ .[] | select(.type == "accept" or .type == "decline") | .links[] | select(.type == "responds_to") ] as $answers
  | ($answers | map({(.event): true}) | add // {}) as $answered
  | [ .[] | select(.type == "invite" and .status != "negated" and ($answered[.id] | not)) ]
  | sort_by(.date.start // "9999", .id)
  | .[] | [.date.start // "?", names("inviter"), names("invitee"), .topic // "?", .evidence[0].document] | @tsv' "$@"
