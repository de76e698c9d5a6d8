"""Measure the aliases of institutions and awards, and what is learned from articles.

    python benchmarks/aliases.py

Printed: the shipped table's entries and names by kind; of hand-written pairs of an English and a Chinese mention
(``data/aliases_mentions.tsv``) the share that resolves to one entry, and to it alone; precision and recall of the
pairs learned from hand-written sentences, half of them look-alikes (``data/aliases_sentences.tsv``); the processor's
time it takes.
"""

import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from vectorstore.text.aliases import Aliases, learn_aliases, load_aliases

DATA = Path(__file__).with_name("data")


def rows(name: str) -> Iterator[list[str]]:
    """The lines of a table in ``data`` as their columns, without the comments."""
    for line in (DATA / name).read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            yield line.split("\t")


def print_table(aliases: Aliases) -> None:
    kinds = Counter(entry.kind for entry in aliases.entries)
    for kind, count in kinds.most_common():
        names = sum(len(entry.names) for entry in aliases.entries if entry.kind == kind)
        print(f"{kind:12} {count:4} entries {names:5} names")
    total = sum(len(entry.names) for entry in aliases.entries)
    print(f"{'all':12} {kinds.total():4} entries {total:5} names\n")


def print_mentions(aliases: Aliases) -> None:
    pairs = list(rows("aliases_mentions.tsv"))
    together = alone = 0
    for english, chinese in pairs:
        meant = [{entry for span in aliases.find(text) for entry in span.entries} for text in (english, chinese)]
        sure = [{span.entries[0] for span in aliases.find(text) if span.sure} for text in (english, chinese)]
        together += bool(meant[0] & meant[1])
        alone += bool(sure[0] & sure[1])
        if not sure[0] & sure[1]:
            print(f"not resolved surely: {english} | {chinese}")
    print(
        f"mentions: {together / len(pairs):.3f} of {len(pairs)} pairs share an entry, {alone / len(pairs):.3f} surely\n"
    )


def print_learned() -> None:
    right = found = known = 0
    for pairs, sentence in rows("aliases_sentences.tsv"):
        wanted = {tuple(pair.split(" = ")) for pair in pairs.split(";") if pair}
        learned = {(pair.full, pair.short) for pair in learn_aliases(sentence)}
        right, found, known = right + len(wanted & learned), found + len(learned), known + len(wanted)
        if wanted != learned:
            print(f"missed {sorted(wanted - learned)}, wrong {sorted(learned - wanted)}: {sentence}")
    print(f"learned: precision {right}/{found} = {right / found:.3f}, recall {right}/{known} = {right / known:.3f}\n")


def print_speed() -> None:
    started = time.process_time()
    aliases = load_aliases()
    loaded = time.process_time()
    aliases.find("")
    indexed = time.process_time()
    articles = "\n".join(" ".join(row) for row in rows("aliases_sentences.tsv"))
    text = articles * (1_000_000 // len(articles.encode()) + 1)
    aliases.find(text)
    searched = time.process_time()
    learn_aliases(text)
    learned = time.process_time()
    print(f"processor time: load {1000 * (loaded - started):.1f} ms, first find {1000 * (indexed - loaded):.1f} ms")
    print(f"1 MB of text: find {searched - indexed:.2f} s, learn {learned - searched:.2f} s")


def main() -> None:
    aliases = load_aliases()
    print_table(aliases)
    print_mentions(aliases)
    print_learned()
    print_speed()


if __name__ == "__main__":
    main()
