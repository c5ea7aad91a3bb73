"""Case files: YAML to cases, with file, line and the fix for whatever cannot be read. The one home of PyYAML here."""

from collections.abc import Iterable
from pathlib import Path

import yaml

from evals.case import Case
from evals.errors import CaseFileError, Problem
from evals.schema import Keys, WrongValueError, read_case


class CaseLoader(yaml.CSafeLoader):
    """Safe YAML whose dates stay words, to be refused with their line, and where `on`, `yes` and `no` are words."""


CaseLoader.yaml_implicit_resolvers = {
    first: [
        (tag, pattern) for tag, pattern in found if tag not in ("tag:yaml.org,2002:timestamp", "tag:yaml.org,2002:bool")
    ]
    for first, found in yaml.CSafeLoader.yaml_implicit_resolvers.items()
}


def load_cases(paths: Iterable[str | Path], keep_going: bool = False) -> tuple[list[Case], list[Problem]]:
    """The cases of all files, in order, and what is wrong with others.

    Raises CaseFileError for any problem; with `keep_going` the good cases are returned beside the problems.
    """
    cases: list[Case] = []
    problems: list[Problem] = []
    seen: dict[str, str] = {}
    for path in map(Path, paths):
        for case, line in _read_file(path, problems):
            if case.id in seen:
                problems.append(
                    Problem(str(path), line, f"the id {case.id!r} is taken by {seen[case.id]}: give this case another")
                )
                continue
            seen[case.id] = f"{path}:{line}"
            cases.append(case)
    if problems and not keep_going:
        raise CaseFileError(problems)
    return cases, problems


def _read_file(path: Path, problems: list[Problem]) -> list[tuple[Case, int]]:
    try:
        loader = CaseLoader(path.read_text(encoding="utf-8-sig"))
        root = loader.get_single_node()
    except (OSError, UnicodeDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else "it is not UTF-8 text"
        problems.append(Problem(str(path), 1, f"cannot be read ({reason}): name a YAML file of cases"))
        return []
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = mark.line + 1 if mark else 1
        problems.append(
            Problem(str(path), line, f"not YAML: {error.problem}; check indents, colons and quotation marks")
        )
        return []
    if not isinstance(root, yaml.SequenceNode):
        problems.append(Problem(str(path), 1, "not a list of cases: start each case with '- id: ...'"))
        return []
    found: list[tuple[Case, int]] = []
    for node in root.value:
        try:
            _refuse_repeated_keys(node)
            found.append((read_case(loader.construct_document(node)), node.start_mark.line + 1))
        except WrongValueError as wrong:
            problems.append(Problem(str(path), _line(node, wrong.keys), str(wrong)))
        except yaml.MarkedYAMLError as error:
            problems.append(Problem(str(path), node.start_mark.line + 1, f"not YAML: {error.problem}"))
    return found


def _refuse_repeated_keys(node: yaml.Node, keys: Keys = ()) -> None:
    """YAML keeps the last of two like keys silently; a case that states a thing twice is a slip."""
    if isinstance(node, yaml.MappingNode):
        names = [key.value for key, _ in node.value]
        for place, (key, value) in enumerate(node.value):
            if key.value in names[:place]:
                raise WrongValueError((*keys, key.value), f"{key.value!r} is given twice: keep one of them")
            _refuse_repeated_keys(value, (*keys, key.value))
    elif isinstance(node, yaml.SequenceNode):
        for place, value in enumerate(node.value):
            _refuse_repeated_keys(value, (*keys, place))


def _line(node: yaml.Node, keys: Keys) -> int:
    """The line of the value that `keys` lead to, or of the nearest thing around it."""
    line = int(node.start_mark.line) + 1
    for step in keys:
        inner: yaml.Node | None = None
        if isinstance(node, yaml.MappingNode):
            for key, value in node.value:
                if key.value == step:
                    line, inner = key.start_mark.line + 1, value
        elif isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
            inner = node.value[step]
            line = inner.start_mark.line + 1
        if inner is None:
            return line
        node = inner
    return line
