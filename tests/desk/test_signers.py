"""The list of those whose signatures count is read as OpenSSH reads it."""

from pathlib import Path

import pytest

from workbench.desk.signing import signers, sshsig

AT = "2026-03-02T10:20:30Z"


@pytest.mark.parametrize(
    ("before", "after", "names"),
    [
        ("anna ", " a comment # of a kind", ["anna"]),
        ('  "anna maria"\t', "", ["anna maria"]),
        ("anna,ben#2 ", "", ["anna,ben#2"]),
        ('anna namespaces="workbench-log,git" ', "", ["anna"]),
        ('anna Namespaces="git,work*" ', "", ["anna"]),
        ('anna namespaces="!workbench-log,*" ', "", []),
        ('anna namespaces="workbench-lo[g]" ', "", []),
        ('anna namespaces="git",namespaces="workbench-log" ', "", []),
        ("anna namespaces=workbench-log ", "", []),
        ('anna valid-before="soon" ', "", []),
        ('anna valid-before="20269999" ', "", []),
        ('anna valid-before="20260302102029Z" ', "", []),
        ('anna valid-before="20260302102030Z",valid-after="20260302Z" ', "", ["anna"]),
        ("anna no-such-option ", "", []),
        ('anna no-such-option="x" ', "", []),
        ("#anna ", "", []),
        ("", "", []),
    ],
)
def test_a_line_of_the_list_counts_where_it_counts_for_ssh(
    tmp_path: Path, before: str, after: str, names: list[str]
) -> None:
    listed = tmp_path / "signers"
    listed.write_text(f"{before}{sshsig.public_line(bytes(32))}{after}\n")
    found = [each.name for each in signers.read_signers(listed) if each.signs_at(AT)]
    assert found == names


@pytest.mark.parametrize(
    ("actor", "name"), [("Anna Müller", "Anna-Müller"), ('a,b*"!', "a-b"), ("\n", "unknown")]
)
def test_a_name_has_nothing_in_it_that_means_something_in_the_list(actor: str, name: str) -> None:
    assert signers.identity(actor) == name
