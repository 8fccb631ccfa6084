#!/usr/bin/env python3
"""Peak memory of `entente ingest` on corpora of more and more years.

In: the program, JSON lines of articles, numbers of years. Out: a line for each: documents, seconds,
peak resident memory of the process, size of the file; with --most-growth, exit 1 if the last peak
is more than so many times the first. Does not: keep the databases.
"""
import argparse
import os
import pathlib
import subprocess
import sys
import tempfile
import time

import long_corpus


def measured(program, corpus, database, threads):
    begin = time.monotonic()
    child = subprocess.Popen([program, "ingest", "--threads", str(threads), "--db", str(database),
                              str(corpus)], stderr=subprocess.PIPE, text=True)
    said = child.stderr.read()
    _, status, usage = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode:
        sys.exit(f"ingest failed: {said}")
    return time.monotonic() - begin, usage.ru_maxrss / 1024, said.strip().splitlines()[-1]


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("program")
    parser.add_argument("articles", type=pathlib.Path)
    parser.add_argument("years", type=int, nargs="+")
    parser.add_argument("--most", type=int, default=0, help="articles of one year; 0 is all")
    parser.add_argument("--threads", type=int, default=0)
    parser.add_argument("--most-growth", type=float)
    given = parser.parse_args()
    articles = long_corpus.read(given.articles, given.most)
    peaks = []
    for years in given.years:
        with tempfile.TemporaryDirectory() as folder:
            corpus = pathlib.Path(folder, "corpus.jsonl")
            corpus.write_text("".join(long_corpus.lines(articles, years)), encoding="utf-8")
            database = pathlib.Path(folder, "record.duckdb")
            seconds, peak, said = measured(given.program, corpus, database, given.threads)
            size = database.stat().st_size / 2**20
        peaks.append(peak)
        print(f"{years} years: {years * len(articles)} documents, {seconds:.1f} s, peak "
              f"{peak:.0f} MiB, file {size:.0f} MiB; {said.partition('; ')[2]}", flush=True)
    growth = peaks[-1] / peaks[0]
    print(f"growth {growth:.2f}")
    if given.most_growth and growth > given.most_growth:
        sys.exit(f"peak memory grows {growth:.2f} times, at most {given.most_growth} allowed")


if __name__ == "__main__":
    main()
