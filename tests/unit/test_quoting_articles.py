"""Which quotations of an article are checked, and one quotation against several sources."""

from workbench.matching.quoting.article import quotations_of
from workbench.matching.quoting.checking import check_quotation
from workbench.matching.quoting.merging import best_of, check_everywhere
from workbench.matching.quoting.source import QuotationSource
from workbench.model.quotation import QuotationFinding, QuotationStatus
from workbench.text.splitting import split

ARTICLE = (
    "Stadtrat streitet über »langsamen Tod« des Hafens\n\n"
    "Die Bürgermeisterin nannte den Plan am Montag in Emden »völlig verfehlt und viel zu teuer«. "
    "Der Rat habe am Dienstag zugestimmt. „Wir bauen den Kai. Wir bauen auch den Kran“, sagte der "
    "Kämmerer der Stadt.\n\n"
    "Sie las danach aus dem Roman »Der Schimmelreiter« vor.\n"
)


def test_quotations_in_text_order_with_their_claims() -> None:
    found = quotations_of(ARTICLE, split(ARTICLE, language="de"))
    assert [it.text for it in found] == [
        "langsamen Tod",
        "völlig verfehlt und viel zu teuer",
        "Wir bauen den Kai. Wir bauen auch den Kran",
    ]
    for quotation in found:
        assert quotation.span.of(ARTICLE) == quotation.text
        assert quotation.text in quotation.context
        assert quotation.language == "de"
    assert found[0].claims == ()
    assert found[1].claims


def test_a_quotation_over_two_sentences_has_the_claims_of_both() -> None:
    article = split(ARTICLE, language="de")
    spans = {claim.id: claim.sentence for claim in article.claims}
    last = quotations_of(ARTICLE, article)[-1]
    assert len(last.claims) > 1
    assert all(spans[name].overlaps(last.span) for name in last.claims)


def test_a_quotation_inside_another_is_no_entry_of_its_own() -> None:
    text = "Der Bäcker sagte: „Meine Frau nannte es ‚reinen Zufall‘ und ging nach Hause.“\n"
    found = quotations_of(text, split(text, language="de"))
    assert [it.text for it in found] == [
        "Meine Frau nannte es ‚reinen Zufall‘ und ging nach Hause."
    ]


def test_an_article_without_quotations_has_none() -> None:
    text = "Die Fähre legte am Montag um 12 Uhr ab."
    assert quotations_of(text, split(text, language="de")) == ()


def test_a_quotation_in_another_language_is_told_as_such() -> None:
    text = "Der Trainer sagte am Montag: „We have all the time in the world and we will use it.“"
    (quotation,) = quotations_of(text, split(text, language="de"))
    assert quotation.language == "en"


def test_each_quotation_against_all_sources() -> None:
    sources = {
        "rat": QuotationSource("Der Plan sei völlig verfehlt und teuer, sagte sie.", "de"),
        "kasse": QuotationSource("„Wir bauen den Kai. Wir bauen auch den Kran.“", "de"),
    }
    found = [
        check_everywhere(quotation, sources)
        for quotation in quotations_of(ARTICLE, split(ARTICLE, language="de"))
    ]
    assert [it.status.value for it in found] == ["not-found", "altered", "verbatim"]
    assert [it.best.source for it in found if it.best] == ["rat", "kasse"]


SOURCES = {
    "rede": ("de", "Der Plan ist völlig verfehlt und viel zu teuer, meine Damen und Herren."),
    "zeitung": ("de", "Sie nannte den Plan verfehlt und viel zu teuer."),
    "wetter": ("de", "Morgen scheint die Sonne."),
    "speech": ("en", "The plan is a complete failure and far too expensive."),
    "weather": ("en", "Tomorrow will be sunny."),
}


def finding(*names: str) -> QuotationFinding:
    quotation = "völlig verfehlt und viel zu teuer"
    return best_of(
        (
            name,
            check_quotation(
                quotation, QuotationSource(SOURCES[name][1], SOURCES[name][0]), language="de"
            ),
        )
        for name in names
    )


def test_verbatim_anywhere_is_verbatim() -> None:
    found = finding("wetter", "zeitung", "speech", "rede")
    assert found.status is QuotationStatus.VERBATIM
    assert found.best is not None
    assert found.best.source == "rede"
    assert len(found.checks) == 4
    assert found.among(QuotationStatus.ALTERED) == ("zeitung",)
    assert found.among(QuotationStatus.NOT_FOUND) == ("wetter",)


def test_altered_comes_before_not_there() -> None:
    assert finding("wetter", "zeitung").status is QuotationStatus.ALTERED


def test_nowhere_and_elsewhere_not_compared() -> None:
    found = finding("weather", "wetter")
    assert found.status is QuotationStatus.NOT_FOUND
    assert found.best is None
    assert found.among(QuotationStatus.NOT_COMPARABLE) == ("weather",)
    assert finding("weather").status is QuotationStatus.NOT_COMPARABLE


def test_without_sources_nothing_is_found() -> None:
    assert finding().status is QuotationStatus.NOT_FOUND
    assert finding().best is None
