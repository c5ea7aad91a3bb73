"""Lines of a text that are written for machines: programs, markup, data, the turns of a chat template."""

import re

from index.span import Span

FENCE = re.compile(r"```|~~~")
_SHAPES = re.compile(
    r"""
    (?:import|from)\s[\w.]+(?:\s(?:import|as)\s[\w.*,\s()]+|(?:,\s?[\w.]+)*)
    | (?:async\s+)?(?:def|class|for|while|if|elif|with|function|switch|public|private|static|void|fn|func)\b.*[:{({]
    | (?:else|try|except|finally|do)\b[^.]*[:{] | (?:pass|break|continue|done|fi|end|esac);?
    | (?:return|yield|await|throw|raise|echo|print|printf|const|let|var|using|export|package)\b[^.!?]*[;)\]}"'0-9]
    | [\w.\[\]"'$]+\s?(?:[-+*/|:]?=|->|=>)\s?\S.*(?<![.!?])
    | [\w.]+\(.*(?<![.!?]) | [\w.]+\(
    | \$\s.* | (?:sudo|curl|wget|chmod|rm|cd|pip|npm|docker|bash|sh)\s[-./~\w].*
    | (?:SELECT|INSERT|UPDATE|DELETE|DROP|CREATE|ALTER)\b.*\b(?:FROM|INTO|TABLE|SET|WHERE|DATABASE)\b.*
    | (?:role|content|prompt|tool|function|action|arguments|parameters)\s*:\s?\S.*
    | (?:[a-z]\s+){5,}[a-z]
    | [\W_]+
    """,
    re.VERBOSE,
)
_WITHIN = re.compile(
    r"<\|\w*\|?>|<!--|-->|\{\{|\}\}|\{%|%\}|</?[a-zA-Z][\w-]*(?:\s[^<>]*)?/?>|\[/?INST\]|\w\(\)|[a-z]\.\w+\(|[{\[]\s*[\"']\w+[\"']\s*[:,]|\w+=[\"']|[{};]\s*[{}]"
    r"|\w;\s*\w+\(|&&|\|\||=>|!=|==|(?:\w+_)+\w+\("
)
# Of one word, letters and figures as no word has them: Base64, a key.
_ENCODED = re.compile(
    r"(?<![\w/.@=&-])(?=[A-Za-z+/]*\d)(?=[^a-z]*[a-z])(?=[^A-Z]*[A-Z])[A-Za-z0-9+/]{32,}={0,2}(?![\w/.@-])"
)
_LINKS = re.compile(r"(?:\W*(?:!?\[[^\]]*\]\([^)\s]*\)|https?://\S+))+\W*")
_SYMBOLS = re.compile(r"[{}()\[\]<>=;_|\\#`~^@*/+]")
DENSE = 0.25  # of a line's characters that are symbols; of 60,000 sentences of news none but tables have as many


def is_code(sentence: str) -> bool:
    """Whether a sentence, or a line, is made for a machine."""
    bare = sentence.strip()
    if _WITHIN.search(bare) or FENCE.search(bare) or _ENCODED.search(bare) or _LINKS.fullmatch(bare):
        return True
    return _is_dense(bare)


def _is_dense(bare: str) -> bool:
    letters = re.sub(r"\s", "", bare)
    return not any(map(str.isalnum, letters)) or len(_SYMBOLS.findall(letters)) >= DENSE * len(letters)


def code_lines(text: str) -> list[Span]:
    """Spans of the lines that are code: what is fenced, what has its shape, and what stands between such lines."""
    found: list[Span] = []
    lines = [line for line in re.finditer(r"[^\n]+", text) if line.group().strip()]
    kinds = [_is_line(line.group().strip()) for line in lines]
    fences = [place for place, line in enumerate(lines) if FENCE.match(line.group().strip())]
    for first, last in zip(fences[::2], fences[1::2], strict=False):
        kinds[first : last + 1] = [True] * (last + 1 - first)
    for place, line in enumerate(lines):
        beside = kinds[place - 1 : place] + kinds[place + 1 : place + 2]
        if kinds[place] or (len(beside) == 2 and all(beside) and not re.search(r"[.!?][\"”’]?$", line.group().strip())):
            kinds[place] = True
            found.append(line.span())
    return found


def _is_line(line: str) -> bool:
    return bool(_SHAPES.fullmatch(line)) or _is_dense(line)
