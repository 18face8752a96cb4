"""Web archives: pages as they came over the wire, as WARC and WACZ, which other tools read, too.

`reading` takes an archive in and checks its hashes without any network, `writing` makes one.
"""
