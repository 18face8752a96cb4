"""Is a log that was exported as JSON lines whole? python3 verify_log.py LOG.jsonl [HEAD.txt]"""

import hashlib, json, sys

sha256 = lambda data: hashlib.sha256(data).hexdigest()
*lines, last, end = open(sys.argv[1], "rb").read().split(b"\n")
seq, prev, claimed, known = 0, "0" * 64, False, {}
# The hash of an entry that is not here is only claimed: no head reaches back through it.
for line, entry in zip(lines, map(json.loads, lines), strict=True):
    if "prev" in entry:  # else what only the receipt vouches for
        seq += entry.get("left_out", 1)
        no_entry = ("body" in entry) == ("hash" in entry) or entry.get("seq", seq) != seq
        if no_entry or entry["prev"] != prev:
            sys.exit(f"BAD: entry {seq} does not follow the entry before it")
        prev, claimed = entry.get("hash") or sha256(line), claimed or "hash" in entry
        known[0 if claimed else seq] = prev
if end or last != b'{"head":"%s","seq":%d}' % (prev.encode(), seq):
    sys.exit("BAD: the last line is not the head of the lines before it")
if "prev" not in entry or entry["body"]["sha256"] != sha256(b"\n".join([*lines[:-1], b""])):
    sys.exit("BAD: the receipt does not vouch for the lines before it")
_name, count, head, *_more = open(sys.argv[2]).read().split() if sys.argv[2:] else ("", seq, prev)
if {**known, seq: prev}.get(int(count)) != head:
    sys.exit("BAD: this is not the log whose head was kept, or too little of it is here to tell")
print(f"OK: {seq} entries, head {prev}")
