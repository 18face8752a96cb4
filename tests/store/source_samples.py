"""Sources that the tests of the store put into it, with evidence on the bridge report."""

import io

from tests.store.store_samples import add_article
from workbench.model.event import Effect, Event, EventKind, Target
from workbench.model.evidence import Credibility, Evidence, PinnedPassage, Stance
from workbench.model.source import Extraction, Method, Source, SourceDetails, SourceKind
from workbench.model.span import Span
from workbench.store.source_rows import evidence_value
from workbench.store.store import Store
from workbench.text.anchor import make

STATEMENT = "The bridge was opened on 4 May 1999. It carries 12 trains an hour.\n"
PASSAGE = Span(0, 36)


def add_source(store: Store, text: str = STATEMENT, title: str = "Statement") -> Source:
    """A saved source with its text."""
    stored = store.blobs.put(io.BytesIO(text.encode()))
    taken = Extraction(0, stored.sha256, "text/1", "", 0, "en", "")
    with store.write("anna") as work:
        source = work.sources.add(SourceDetails(SourceKind.DOCUMENT, title))
        work.sources.save(
            source.id,
            sha256=stored.sha256,
            size=stored.size,
            media_type="text/plain",
            name="statement.txt",
            method=Method.FILE,
        )
        work.sources.keep_text(source.id, taken, text)
        return work.sources.get(source.id)


def link(store: Store, article_id: int, source: Source, claim_id: str = "c1") -> Event:
    """Link the first sentence of the statement to a claim of an article, and attach the source."""
    taken = source.extraction
    assert taken is not None
    with store.write("anna") as work:
        number = work.evidence.next_id()
        item = Evidence(
            id=number,
            source=source.id,
            stance=Stance.CONTRADICTS,
            passage=PinnedPassage(
                taken.snapshot, taken.text_sha256, PASSAGE, make(STATEMENT, PASSAGE)
            ),
            credibility=Credibility.UNJUDGED,
            note="",
            by="",
            at="",
        )
        effects = [Effect(Target.EVIDENCE, claim_id, None, evidence_value(item), number)]
        if not work.evidence.is_attached(article_id, source.id):
            effects.append(Effect(Target.ATTACHED, "", False, True, source.id))
        return work.events.append(EventKind.EVIDENCE_LINKED, article_id, {"claims": []}, effects)


def linked(store: Store) -> tuple[int, Source]:
    """The report with a source, evidence from it, and a reason for having no more."""
    with store.write("anna") as work:
        article_id = add_article(work)
    source = add_source(store)
    link(store, article_id, source)
    with store.write("anna") as work:
        effect = Effect(Target.SHORTFALL, "c1", None, "there is no second one")
        work.events.append(EventKind.SHORTFALL_EXPLAINED, article_id, {"claims": []}, [effect])
    return article_id, source
