"""Checks a log against a head that was kept elsewhere, and who vouches for that head."""

import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from workbench import settings
from workbench.desk.signing.heads import Head, read_head, read_small
from workbench.desk.signing.keys import path_as_set
from workbench.desk.signing.making import SIGNATURE, STAMP, beside
from workbench.desk.signing.signers import Signer, read_signers, signers_path
from workbench.desk.signing.sshsig import fingerprint, verify
from workbench.errors import SigningError
from workbench.i18n import _

_LARGEST = 10_000


@dataclass(frozen=True, slots=True)
class KeptHead:
    """A head that was kept. `signers` are the names that its key signs for, empty without one.

    `stamped` is when a trusted authority has seen it (ISO 8601). `problem` says that the signature
    or the time stamp does not hold, `remarks` are sentences on what could not be checked.
    """

    head: Head
    signers: tuple[str, ...] = ()
    stamped: str = ""
    problem: str = ""
    remarks: tuple[str, ...] = ()


def read_kept(path: Path, signers: Path | None = None) -> KeptHead:
    """A kept head, its signature and its time stamp, as far as there are any beside it.

    `signers` lists whose signatures count; without it, the user's own list does. Raises
    `NotFoundError` where the head or that list can't be read, `SigningError` for what is no head.
    """
    head, data = read_head(path)
    names: tuple[str, ...] = ()
    stamped, remarks = "", []
    try:
        if os.path.lexists(beside(path, SIGNATURE)):
            names = _signed_by(path, head, data, signers)
        else:
            remarks.append(_("The head is not signed; nobody vouches for it but who kept it."))
            if signers is not None:  # a signature is wanted
                return KeptHead(head, problem=remarks[0])
        if os.path.lexists(beside(path, STAMP)):
            stamped, remark = _stamped(path, data)
            remarks += [remark] if remark else []
    except SigningError as error:
        return KeptHead(head, names, stamped, str(error), tuple(remarks))
    return KeptHead(head, names, stamped, "", tuple(remarks))


def check_head(head: Head, entries: Iterable[tuple[int, str, bool]]) -> str | None:
    """What is wrong with a log that should have had this head; None where it had.

    `entries` are those that are there, in order: the number, the hash, and whether it was taken
    over what the entry says, its predecessor's hash included. A history that was written anew has
    other hashes, whatever it tells. The hash of an entry whose body is not there is only claimed,
    so that a head reaches back through entries that are told in full, unless it is that of the
    last, the receipt of the export, which vouches for all others. Raises `SigningError` where the
    head can't answer for all entries of a file up to its own.
    """
    last, found, is_whole, is_told = 0, None, True, True
    for number, digest, is_told in entries:
        if number <= head.count:
            is_whole = is_whole and is_told and number == last + 1
        if number == head.count:
            found = digest
        last = max(last, number)
    if found == head.hash:
        if is_whole or (is_told and head.count == last):
            return None
        raise SigningError(
            _(
                "The file does not tell every entry up to {seq}, whose head was kept, so that the "
                "head can't vouch for those that it has; check the database, or a log that was "
                "exported with --whole."
            ).format(seq=head.count)
        )
    if found is not None:
        return _(
            "Entry {seq} is not the one whose head was kept: the log was written anew, from that "
            "entry or from an earlier one on."
        ).format(seq=head.count)
    if last < head.count:
        return _(
            "The log ends with entry {last}, but the head that was kept is of entry {count}: it is "
            "older than the head, or its end was taken away."
        ).format(last=last, count=head.count)
    raise SigningError(
        _(
            "Entry {seq}, whose head was kept, is none of this file; check the database, or a log "
            "that was exported with --whole."
        ).format(seq=head.count)
    )


def _signed_by(path: Path, head: Head, data: bytes, signers: Path | None) -> tuple[str, ...]:
    public = verify(read_small(beside(path, SIGNATURE), _LARGEST), data)
    listed = signers or signers_path()
    # Whoever has signed nothing and knows nobody has no list yet.
    known = read_signers(listed) if signers or listed.exists() else ()
    found = [each for each in known if each.public == public]
    return _names_at(found, head, fingerprint(public), listed)


def _names_at(found: list[Signer], head: Head, key: str, listed: Path) -> tuple[str, ...]:
    if not found:
        raise SigningError(
            _(
                "The head is signed by a key that is not in {listed}: {key}; if you know whose it "
                "is, add it there, or name another list with --signers."
            ).format(listed=listed, key=key)
        )
    names = tuple(each.name for each in found if each.signs_at(head.at))
    if not names:
        raise SigningError(
            _("The head is signed by {name}, whose key did not count at {at}.").format(
                name=found[0].name, at=head.at
            )
        )
    return names


def _stamped(path: Path, data: bytes) -> tuple[str, str]:
    """When the head was seen by an authority, or a remark on why that is not known."""
    from workbench.desk.signing.timestamps import (  # noqa: PLC0415 - seldom needed
        read_roots,
        read_stamp,
        verify_stamp,
    )

    roots = settings.load().signing.timestamp_certificates
    if not roots:
        return "", _("The time stamp was not checked: the settings name no certificates for it.")
    stamp = read_stamp(beside(path, STAMP))
    return verify_stamp(stamp, data, read_roots(path_as_set(roots))), ""
