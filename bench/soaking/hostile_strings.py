"""Texts that try to do something where they are shown: one of each kind, and all at once."""

STRINGS = {
    "markup": "[bold red]lie[/] [/nothing] [$error] [",
    "markup with an action": "[@click=app.quit]click[/] [link=file:///etc/passwd]x[/link]",
    "ANSI colours and moves": "\x1b[31mred\x1b[0m \x1b[2J\x1b[1;1Htop\x1b[1A\x1b[K",
    "OSC: title and clipboard": "\x1b]0;owned\x07 \x1b]52;c;aGk=\x1b\\ \x1b]8;;http://x.example\x07x",
    "DCS, APC and a reset": "\x1bP1$r0m\x1b\\ \x1b_Gi=1;\x1b\\ \x1bc",
    "C1 controls": "\x9b31m \x9d0;t\x9c \x90q\x9c \x85next",
    "bell, backspace, return": "true\b\b\b\bfalse\rover\x07\x0b\x0c\x7f",
    "bidirectional marks": "\u202egnitirw\u202c \u2066x\u2069 \u200fr\u200el \u061c",
    "zero width": "in\u200bvi\u200dsi\u200cble\u2060 soft\u00adhyphen \ufeffmark",
    "towers of marks": "Z" + "\u0301\u0316\u0489" * 30 + "a",
    "tags and variation": "flag\U000e0067\U000e007f sel\ufe0f\U000e0100",
    "separators of lines": "one\u2028two\u2029three\x1cfour",
    "formula": '=HYPERLINK("http://x.example","click")',
    "formula in disguise": "\u200b＝1+1 @SUM(A1) +49 -2",
    "script": "</script><script>alert(1)</script><!--",
    "elements of a page": '"><img src=x onerror=alert(1)><style>*{}</style>&lt;',
    "addresses": "javascript:alert(1) data:text/html,x [a](javascript:x) ![i](http://t.example/i.png)",
    "Markdown": "# head\n- item\n> quote `code` *b* <http://t.example> | a | b |",
    "a path": "../../../etc/passwd /etc/shadow C:\\CON .hidden -rf",
    "JSON and formats": '"}],{"a":1,\\u0000 %s %n {0} {x!r} ${HOME} $(id) `id`',
    "SQL": "'; DROP TABLE event; -- % _ \\ \" OR 1=1",
    "NUL and half a character": "nul\x00here \ud800 lone \udfff",
    "wide and long": "漢字" * 20 + "👩‍👩‍👧" + "x" * 150,
}

WORD = "zqx"
"""Stands before each text, so that it is found again where it is shown."""


def everything() -> str:
    """All texts in one line."""
    return " ".join(f"{WORD} {text}" for text in STRINGS.values())
