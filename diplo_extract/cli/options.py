"""The arguments and options that several commands share: their names, what they show in the help, what they take."""

from __future__ import annotations

from typing import Annotated

import typer

Paths = Annotated[
    list[str], typer.Argument(metavar="PATH", help="Files, folders (with all below them) or - for standard input.")
]
PathsOrList = Annotated[
    list[str] | None,
    typer.Argument(metavar="PATH", help="Files, folders (with all below them), s3://… or - for standard input."),
]
FilesFrom = Annotated[
    str | None, typer.Option("--files-from", metavar="LIST", help="Read the paths in it, one a line or NUL-separated.")
]
Include = Annotated[
    list[str] | None, typer.Option("--include", metavar="GLOB", help="In folders, only files that fit (*.story).")
]
Exclude = Annotated[
    list[str] | None, typer.Option("--exclude", metavar="GLOB", help="In folders, no file or folder that fits.")
]
Hidden = Annotated[bool, typer.Option("--hidden", help="In folders, hidden files too.")]
Follow = Annotated[bool, typer.Option("--follow", help="In folders, follow symbolic links.")]
ShowFiles = Annotated[bool, typer.Option("--show-files", help="List the files that would be read, and leave.")]
TextColumn = Annotated[str | None, typer.Option("--text-column", metavar="NAME", help="Of tables: holds the text.")]
TitleColumn = Annotated[str | None, typer.Option("--title-column", metavar="NAME", help="Of tables: holds the title.")]
DateColumn = Annotated[str | None, typer.Option("--date-column", metavar="NAME", help="Of tables: holds the date.")]
IdColumn = Annotated[str | None, typer.Option("--id-column", metavar="NAME", help="Of tables: holds the id.")]
Many = list[str] | None
Model = Annotated[str | None, typer.Option("--model", metavar="DIR", help="Folder with the names of the world.")]
Pipeline = Annotated[
    str | None, typer.Option("--pipeline", metavar="NAME", help="Installed spaCy pipeline to parse with.")
]
Actors = Annotated[str | None, typer.Option("--actors", metavar="FILE", help="CSV table of further names.")]
Rules = Annotated[str | None, typer.Option("--rules", metavar="DIR", help="Folder with rule files of your own.")]
Date = Annotated[
    str | None, typer.Option("--date", metavar="DAY", help="Publication date of articles that tell none (2026-01-19).")
]
StdinName = Annotated[
    str | None, typer.Option("--stdin-name", metavar="NAME", help="Of -: its name, whose ending tells what it is.")
]
Encoding = Annotated[str | None, typer.Option("--encoding", metavar="NAME", help="Of the files; else it is found out.")]
MaxBytes = Annotated[str, typer.Option("--max-bytes", metavar="SIZE", help="Leave out files larger than this.")]
Jobs = Annotated[
    int, typer.Option("--jobs", "-j", metavar="N", min=0, help="Worker processes; 0: as many as processors.")
]
Timeout = Annotated[float, typer.Option("--timeout", metavar="SECONDS", help="Give an article up after so long.")]
MaxMemory = Annotated[
    str | None, typer.Option("--max-memory", metavar="SIZE", help="Of a worker process, 1.5GB unless given.")
]
Resume = Annotated[
    bool, typer.Option("--resume", help="Go on with an interrupted run (-o FILE.jsonl), and leave one to go on with.")
]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="No notes on standard error, only errors.")]
Verbose = Annotated[
    bool,
    typer.Option("--verbose", "-v", help="Say on standard error what is read, found and used."),
]
Color = Annotated[
    str | None, typer.Option("--color", metavar="WHEN", help="auto, always or never; also NO_COLOR and FORCE_COLOR.")
]
FormatName = Annotated[
    str | None, typer.Option("--format", "-f", metavar="FORMAT", help="table, plain, json, csv, … (diplo formats).")
]
AsJson = Annotated[bool, typer.Option("--json", help="Short for --format json.")]
AsJsonl = Annotated[bool, typer.Option("--jsonl", help="Short for --format jsonl.")]
AsCsv = Annotated[bool, typer.Option("--csv", help="Short for --format csv.")]
Output = Annotated[
    str | None, typer.Option("--output", "-o", metavar="FILE", help="Write there; format by the ending of its name.")
]
Types = Annotated[Many, typer.Option("--type", metavar="TYPE", help="Only such events (meet,call).")]
ActorsWanted = Annotated[Many, typer.Option("--actor", metavar="NAME", help="Only with such a participant.")]
Countries = Annotated[
    Many, typer.Option("--country", metavar="COUNTRY", help="Only with a participant of it (KAZ, Kazakhstan).")
]
Statuses = Annotated[
    Many, typer.Option("--status", metavar="STATUS", help="Only occurred, planned, possible or negated ones.")
]
Since = Annotated[
    str | None, typer.Option("--since", metavar="DATE", help="Only on or after it (2026, 2026-01, 2026-01-19).")
]
Until = Annotated[str | None, typer.Option("--until", metavar="DATE", help="Only on or before it.")]
CsvRaw = Annotated[bool, typer.Option("--csv-raw", help="No apostrophe before what a spreadsheet would compute.")]
Errors = Annotated[
    str | None, typer.Option("--errors", metavar="FILE", help="Write failed documents there as JSON lines.")
]
ExitStatus = Annotated[bool, typer.Option("--exit-status", "-e", help="Exit with 4 if there is no event.")]
Drawable = Annotated[
    list[str], typer.Argument(metavar="PATH", help="Articles, or events as extract saved them; - for such events.")
]
Picture = Annotated[
    str | None, typer.Option("--output", "-o", metavar="FILE", help="Draw a picture (.svg, .png) instead of text.")
]
Strict = Annotated[bool, typer.Option("--strict", help="Exit with 1 if a document failed.")]
NoFail = Annotated[bool, typer.Option("--no-fail", help="Exit with 0 even if documents failed.")]
NoCache = Annotated[bool, typer.Option("--no-cache", help="Keep no results, and use none that were kept.")]
CacheDir = Annotated[
    str | None, typer.Option("--cache-dir", metavar="DIR", help="Keep results there, not in the user's cache folder.")
]
CacheSize = Annotated[str, typer.Option("--cache-size", metavar="SIZE", help="Above it the oldest results go.")]
ShardOf = Annotated[
    str | None, typer.Option("--shard", metavar="I/N", help="Only the I-th of N parts of the articles.")
]
