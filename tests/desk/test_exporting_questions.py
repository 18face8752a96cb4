"""Every format tells the verdicts on both questions, and that one of them is open."""

import json
from dataclasses import replace

from tests.desk.log_samples import AT, SCALES, example, sources_of
from tests.desk.test_exporting_formats import Page, rows
from workbench.desk.formats import claimreview, html_report, json_log, markdown
from workbench.desk.formats.building import build
from workbench.desk.formats.document import LogDocument
from workbench.model.desk import ArticleOnDesk
from workbench.model.verdict import Verdict


def answers(said: Verdict | None, so: Verdict | None) -> LogDocument:
    """The example with other verdicts on its first claim."""
    document = example("the pilot")
    checked = replace(document.claims[0].checked, said=said, verdict=so)
    return build(
        ArticleOnDesk(document.article, (checked,), (), sources=sources_of("x", "")),
        (),
        SCALES,
        language="en",
        exported_at=AT,
        exported_by="anna",
        program="p",
    )


def test_pages_tell_the_verdict_on_each_of_two_questions() -> None:
    document = example("harmless")
    page = " ".join(" ".join(Page(document).words).split())
    assert "did harmless|harmless say it? ≈ imprecise" in page
    assert "is it so? ✗ false" in page
    assert "did harmless say it? no verdict → imprecise" in page
    text = markdown.render(document).decode()
    assert "- did harmless\\|harmless say it? **imprecise** (Documentation desk (desk" in text
    assert "- is it so? **false** (Truth scale (truth" in text
    assert "- Verdict:" not in text


def test_pages_tell_which_of_two_questions_is_open() -> None:
    verdict = Verdict("truth@1", "true", True, "anna", AT)
    for said, so, open_one in ((verdict, None, "is it so?"), (None, verdict, "say it?")):
        document = answers(said, so)
        assert f"{open_one} no verdict" in markdown.render(document).decode()
        assert f"{open_one} no verdict" in "".join(Page(document).words)
    (half,) = answers(verdict, None).claims
    assert (half.look.sign, half.look.word) == ("?", "pending")
    untouched = answers(None, None)
    assert "is it so?" not in markdown.render(untouched).decode()
    assert "is it so?" not in html_report.render(untouched).decode()


def test_claimreview_is_on_is_it_so_alone() -> None:
    true, false = (Verdict("truth@1", label, True, "anna", AT) for label in ("true", "false"))
    assert json.loads(claimreview.render(answers(true, None))) == []
    (review,) = json.loads(claimreview.render(answers(true, false)))
    assert review["reviewRating"]["alternateName"] == "false"


def test_csv_and_json_tell_both_verdicts() -> None:
    first, second, _left_out = rows(example())
    assert (first["verdict"], first["label"], first["scale"]) == (
        "false",
        "false",
        "Truth scale (truth@1)",
    )
    assert (first["said"], first["said_label"], first["said_by"]) == (
        "imprecise",
        "imprecise",
        "harmless",
    )
    assert (first["said_scale"], first["said_at"]) == (
        "Documentation desk (desk@1)",
        "2026-03-02 10:20:30 UTC",
    )
    assert not any(second[name] for name in second if name.startswith("said"))
    claims = json.loads(json_log.draft(example()))["claims"]
    assert claims[0]["questions"] == ["said", "so"]
    assert claims[0]["verdict"]["label"] == "false"
    assert claims[0]["said"] == {
        "scale": "desk@1",
        "label": "imprecise",
        "name": "imprecise",
        "settles": False,
        "rating": None,
        "by": "harmless",
        "at": AT,
    }
    assert claims[1]["said"] is None
