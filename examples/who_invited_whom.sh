#!/usr/bin/env bash
# Who invited whom to what, and what they answered; one line an invitation, tab-separated.
# usage: who_invited_whom.sh FILE_OR_FOLDER...
set -euo pipefail
${DIPLO:-diplo} extract "$@" --jsonl | jq -rs '
  def names($role): [.participants[] | select(.role == $role) | .name] | if . == [] then "?" else join(", ") end;
  . as $events | .[] | select(.type == "invite") | . as $invite
  | [ $events[] | select((.type == "accept" or .type == "decline") and any(.links[]; .event == $invite.id)) ] as $answers
  | [ names("inviter"), names("invitee"), .topic // "-",
      if .status == "negated" then "not invited" else $answers[0].type // "no answer told" end ]
  | @tsv'
