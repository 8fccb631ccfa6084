#!/usr/bin/env python3
"""Writes a corpus of many years from the articles of a chronicle.

In: JSON lines of articles, a number of years, how many of the articles to take (spread over all).
Out: on standard output the articles of each year, the years counted back from their own: years in
date and text changed, ids and publishers of their own. Promise: the same arguments give the same
bytes. Does not: make new sentences; weekdays in the texts stay as they are.
"""
import argparse
import json
import pathlib
import re
import sys


def in_year(article, back):
    own = int(article["published"][:4])
    shifted = dict(article)
    for field in ("published", "title", "text"):
        if field in article:
            shifted[field] = re.sub(r"(?<![0-9])20[0-9]{2}(?![0-9])",
                                    lambda year: str(int(year.group()) - back), article[field])
    shifted["id"] = f"{article['id']}-{own - back}"
    if back:
        shifted["publisher"] = f"{article['publisher']} {own - back}"
    if "url" in article:
        shifted["url"] = f"{article['url']}?year={own - back}"
    return shifted


def lines(articles, years):
    for back in range(years):
        for article in articles:
            yield json.dumps(in_year(article, back), ensure_ascii=False) + "\n"


def read(path, most):
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    step = max(1, -(-len(rows) // most)) if most else 1
    return rows[::step]


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("articles", type=pathlib.Path)
    parser.add_argument("--years", type=int, default=4)
    parser.add_argument("--most", type=int, default=0, help="articles of one year; 0 is all")
    given = parser.parse_args()
    sys.stdout.reconfigure(encoding="utf-8")
    sys.stdout.writelines(lines(read(given.articles, given.most), given.years))


if __name__ == "__main__":
    main()
