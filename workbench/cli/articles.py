"""The commands on articles: split, match, compare, mark."""

# ruff: noqa: PLC0415 - what a command needs is loaded when it runs, so that --help is fast

import sys
from typing import TYPE_CHECKING

import click

from workbench.cli.batches import read_batch
from workbench.cli.printing import complain, note, print_json, print_json_line, say, styled
from workbench.cli.session import Session, pass_session
from workbench.i18n import _, ngettext

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from workbench.desk.indexing import IndexCondition
    from workbench.desk.workspace import Workspace
    from workbench.model.desk import ArticleOnDesk, CheckedClaim
    from workbench.model.event import Event
    from workbench.model.known import ExactAnswer
    from workbench.model.match import Match
    from workbench.model.split import Metadata, Split

QUESTIONS = ("said", "so")

as_json = click.option("--json", "as_json", is_flag=True, help=_("Print one JSON document."))
exactly = click.option(
    "--exact", is_flag=True, help=_("Prove that no known claim is worded more alike.")
)


@click.command(
    help=_(
        "The claims of an article, and what was left out; touches no database and weighs with "
        "the weights that ship."
    )
)
@click.argument("article")
@click.option(
    "--published",
    callback=lambda _context, _option, given: _day(given),
    help=_("The article's date, by which “on Wednesday” is worked out (YYYY-MM-DD)."),
)
@as_json
def split(article: str, published: "date | None", as_json: bool) -> None:
    """Split an article; touches no database."""
    from workbench.cli.documents import split_document
    from workbench.desk.intake import notices, read_document
    from workbench.desk.reading import LARGEST_TO_SPLIT
    from workbench.text.splitting import split as split_text

    document = read_document(article, largest=LARGEST_TO_SPLIT)
    result = split_text(document.text, published=published or document.metadata.day)
    if as_json:
        print_json(split_document(document, result, notices(document, result)))
        return
    for notice in notices(document, result):
        note(notice)
    metadata = result.metadata.filled_from(document.metadata)
    _show_split(document.title or result.title, metadata, result)


@click.command(help=_("Each claim with the known claims that fit it."))
@click.argument("article", required=False)
@click.option("--text", help=_("Match this one claim instead of an article."))
@click.option("-n", "limit", type=click.IntRange(1, 100), default=10, help=_("Matches a claim."))
@exactly
@as_json
@pass_session
def match(
    session: Session, article: str | None, text: str | None, limit: int, exact: bool, as_json: bool
) -> None:
    """Match an article, which is put on the desk, or a single text."""
    if (article is None) == (text is None):
        raise click.UsageError(_("Give either an article or --text"))
    from workbench.cli.meaning import say_what_is_missing

    with session.workspace() as ws:
        say_what_is_missing(ws)
        if text is not None:
            _match_text(ws, text, limit, exact, as_json)
        else:
            _match_article(ws, article or "", limit, exact, as_json)


@click.command(help=_("What differs between a claim and a known claim."))
@click.argument("claim", required=False)
@click.argument("known", required=False)
@click.option("--batch", metavar="FILE", help=_("JSON lines {“claim”, “known”}; one answer each."))
@as_json
def compare(claim: str | None, known: str | None, batch: str | None, as_json: bool) -> None:
    """Compare two texts, or many pairs; touches no database."""
    from workbench.cli.documents import comparison_entry
    from workbench.cli.showing import show_comparison
    from workbench.desk.decoding import storable
    from workbench.matching.comparing import compare as compare_texts

    if batch is not None and claim is None:
        for pair in read_batch(batch, "claim", "known"):
            print_json_line(comparison_entry(compare_texts(pair["claim"], pair["known"])))
        return
    if claim is None or known is None or batch is not None:
        raise click.UsageError(_("Give either two texts or --batch"))
    comparison = compare_texts(storable(claim), storable(known))
    if as_json:
        print_json(comparison_entry(comparison))
    else:
        show_comparison(comparison)


@click.command(help=_("Mark a claim; VERDICT is an id, a name or a key."))
@click.argument("article")
@click.argument("claim_id")
@click.argument("verdict")
@click.option("--note", "words", help=_("A note on the claim."))
@click.option("--scale", "scale_id", help=_("The verdict scale (default: that of the settings)."))
@click.option(
    "--question",
    type=click.Choice(QUESTIONS),
    default="so",
    show_default=True,
    help=_("What is judged: did they say it, or is it so?"),
)
@click.option("--reason", help=_("Why less evidence than the rule wants is enough."))
@pass_session
def mark(
    session: Session,
    article: str,
    claim_id: str,
    verdict: str,
    words: str | None,
    scale_id: str | None,
    question: str,
    reason: str | None,
) -> None:
    """Do what the verdict keys of the screen do."""
    from workbench.desk import checking, library
    from workbench.desk.scales import load_scale
    from workbench.model.verdict import Question

    asked = Question(question)
    with session.workspace() as opened:
        ws = opened.with_scale(load_scale(scale_id)) if scale_id else opened
        label = checking.find_label(ws, verdict)
        article_id = library.resolve(ws, article)
        event = checking.mark(
            ws, article_id, [claim_id], label.id, words, question=asked, reason=reason
        )
        (judged,) = library.some_claims(ws, article_id, [claim_id])
    logged = (
        _("  as it was; nothing new for the log")
        if event is None
        else _("  event {number} by {actor}").format(number=event.seq, actor=event.actor)
    )
    say(
        styled(claim_id, bold=True),
        styled(_question_told(event) if event is not None else ""),
        styled(f"  {label.sign} {label.name(ws.language)} ({ws.scale.ref})"),
        styled(logged, dim=True),
    )
    if judged.falls_short and not judged.shortfall:
        _tell_shortfall(judged)


def _tell_shortfall(judged: "CheckedClaim") -> None:
    """Say on standard error that a decision rests on less than the rule wants."""
    from workbench.desk.origin_words import said_of_support

    if judged.backing is not None:
        note(
            _("{found}; “--reason” says why that is enough.").format(
                found=said_of_support(judged.backing)
            )
        )


def _day(given: str | None) -> "date | None":
    """The day that an option names; raises `BadParameter` for what is none."""
    from datetime import date

    try:
        return date.fromisoformat(given) if given else None
    except ValueError as error:
        told = _("“{given}” is no date; give one as in 2024-05-31").format(given=given)
        raise click.BadParameter(told) from error


def _question_told(event: "Event") -> str:
    """The question that a verdict answers, unless it is the usual one."""
    from workbench.desk.vocabulary import question
    from workbench.model.verdict import Question

    if "question" not in event.body:
        return ""
    (claim,) = event.body["claims"]
    return f"  {question(Question(event.body['question']), claim['attribution'])}"


def _show_split(title: str, metadata: "Metadata", result: "Split") -> None:
    from workbench.cli.showing import show_claim, show_excluded
    from workbench.desk.origin import origin

    checkable = sum(claim.checkable for claim in result.claims)
    claims = ngettext("{count} claim", "{count} claims", len(result.claims))
    say(styled(title or "–", bold=True))
    said = origin(metadata)
    if said:
        say(styled(" · ".join(said), dim=True))
    say(
        styled(
            _("{claims} ({checkable} checkable), {left_out} left out · {language}").format(
                claims=claims.format(count=len(result.claims)),
                checkable=checkable,
                left_out=len(result.excluded),
                language=result.language,
            ),
            dim=True,
        )
    )
    for claim in result.claims:
        show_claim(claim)
    for excluded in result.excluded:
        show_excluded(excluded)


def _match_text(ws: "Workspace", text: str, limit: int, exact: bool, as_json: bool) -> None:
    from workbench.cli.documents import exact_entry, match_entry
    from workbench.cli.showing import show_proof
    from workbench.desk.decoding import storable
    from workbench.desk.matching import match_text
    from workbench.desk.proving import prove_text

    words, proof = storable(text), None
    matches = match_text(ws, words, limit)
    if exact:
        matches, proof = prove_text(ws, words, matches)
    if as_json:
        found = [match_entry(item) for item in matches]
        print_json({"text": words, "matches": found, **exact_entry(proof)})
    else:
        _show_matches(matches)
        show_proof(proof)


def _match_article(ws: "Workspace", article: str, limit: int, exact: bool, as_json: bool) -> None:
    from workbench.cli.documents import match_document
    from workbench.cli.showing import show_claim, show_proof
    from workbench.desk import library
    from workbench.desk.matching import match_article
    from workbench.desk.proving import prove_article

    article_id = library.resolve(ws, article)
    proofs: dict[str, ExactAnswer] = {}
    with_progress(lambda step: tell_outdated(match_article(ws, article_id, step)))
    if exact:
        with_progress(lambda step: proofs.update(prove_article(ws, article_id, limit, step)))
    desk: ArticleOnDesk = library.article(ws, article_id)
    if as_json:
        print_json(match_document(desk, limit, proofs))
        return
    say(styled(desk.article.title, bold=True))
    for item in desk.claims:
        show_claim(item.claim)
        _show_matches((*item.proposals[:limit], *item.rejected))
        show_proof(proofs.get(item.claim.id))


def tell_outdated(condition: "IndexCondition") -> None:
    """Say on standard error that the index answers by other word lists, if it does."""
    from workbench.desk.indexing import IndexCondition

    if condition is IndexCondition.OUTDATED:
        complain(
            _(
                "The index of known claims was made by other word lists; "
                "“workbench db reindex” renews it."
            )
        )


def _show_matches(matches: "tuple[Match, ...]") -> None:
    from workbench.cli.showing import show_match

    for item in matches:
        show_match(item)
    if not matches:
        say(styled(" " * 12 + _("nothing known"), dim=True))


def with_progress(job: "Callable[[Callable[[int, int, str], None]], None]") -> None:
    """Do a job that reports steps, with a line of progress on a terminal's standard error."""
    terminal = sys.stderr.isatty()

    def step(done: int, total: int, name: str) -> None:
        if terminal:
            count = f"{done}/{total}" if total else str(done)
            click.echo(f"\r\x1b[K{count} {styled(name)}", err=True, nl=False)

    try:
        job(step)
    finally:
        if terminal:
            click.echo("\r\x1b[K", err=True, nl=False)
