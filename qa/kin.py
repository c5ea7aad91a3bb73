"""Of whose mother, brother or widow a question asks, of whom the article must tell."""

import re

from index.article import Article
from qa.question import Question

# By which words each may be told of. A relation is not told by another: of a father, nothing says what the mother did.
_TOLD_BY = {
    "mother": "mother|mum|mom|parents?",
    "father": "father|dad|parents?",
    "parents": "parents?|mother|father|mum|mom|dad",
    "brother": "brothers?|siblings?|twins?",
    "sister": "sisters?|siblings?|twins?",
    "wife": "wife|wives|widow|spouse|married|marry|husband|partner|couple",
    "husband": "husband|widower|widow|spouse|married|marry|wife|partner|couple",
    "widow": "widow|wife|husband|married",
    "son": "sons?|child|children|boys?|father|mother|parents?",
    "daughter": "daughters?|child|children|girls?|father|mother|parents?",
    "uncle": "uncles?|nephews?|nieces?",
    "aunt": "aunts?|nephews?|nieces?",
    "cousin": "cousins?",
    "grandmother": "grandmothers?|grandparents?|grandma|granny|grand(?:son|daughter|child|children)",
    "grandfather": "grandfathers?|grandparents?|grandpa|grand(?:son|daughter|child|children)",
}
_ASKED = re.compile(rf"['’]s?\s+(?:\w+\s+)?(?P<kin>{'|'.join(_TOLD_BY)})s?\b", re.IGNORECASE)


def asks_of_kin(question: Question) -> bool:
    """Whether a question is about somebody's kin: "What did Varn's mother do?"."""
    return _ASKED.search(question.text) is not None


def lacks_kin(question: Question, article: Article) -> bool:
    """Whether an article tells of nobody so related."""
    asked = _ASKED.search(question.text)
    if asked is None:
        return False
    told = _TOLD_BY[asked["kin"].lower()]
    return not re.search(rf"\b(?:\w+-in-law|{told})\b", f"{article.title or ''} {article.text}", re.IGNORECASE)
