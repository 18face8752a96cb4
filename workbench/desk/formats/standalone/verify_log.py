"""Is a log that was exported as JSON lines whole? python3 verify_log.py LOG.jsonl [HEAD.txt]"""

import hashlib, json, sys

sha256 = lambda data: hashlib.sha256(data).hexdigest()
*lines, last, end = open(sys.argv[1], "rb").read().split(b"\n")
seq, prev, known = 0, "0" * 64, {}
for line in lines:
    entry = json.loads(line)
    if "prev" in entry:  # else what only the receipt vouches for
        seq += entry.get("left_out", 1)
        one_hash = ("body" in entry) != ("hash" in entry)
        if not one_hash or entry["prev"] != prev or entry.get("seq", seq) != seq:
            sys.exit(f"BAD: entry {seq} does not follow the entry before it")
        known[seq] = prev = entry.get("hash") or sha256(line)
if end or last != b'{"head":"%s","seq":%d}' % (prev.encode(), seq):
    sys.exit("BAD: the last line is not the head of the lines before it")
if entry["body"]["sha256"] != sha256(b"".join(line + b"\n" for line in lines[:-1])):
    sys.exit("BAD: the receipt does not vouch for the lines before it")
_name, count, head, *_more = open(sys.argv[2]).read().split() if sys.argv[2:] else ("", seq, prev)
if known.get(int(count)) != head:
    sys.exit("BAD: this is not the log whose head was kept")
print(f"OK: {seq} entries, head {prev}")
