"""What LaTeX commands stand for: tables of facts."""

from __future__ import annotations

#: Accents as combining marks (The TeXbook, chapter 9).
ACCENTS = {
    "`": "\u0300", "'": "\u0301", "^": "\u0302", "~": "\u0303", "=": "\u0304", "u": "\u0306",
    ".": "\u0307", '"': "\u0308", "r": "\u030a", "H": "\u030b", "v": "\u030c", "G": "\u030f",
    "d": "\u0323", "c": "\u0327", "k": "\u0328", "b": "\u0331",
}  # fmt: skip

#: Accents of maths, which stand before a brace.
MATHS_ACCENTS = {
    "hat": "\u0302", "widehat": "\u0302", "tilde": "\u0303", "widetilde": "\u0303",
    "bar": "\u0304", "overline": "\u0304", "dot": "\u0307", "ddot": "\u0308", "vec": "\u20d7",
}  # fmt: skip

_GREEK = {
    "alpha": "α", "beta": "β", "gamma": "γ", "delta": "δ", "epsilon": "ε", "varepsilon": "ε",
    "zeta": "ζ", "eta": "η", "theta": "θ", "vartheta": "ϑ", "iota": "ι", "kappa": "κ",
    "lambda": "λ", "mu": "μ", "nu": "ν", "xi": "ξ", "pi": "π", "rho": "ρ", "sigma": "σ",
    "tau": "τ", "upsilon": "υ", "phi": "φ", "varphi": "φ", "chi": "χ", "psi": "ψ",
    "omega": "ω", "Gamma": "Γ", "Delta": "Δ", "Theta": "Θ", "Lambda": "Λ", "Xi": "Ξ", "Pi": "Π",
    "Sigma": "Σ", "Upsilon": "Υ", "Phi": "Φ", "Psi": "Ψ", "Omega": "Ω",
}  # fmt: skip

_MATHS = {
    "times": "×", "cdot": "·", "div": "÷", "pm": "±", "mp": "∓", "le": "≤", "leq": "≤",
    "leqslant": "≤", "ge": "≥", "geq": "≥", "geqslant": "≥", "ne": "≠", "neq": "≠",
    "approx": "≈", "sim": "∼", "simeq": "≃", "equiv": "≡", "propto": "∝", "ll": "≪", "gg": "≫",
    "infty": "∞", "partial": "∂", "nabla": "∇", "sum": "∑", "prod": "∏", "int": "∫", "in": "∈",
    "notin": "∉", "subset": "⊂", "subseteq": "⊆", "cup": "∪", "cap": "∩", "emptyset": "∅",
    "forall": "∀", "exists": "∃", "neg": "¬", "land": "∧", "lor": "∨", "wedge": "∧", "vee": "∨",
    "to": "→", "rightarrow": "→", "leftarrow": "←", "leftrightarrow": "↔", "Rightarrow": "⇒",
    "Leftarrow": "⇐", "Leftrightarrow": "⇔", "mapsto": "↦", "uparrow": "↑", "downarrow": "↓",
    "ldots": "…", "cdots": "⋯", "dots": "…", "circ": "∘", "bullet": "•", "star": "⋆", "ast": "∗",
    "oplus": "⊕", "otimes": "⊗", "odot": "⊙", "ell": "ℓ", "hbar": "ℏ", "Re": "ℜ", "Im": "ℑ",
    "langle": "⟨", "rangle": "⟩", "mid": "|", "parallel": "∥", "perp": "⊥", "prime": "′",
    "dagger": "†", "ddagger": "‡", "sqrt": "√", "lbrace": "{", "rbrace": "}", "vert": "|",
    "quad": " ", "qquad": " ", "degree": "°",
}  # fmt: skip

_LETTERS = {
    "ss": "ß", "SS": "ẞ", "ae": "æ", "AE": "Æ", "oe": "œ", "OE": "Œ", "o": "ø", "O": "Ø",
    "l": "ł", "L": "Ł", "aa": "å", "AA": "Å", "i": "ı", "j": "ȷ", "dh": "ð", "DH": "Ð",
    "th": "þ", "TH": "Þ", "dj": "đ", "DJ": "Đ", "ng": "ŋ", "NG": "Ŋ",
}  # fmt: skip

_SIGNS = {
    "textendash": "–", "textemdash": "—", "textquoteleft": "‘", "textquoteright": "’",
    "textquotedblleft": "“", "textquotedblright": "”", "textbackslash": "\\", "textregistered": "®",
    "texttrademark": "™", "textcopyright": "©", "copyright": "©", "pounds": "£", "euro": "€",
    "texteuro": "€", "textdegree": "°", "textasciitilde": "~", "textasciicircum": "^",
    "textbraceleft": "{", "textbraceright": "}",
    "textbar": "|", "textless": "<", "textgreater": ">", "textunderscore": "_", "S": "§", "P": "¶",
    "slash": "/", "endash": "–", "emdash": "—", "Dash": "—", "dash": "–", "LaTeXe": "LaTeX2e",
    "thinspace": " ", "newline": " ", "linebreak": " ", "item": " ", "par": " ",
}  # fmt: skip

#: Commands that are one character.
SYMBOLS = _GREEK | _MATHS | _LETTERS | _SIGNS

#: Commands of one sign; accents and maths brackets aside.
ESCAPES = dict.fromkeys("%&$#_{}", "") | {
    "\\": " ", ",": " ", ";": " ", ":": " ", " ": " ", "!": "", "/": "", "-": "", "@": "",
}  # fmt: skip
ESCAPES |= {sign: sign for sign in "%&$#_{}"}

#: Commands that only set the type.
SWITCHES = frozenset(
    {"bf", "it", "em", "rm", "tt", "sc", "sf", "sl", "bfseries", "itshape", "scshape", "ttfamily"}
    | {"noindent", "centering", "small", "footnotesize", "large", "normalsize", "displaystyle"}
    | {"left", "right", "big", "Big", "bigl", "bigr", "limits", "xspace", "protect", "maketitle"}
    | {"mathbb", "mathbf", "mathcal", "mathfrak", "mathit", "mathrm", "mathscr", "mathsf"}
    | {"cal", "frak", "boldsymbol", "bm", "operatorname", "mathop", "mathbin", "nolimits"}
    | {"textstyle", "upshape", "mdseries", "relax", "smallskip", "medskip", "bigskip", "hfill"}
)

#: Commands whose argument is not for readers.
DROPPED = frozenset(
    {"cite", "citep", "citet", "citealp", "citealt", "citeauthor", "citeyear", "parencite"}
    | {"textcite", "autocite", "nocite", "ref", "eqref", "autoref", "cref", "Cref", "pageref"}
    | {"label", "vspace", "hspace", "index", "includegraphics", "begin", "end", "phantom"}
    # Sort keys, as in BibTeX's own manual; never printed.
    | {"noopsort", "SortNoop", "sortnoop"}
    | {"bibliography", "bibliographystyle", "input", "color", "pagestyle", "thispagestyle"}
)

#: Commands whose argument is a footnote, and no part of the text.
ASIDES = frozenset({"footnote", "thanks", "footnotetext"})
