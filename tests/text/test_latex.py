import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers.growth import assert_grows_linearly
from litboard.text import clean_latex


@pytest.mark.parametrize(
    ("written", "read"),
    [
        (
            r"We release our code on \footnote{\url{github.com/a1/gene_x_9}}.\parfillskip=0pt",
            "We release our code on (github.com/a1/gene_x_9).",
        ),
        (r"Code\footnote{See \emph{here}.} is out.", "Code (See here.) is out."),
        (r"G\"odel, G{\"o}del, G\"{o}del, {G\"odel}", "Gödel, Gödel, Gödel, Gödel"),
        (r"Andr{\'e}, \'Etienne, na\"{\i}ve, na{\"\i}ve", "André, Étienne, naïve, naïve"),
        (r"Hajn{\v{z}}, \v{S}imi\'c, \v Simi\'{c}", "Hajnž, Šimić, Šimić"),
        (r"Fran{\c c}ois, Gar\c{c}on, \.Istanbul, \k{a}", "François, Garçon, İstanbul, ą"),
        (r"Stra{\ss}e, \O{}rsted, \AA ngstr\"om, {\L}uk", "Straße, Ørsted, Ångström, Łuk"),
        (r"Nguy{\~{\^e}}n", "Nguyễn"),
        (r"{BERT}: {P}re-training of {{GPT}s}", "BERT: Pre-training of GPTs"),
        (r"\emph{very} \textbf{bold} {\it slanted} text", "very bold slanted text"),
        (r"as shown~\cite{smith20, lee21}, it works", "as shown, it works"),
        (r"as shown \citep[see][p.~3]{smith20}.", "as shown."),
        (r"$\alpha$-divergence of $10^{-3}$ at $3\times3$", "α-divergence of 10^-3 at 3×3"),
        (r"$O(n \log n)$ time and $x_{ij} \leq y$", "O(n log n) time and x_ij ≤ y"),
        (r"$\frac{1}{2}$ of $\hat{y}$ in \(x+y\)", "1/2 of ŷ in x+y"),
        (r"of $ \alpha $ and $ x_1 + 2 $, for $ 5", "of α and x_1 + 2, for $ 5"),
        (r"\BibTeX{} and \XML in {\LaTeXe}\slash\METAFONT", "BibTeX and XML in LaTeX2e/METAFONT"),
        (r"\(\mathbb{Z}\) and \({\mathbb Z}\)-things", "Z and Z-things"),
        (r"up 5\% \& more for \$5", "up 5% & more for $5"),
        (r"\textbf{A} -- B---C ``quoted''", "A – B—C “quoted”"),
        (r"see \href{https://a.b/~c}{our page}", "see our page (https://a.b/~c)"),
        (r"\url{a.b/~me_x} {X}", "a.b/~me_x X"),
        (r"line one\\line {two}", "line one line two"),
        (r"a {\bf unclosed \emph{text", "a unclosed text"),
        (r"stray } brace", "stray brace"),
        (r"Hello \~{}x \^{} {a}", "Hello ~x ^ a"),
    ],
)
def test_latex_reads_as_a_person_would_read_it(written, read):
    assert clean_latex(written) == read


@pytest.mark.parametrize(
    "text",
    [
        "plain -- text ~ with ``quotes'' and  spaces ",
        "$5 and $10",
        "of $ 5 and $ 10, or a_1 for 3 $ 4",
        "between $5-$10 or US$3 and 4$ more",
        r"the file C:\Users\beta\new~1",
        r"matches \d+\.\w* anywhere, \d or \b",
        "labels in {0, 1} and {1, 2, 3}",
        r"our \method outperforms",
        "a_b ^ c",
        "",
    ],
)
def test_what_is_no_latex_stays_as_it_is(text):
    assert clean_latex(text) == text


@given(st.text(alphabet=st.characters(exclude_characters="\\${}")))
def test_text_without_a_sign_of_latex_is_returned_unchanged(text):
    assert clean_latex(text) == text


@given(st.lists(st.sampled_from(["{", "}", " ", "word", "Öl", "\\emph{", "\\textbf{", "\\foo{"])))
def test_braces_that_do_not_match_lose_no_text(pieces):
    cleaned = clean_latex("".join(pieces))
    assert cleaned.count("word") == pieces.count("word")
    assert cleaned.count("Öl") == pieces.count("Öl")


@given(st.text(alphabet="\\{}$ae'\"^_~c1,.-[]() "))
def test_no_text_makes_cleaning_stumble(text):
    clean_latex(text)


@pytest.mark.parametrize(
    "piece",
    ["{", "}", "$", "\\", "\\emph{", "\\cite[", "$a", "{a}", "{1", "\\'", "_{", "\\(x", "a "],
)
def test_hostile_text_takes_time_in_step_with_length(piece):
    assert_grows_linearly(lambda size: clean_latex("\\emph{" + piece * size), size=500)
