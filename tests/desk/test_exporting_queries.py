"""What the author was asked and answered is in every export for the house."""

import csv
import io
import json

from hypothesis import given, settings
from markdown_it import MarkdownIt

from tests.desk.log_samples import asked, event, example, hostile
from tests.desk.test_exporting_formats import Page
from workbench.desk.formats import csv_table, html_report, json_log, markdown, query_phrases
from workbench.model.event import EventKind
from workbench.text.guard import display


@settings(max_examples=15)
@given(hostile)
def test_hostile_words_do_nothing(word: str) -> None:
    document = asked(word)
    assert Page(document).shape == Page(asked("harmless")).shape
    tokens = MarkdownIt("commonmark").parse(markdown.render(document).decode())
    kinds = {token.type for block in tokens for token in block.children or ()}
    assert kinds <= {"text", "softbreak", "strong_open", "strong_close", "em_open", "em_close"}


def test_every_format_tells_them() -> None:
    document = asked("harmless")
    query = document.claims[0].queries[0]
    said = display(query_phrases.answered(query))
    assert said.startswith("rejected by the author: “harmless”")
    for shown in (html_report.render(document), markdown.render(document)):
        assert "Queries to the author" in shown.decode()
        assert shown.decode().count(said) == 2
    rows = list(csv.DictReader(io.StringIO(csv_table.render(document).decode("utf-8-sig"))))
    assert sorted(row["queries"] for row in rows)[-1] == query_phrases.line(
        document.claims[1].queries[0]
    )
    receipt = event(9, EventKind.LOG_EXPORTED, {"claims": []})
    told = json.loads(json_log.seal(document, receipt))["claims"]
    assert told[0]["queries"][0]["answer"] == "harmless"
    assert (told[1]["queries"][0]["id"], told[1]["queries"][0]["reply"]) == ("q2", "rejected")
    assert document.open_queries == ()
    assert "Queries to the author" not in markdown.render(example()).decode()
