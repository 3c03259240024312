"""Vigie as `vigie run` starts it, but without Telegram's limits on sending: the echo bots keep none either.

`BENCH_SAMPLES=FILE`: from SIGUSR1 on it is sampled where the processor's time goes; written at the end.
"""

import os
from pathlib import Path

from bot.commands.run import before_start, run_loop
from bot.logs import configure_logging
from bot.settings import load_settings


def main() -> None:
    """Runs until it is ended."""
    settings = load_settings()
    configure_logging(settings.log_format, settings.secrets())
    before_start()
    from bot.process import run
    from domain.delivery import Limit, Limits

    free = Limit(capacity=100_000, per_second=100_000, reserve=1)
    work = run(settings, limits=Limits(overall=free, private=free, group=free, sent_a_minute=10**9))
    samples = os.environ.get("BENCH_SAMPLES")
    if samples is None:
        run_loop(work)
        return
    from benchmarks.sampling import Sampler

    with Sampler(Path(samples)):
        run_loop(work)


if __name__ == "__main__":
    main()
