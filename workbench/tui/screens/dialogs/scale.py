"""Which verdict scale to judge on."""

from textual.content import Content

from workbench.desk.scales import load_scales
from workbench.i18n import _, language
from workbench.model.verdict import Scale
from workbench.text.guard import one_line
from workbench.tui import paint
from workbench.tui.screens.dialogs.choosing import ChoosingDialog
from workbench.tui.widgets.verdict_bar import labels


class ScaleDialog(ChoosingDialog[Scale]):
    """Offers the scales with their labels; verdicts given so far keep the scale they have."""

    def __init__(self, active: Scale) -> None:
        scales = load_scales()
        at = next((i for i, scale in enumerate(scales) if scale.ref == active.ref), 0)
        super().__init__(
            _("Verdict scale"),
            [(scale, _row(scale)) for scale in scales],
            above=Content(_("Verdicts given so far keep the scale they were given on.")),
            at=at,
        )


def _row(scale: Scale) -> Content:
    name = one_line(scale.names.get(language()) or scale.names["en"])
    return paint.lines(
        [paint.assemble((name, "bold"), (f"  {scale.ref}", paint.MUTED)), labels(scale)]
    )
