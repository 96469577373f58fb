"""Groups words by the words around them: positive pointwise mutual information with neighbours at -2 to +2, singular value
decomposition, k-means. A cheap stand-in for Brown clusters, from unlabelled training text."""

from collections import Counter

import numpy
from scipy.sparse import coo_matrix
from sklearn.cluster import MiniBatchKMeans
from sklearn.decomposition import TruncatedSVD

from tagger_features import Clusters, cluster_form
from words import tokens

NEIGHBOURS = (-2, -1, 1, 2)
LEAST_COUNT = 4
CONTEXT_WORDS = 5000
DIMENSIONS = 100


def word_clusters(texts: list[str], sizes: dict[str, int]) -> tuple[Clusters, ...]:
    """`sizes`: number of clusters by the name the clustering gets."""
    lines = [[cluster_form(word.lower()) for word, _, _ in tokens(line)] for text in texts for line in text.split("\n")]
    counts = Counter(word for line in lines for word in line)
    ranked = [word for word, _ in counts.most_common()]
    words = {word: at for at, word in enumerate(ranked) if counts[word] >= LEAST_COUNT}
    contexts = {word: at for at, word in enumerate(ranked[:CONTEXT_WORDS])}
    vectors = _vectors(_pairs(lines, words, contexts), len(words), len(contexts))
    clusterings = []
    for name, size in sizes.items():
        labels = MiniBatchKMeans(size, random_state=0, batch_size=4096, n_init=1, max_iter=50).fit(vectors).labels_
        clusterings.append(Clusters(name, {word: int(labels[at]) for word, at in words.items()}))
    return tuple(clusterings)


def _pairs(lines: list[list[str]], words: dict[str, int], contexts: dict[str, int]) -> Counter:
    pairs: Counter = Counter()
    width = len(NEIGHBOURS) * len(contexts)
    for line in lines:
        rows = [words.get(word, -1) for word in line]
        columns = [contexts.get(word, -1) for word in line]
        for at, row in enumerate(rows):
            if row < 0:
                continue
            for side, step in enumerate(NEIGHBOURS):
                if 0 <= at + step < len(line) and columns[at + step] >= 0:
                    pairs[row * width + side * len(contexts) + columns[at + step]] += 1
    return pairs


def _vectors(pairs: Counter, words: int, contexts: int) -> numpy.ndarray:
    width = len(NEIGHBOURS) * contexts
    keys = numpy.fromiter(pairs.keys(), dtype=numpy.int64)
    values = numpy.fromiter(pairs.values(), dtype=float)
    rows, columns = keys // width, keys % width
    row_sums, column_sums = numpy.bincount(rows, values, words), numpy.bincount(columns, values, width)
    # Contexts to the power 0.75, as in word2vec: rare contexts would weigh too much.
    smoothed = column_sums**0.75 / (column_sums**0.75).sum()
    information = numpy.log(values / (row_sums[rows] * smoothed[columns]))
    positive = information > 0
    matrix = coo_matrix((information[positive], (rows[positive], columns[positive])), shape=(words, width)).tocsr()
    fitted = TruncatedSVD(DIMENSIONS, random_state=0, n_iter=4).fit(matrix)
    vectors = fitted.transform(matrix) / numpy.sqrt(fitted.singular_values_)
    return vectors / (numpy.linalg.norm(vectors, axis=1, keepdims=True) + 1e-9)
