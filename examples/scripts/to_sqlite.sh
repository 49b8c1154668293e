#!/usr/bin/env bash
# Put saved events into a SQLite database, table "events", a row an event. Called again, it replaces events of the same
# id and keeps the others. What is not known is NULL.
# usage: to_sqlite.sh EVENTS.db EVENTS.jsonl...
set -euo pipefail
database=$1
shift
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
diplo convert "$@" --csv --csv-raw --quiet >"$work/events.csv"
columns=$(head -n 1 "$work/events.csv" | sed -E 's/([^,]+)/"\1"/g')
typed=${columns/'"id"'/'"id" TEXT PRIMARY KEY'}
values=$(sed -E "s/([^,]+)/nullif(\\1, '')/g" <<<"$columns")
sqlite3 -bail "$database" <<END
CREATE TABLE IF NOT EXISTS events (${typed/'"confidence"'/'"confidence" REAL'});
DROP TABLE IF EXISTS incoming;
.import --csv $work/events.csv incoming
BEGIN;
INSERT OR REPLACE INTO events ($columns) SELECT $values FROM incoming;
DROP TABLE incoming;
COMMIT;
END
