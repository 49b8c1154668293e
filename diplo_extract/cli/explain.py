"""`diplo explain`: the way of an article through the stages."""

from __future__ import annotations

import json

from diplo_extract.cli.exits import OK, PARTIAL
from diplo_extract.cli.inputs import Inputs, Knowledge
from diplo_extract.cli.remarks import Remarks
from diplo_extract.delivery import open_sink
from diplo_extract.render.explanation import explanation_text


def explain_articles(inputs: Inputs, knowledge: Knowledge, *, as_json: bool) -> int:
    """Print the explanation of every article; the exit code of the command."""
    remarks = Remarks()
    articles = list(inputs.articles(remarks))
    if articles:
        nlp = knowledge.pipeline_loaded()
        from diplo_extract.pipeline import explain

        with open_sink(None) as write:
            for article in articles:
                stages = explain(article, nlp)
                if as_json:
                    record = {"document": article.document, "stages": {name: list(rows) for name, rows in stages}}
                    write(json.dumps(record) + "\n")
                else:
                    write(explanation_text(article.document, article.published, stages))
    return PARTIAL if remarks.failures else OK
