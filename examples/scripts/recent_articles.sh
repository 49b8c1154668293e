#!/usr/bin/env bash
# Events of the articles below a folder that changed within the last days (7, if no number is given), as JSON lines.
# usage: recent_articles.sh FOLDER [DAYS]
set -euo pipefail
find "$1" -type f -mtime "-${2:-7}" -print0 | diplo extract --files-from - --jsonl --quiet
