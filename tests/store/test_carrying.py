"""A whole state goes from one engine to the other, and numbers go on after the highest."""

import shutil
from pathlib import Path

from tests.store.source_samples import linked
from tests.store.store_samples import judge
from workbench.store.opening import open_store
from workbench.store.store import Store


def test_a_state_goes_to_either_engine_and_work_goes_on(
    store: Store, made_file: Path, tmp_path: Path
) -> None:
    shutil.copy(made_file, tmp_path / "from.db")
    origin = open_store(str(tmp_path / "from.db"))
    article, _source = linked(origin)
    with origin.write("anna") as work:
        judge(work, article, "c2", "ok")
        events, rows = list(work.events.all()), list(work.carrying.rows())
    origin.close()
    with store.write("ben") as work:
        assert work.carrying.is_empty()
        work.carrying.put_events(events)
        work.carrying.put_rows(rows)
        assert sum(work.carrying.finish()) >= 0
        assert list(work.carrying.rows()) == rows
    with store.write("ben") as work:
        judge(work, article, "c1", "ok")  # new rows get numbers that are free
        assert work.events.verify() is None
    assert not [said for said in store.check() if "Saved bytes" not in said]
