"""Two drugs of a sentence as words for a head. electron/core/interactions/pair-text.ts writes the same; test/core/interactions holds both together.

In words: the lower-case letter tokens of the sentence, each mention as one word (`druga`, `drugb` for the pair, `drugx` for any other); then the words
between the two behind `bb`, up to six tokens before behind `pp`, up to six after behind `qq`; then how many mentions the sentence has, how many stand between, how far apart the two are, and whether they are the same words.
"""

from words import tokens

MOST_MENTIONS = 14
WINDOW = 6

Span = tuple[int, int]


def pairs_of(text: str, mentions: list[Span]) -> list[tuple[Span, Span, str]]:
    """Every two of the first mentions of a sentence, with their words. Spans are code points into the sentence."""
    kept = mentions[:MOST_MENTIONS]
    return [(kept[first], kept[second], pair_text(text, kept, first, second)) for second in range(len(kept)) for first in range(second)]


def pair_text(text: str, mentions: list[Span], first: int, second: int) -> str:
    row, places = _replaced(text, mentions, first, second)
    before, after = places.get(first, 0), places.get(second, 0)
    between = row[before + 1 : after]
    return " ".join(
        [
            *_letters(row),
            *_marked("bb", between),
            *_marked("pp", row[max(0, before - WINDOW) : before]),
            *_marked("qq", row[after + 1 : after + 1 + WINDOW]),
            "mentions" + "i" * min(len(mentions), 8),
            "between" + "i" * min(between.count("drugx"), 6),
            "apart" + "i" * min(max(0, after - before) // 4, 8),
            "samewords" if _words(text, mentions[first]) == _words(text, mentions[second]) else "otherwords",
        ]
    )


def _replaced(text: str, mentions: list[Span], first: int, second: int) -> tuple[list[str], dict[int, int]]:
    """The tokens with each mention as one word, and where each mention stands."""
    row: list[str] = []
    places: dict[int, int] = {}
    for word, start, end in tokens(text):
        hit = next((at for at, mention in enumerate(mentions) if start < mention[1] and mention[0] < end), None)
        if hit is None:
            row.append(word.lower())
        elif hit not in places:
            places[hit] = len(row)
            row.append("druga" if hit == first else "drugb" if hit == second else "drugx")
    return row, places


def _words(text: str, span: Span) -> list[str]:
    return [word.lower() for word, _, _ in tokens(text[span[0] : span[1]])]


def _marked(mark: str, row: list[str]) -> list[str]:
    return [mark + word for word in _letters(row)]


def _letters(row: list[str]) -> list[str]:
    return [word for word in row if word[0].isalpha()]
