"""Writes small Word documents, part by part."""

import io
import zipfile

NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"

CORE = (
    '<cp:coreProperties xmlns:cp="urn:core" xmlns:dc="http://purl.org/dc/elements/1.1/" '
    'xmlns:dcterms="http://purl.org/dc/terms/"><dc:title>Der Bericht</dc:title>'
    "<dc:creator>Jörg Müller</dc:creator><dcterms:created>2019-01-01T00:00:00Z"
    "</dcterms:created><dcterms:modified>2023-05-04T10:15:00Z</dcterms:modified></cp:coreProperties>"
)


def docx(body: str, **parts: str) -> bytes:
    """A document with a body, and with other parts under their names in `word/`, as XML."""
    inside = {"document": f"<w:body>{body}</w:body>", **parts}
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("[Content_Types].xml", "<Types/>")
        for name, xml in inside.items():
            part = f'<w:{name} xmlns:w="{NAMESPACE}">{xml}</w:{name}>'
            package.writestr(f"word/{name}.xml", part)
        package.writestr("docProps/core.xml", CORE)
    return file.getvalue()


def p(*texts: str) -> str:
    """A paragraph; what begins with `<` stands in it as it is, all else as a run of text."""
    return f"<w:p>{''.join(text if text.startswith('<') else run(text) for text in texts)}</w:p>"


def run(text: str, properties: str = "") -> str:
    """A run of text."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def table(*rows: tuple[str, ...]) -> str:
    """A table whose cells hold XML."""
    lines = ("".join(f"<w:tc>{cell}</w:tc>" for cell in row) for row in rows)
    return f"<w:tbl>{''.join(f'<w:tr>{line}</w:tr>' for line in lines)}</w:tbl>"
