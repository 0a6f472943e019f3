"""Would the tests notice a fault? `python benchmarks/mutants.py litboard.matching.rules`.

Changes one operator, number or condition of a module at a time (mutants, made by cosmic-ray) and
runs the tests of the mirrored place, lib/litboard/a/b.py → tests/a/test_b*.py, or those named with
`--tests`. A mutant that fails no test survives: a test is missing, or the change makes no
difference. Prints every survivor as a line of code before and after, and the share killed; exits
with 1 below `--least` (percent).

Nothing on disk changes: each mutant is compiled in a process forked from one that has imported
everything already, and imports anew only the modules that depend on it, so that a mutant takes
about a second. Needs a POSIX system.
"""

from __future__ import annotations

import argparse
import ast
import contextlib
import importlib
import importlib.abc
import importlib.machinery
import importlib.util
import os
import re
import signal
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib.machinery import ModuleSpec
from pathlib import Path
from types import CodeType
from typing import Any

import grimp
import pytest

ROOT = Path(__file__).resolve().parents[1]

#: Kinds of change. Others of cosmic-ray are left out: they only repeat these (a "+" for a "&"
#: between booleans is an "or" again), or fail at once (a "/" between two sets).
OPERATORS = (
    *("BitAnd_BitOr", "BitOr_BitAnd", "Add_Sub", "Sub_Add", "Mul_Div", "Div_Mul", "FloorDiv_Mul"),
    *("Eq_NotEq", "NotEq_Eq", "Is_IsNot", "IsNot_Is", "Lt_LtE", "LtE_Lt", "Gt_GtE", "GtE_Gt"),
    *("Lt_GtE", "LtE_Gt", "Gt_LtE", "GtE_Lt", "Delete_USub", "Delete_Invert", "Delete_Not"),
    *("AddNot", "ReplaceTrueWithFalse", "ReplaceFalseWithTrue", "ReplaceAndWithOr"),
    *("ReplaceOrWithAnd", "ReplaceBreakWithContinue", "ReplaceContinueWithBreak"),
    *("NumberReplacer", "ZeroIterationForLoop", "ExceptionReplacer"),
)
#: Imported once with the module, before the processes of the mutants are forked.
WARM = ("litboard.corpus.loading", "hypothesis")
#: A mutant may loop for ever: it is killed after so many times the duration of a sound run.
PATIENCE, LEAST_SECONDS = 5, 10.0


@dataclass(frozen=True, slots=True)
class Mutant:
    """A changed version of a module: what was changed, the line, and the whole source."""

    change: str
    line: int
    source: str


def main() -> int:
    """Print the survivors and the share killed; 0 where it is large enough."""
    options = _read_options()
    path = module_path(options.module)
    tests = options.tests or mirrored_tests(path)
    for name in (options.module, *WARM):
        importlib.import_module(name)
    anew = {options.module, *grimp.build_graph("litboard").find_downstream_modules(options.module)}
    runs = MutantRuns(options.module, path, tests, frozenset(anew))
    source = path.read_text(encoding="utf-8")
    started = time.monotonic()
    if not runs.passes(source, timeout=600):
        print(f"{' '.join(tests)}: the tests fail without any change; mend them first")
        return 2
    timeout = max(LEAST_SECONDS, PATIENCE * (time.monotonic() - started))
    mutants = list(make_mutants(source))
    survivors = []
    for mutant in mutants:
        if runs.passes(mutant.source, timeout=timeout):
            survivors.append(mutant)
            print(describe(mutant, source), flush=True)
    killed = len(mutants) - len(survivors)
    share = 100 * killed / max(len(mutants), 1)
    print(f"{options.module}: {killed} of {len(mutants)} mutants killed ({share:.1f} %)")
    return int(share < options.least)


def _read_options() -> Any:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("module", help="as it is imported, such as litboard.matching.rules")
    parser.add_argument("--tests", nargs="+", help="test files instead of the mirrored ones")
    parser.add_argument("--least", type=float, default=90, help="share to be killed, in percent")
    return parser.parse_args()


def module_path(module: str) -> Path:
    """The file of a module of lib/."""
    path = ROOT / "lib" / Path(*module.split(".")).with_suffix(".py")
    if not path.is_file():
        raise SystemExit(f"{module}: no such module; give one such as litboard.matching.rules")
    return path


def mirrored_tests(path: Path) -> list[str]:
    """The test files of a module: tests/a/test_b.py, and test_b_*.py where there is more."""
    folder = ROOT / "tests" / path.relative_to(ROOT / "lib" / "litboard").parent
    tests = [*folder.glob(f"test_{path.stem}.py"), *folder.glob(f"test_{path.stem}_*.py")]
    if not tests:
        raise SystemExit(f"{folder}: no test_{path.stem}.py; name the tests with --tests")
    # What tests one aspect by itself (test_b_*.py) is quicker than what tests the whole.
    return sorted(map(str, tests), key=len, reverse=True)


def make_mutants(source: str) -> Iterator[Mutant]:
    """Every changed version of a source, by kind of change and place."""
    from cosmic_ray.ast import ast_nodes, get_ast
    from cosmic_ray.mutating import mutate_code
    from cosmic_ray.plugins import get_operator, operator_names

    unchanged = _program(source)
    nodes = list(ast_nodes(get_ast(source)))
    wanted = re.compile(rf"core/(Replace\w+Operator_)?({'|'.join(OPERATORS)})$")
    for name in filter(wanted.match, operator_names()):
        operator = get_operator(name)()
        places = [start for node in nodes for start, _ in operator.mutation_positions(node)]
        for occurrence, (line, _) in enumerate(places):
            mutated = mutate_code(source, operator, occurrence)
            if mutated is not None and _program(mutated) not in (unchanged, None):
                yield Mutant(name.removeprefix("core/"), line, mutated)


def _program(source: str) -> str | None:
    """What a source does: its syntax tree without annotations; None where it is no program."""
    try:
        tree = ast.parse(source)
    except SyntaxError:
        return None
    for node in ast.walk(tree):
        if isinstance(node, ast.AnnAssign | ast.arg):
            node.annotation = ast.Constant(None)
        elif isinstance(node, ast.FunctionDef):
            node.returns = None
        elif isinstance(node, ast.arguments):
            # The "*" that makes arguments keyword-only is no product.
            node.args = [*node.posonlyargs, *node.args, *node.kwonlyargs]
            node.posonlyargs, node.kwonlyargs = [], []
            node.defaults = [*node.defaults, *(one for one in node.kw_defaults if one)]
            node.kw_defaults = []
    return ast.dump(tree)


@dataclass(frozen=True, slots=True)
class MutantRuns:
    """Runs the tests of a module with other sources for it.

    `anew` are the module and all that depend on it, which every run imports anew.
    """

    module: str
    path: Path
    tests: Sequence[str]
    anew: frozenset[str]

    def passes(self, source: str, *, timeout: float) -> bool:
        """Whether all tests pass with a source, in a process of their own (seconds)."""
        child = os.fork()
        if child == 0:
            with contextlib.suppress(BaseException):
                os._exit(self._run(source))
            os._exit(1)
        end = time.monotonic() + timeout
        while time.monotonic() < end:
            done, status = os.waitpid(child, os.WNOHANG)
            if done:
                return os.waitstatus_to_exitcode(status) == 0
            time.sleep(0.02)
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        return False

    def _run(self, source: str) -> int:
        """In the child: the tests, stopping at the first failure, without output."""
        with open(os.devnull, "w", encoding="utf-8") as nowhere:
            os.dup2(nowhere.fileno(), 1)
            os.dup2(nowhere.fileno(), 2)
        for name in self.anew:
            sys.modules.pop(name, None)
        sys.meta_path.insert(0, MutantFinder(self.module, self.path, source))
        os.chdir(ROOT)
        return int(
            pytest.main(["-x", "-q", "-p", "no:cacheprovider", "-p", "no:xdist", *self.tests])
        )


class MutantFinder(importlib.abc.MetaPathFinder):
    """Imports a module from another source than the one on disk."""

    def __init__(self, module: str, path: Path, source: str) -> None:
        self.module, self.path, self.source = module, path, source

    def find_spec(self, fullname: str, path: Any, target: Any = None) -> ModuleSpec | None:
        """The mutant for its module; nothing for any other."""
        if fullname != self.module:
            return None
        loader = MutantLoader(fullname, str(self.path), self.source)
        return importlib.util.spec_from_file_location(fullname, self.path, loader=loader)


class MutantLoader(importlib.machinery.SourceFileLoader):
    """Compiles the source it was given, never a cached or stored one."""

    def __init__(self, fullname: str, path: str, source: str) -> None:
        super().__init__(fullname, path)
        self.source = source

    def get_code(self, fullname: str) -> CodeType:
        """The compiled mutant."""
        return compile(self.source, self.path, "exec")


def describe(mutant: Mutant, source: str) -> str:
    """The kind of change, and the changed line before and after."""
    before, after = source.splitlines(), mutant.source.splitlines()
    pairs = enumerate(zip(before, after, strict=False))
    at = next((line for line, (one, other) in pairs if one != other), mutant.line - 1)
    old, new = before[at].strip(), after[at].strip()
    return f"survived {mutant.change}, line {at + 1}\n  - {old}\n  + {new}"


if __name__ == "__main__":
    sys.exit(main())
