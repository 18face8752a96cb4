"""The head of the page: what is still open, and how the claims were judged."""

from dataclasses import replace

from tests.desk.log_samples import AT, example
from tests.desk.test_exporting_formats import Page
from workbench.desk.formats import html_report, words
from workbench.desk.formats.document import Look
from workbench.desk.formats.open_points import open_points
from workbench.model.desk import ClaimState
from workbench.model.verdict import Verdict


def test_the_page_lists_what_is_open_claim_by_claim() -> None:
    document = example()
    first, second = document.claims
    (match,) = first.matches
    fresh = replace(match, match=replace(match.match, decision=None))
    open_one = replace(
        second,
        checked=replace(second.checked, dismissed=None),
        look=words.state(ClaimState.OPEN),
        matches=(fresh, fresh),
    )
    asked = replace(open_one.checked, verdict=Verdict("desk@1", "query", False, "anna", AT))
    pending = replace(open_one, checked=asked, look=Look("ask", "?", "query"), matches=(fresh,))
    other = replace(document, claims=(first, second, open_one, pending))
    found = [(point.entry, point.what) for point in open_points(other)]
    assert found == [
        (first, "decided on less evidence than wanted"),
        (open_one, "not checked yet"),
        (open_one, "2 conflicting known claims, not answered"),
        (pending, "query"),
        (pending, "conflicting known claim, not answered"),
    ]
    short, _open, conflicts, *_rest = open_points(other)
    assert short.details[-1] == "Why less is enough: harmless"
    assert conflicts.details == ("number: harmless ≠ harmless (harmless · harmless)",) * 2
    said = " ".join(Page(other).words)
    assert "Open points" in said
    assert "None: every claim is decided." not in said
    settled = replace(other, claims=(second,))
    assert "None: every claim is decided." in Page(settled).words


def test_the_chart_says_in_words_what_it_draws() -> None:
    page = html_report.render(example()).decode()
    assert page.count('role="img" aria-label="1 false, 1 not a claim"') == 1
    said = " ".join(Page(example()).words)
    assert "1/1 decided of those to be checked" in " ".join(said.split())
    assert "50 %" in said
