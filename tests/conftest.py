"""One runner session for the whole test run, two runs at a time; the built site in a browser."""

from collections.abc import Iterator
from concurrent.futures import Future
from threading import Thread

import pytest
from browsing import address, browser, site, view  # noqa: F401

from fiddler.project import HERE
from fiddler.run import Run, Session
from fiddler.settings import limits

PROOF_HASH_SEED = "1"  # records are made with 0


@pytest.fixture(scope="session")
def runs(request: pytest.FixtureRequest) -> Iterator[dict]:
    """A future run for every job (a snippet's path and its source) that a selected test names."""
    jobs = dict.fromkeys(
        job
        for item in request.session.items
        if hasattr(item, "callspec")
        for job in item.callspec.params.get("jobs", [])
    )
    futures: dict[tuple[str, str], Future[Run]] = {job: Future() for job in jobs}

    def work(session: Session) -> None:
        try:
            for job, run in session.run_all(jobs, limits(HERE)):
                futures[job].set_result(run)
        except BaseException as error:
            for future in futures.values():
                if not future.done():
                    future.set_exception(error)

    with Session(HERE, hash_seed=PROOF_HASH_SEED) as session:
        worker = Thread(target=work, args=[session])
        worker.start()
        yield futures
        session.abandon()  # what is still to run: nobody waits for it after -x or Ctrl-C
        worker.join()
