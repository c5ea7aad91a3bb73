"""Articles and passages as LlamaIndex knows them: documents in, nodes out."""

import re
from collections.abc import Callable, Sequence
from datetime import date
from hashlib import sha256
from typing import Any

from llama_index.core.node_parser import NodeParser
from llama_index.core.schema import BaseNode, Document, MetadataMode, NodeRelationship, RelatedNodeInfo, TextNode
from pydantic import PrivateAttr

from index.article import Article, Passage
from index.dates import stated_date
from index.errors import UserError
from index.passages import cut_passages


def article_id(identity: str) -> str:
    return sha256(identity.encode()).hexdigest()[:12]


def identity_of(document: Document) -> str:
    return f"document:{document.node_id}"


def article_from(document: Document) -> Article:
    """An article of a document whose text is the article already: white space is normalised, nothing dropped.

    Read from its metadata: title, publisher, authors (a list, or names parted by commas), published, url, file_path.
    Raises UserError where `published` is no date.
    """
    metadata = document.metadata
    lines = (" ".join(line.split()) for line in document.get_content(MetadataMode.NONE).splitlines())
    authors = metadata.get("authors") or ()
    names = re.split(r"\s*,\s*", authors) if isinstance(authors, str) else authors
    published = str(metadata.get("published") or "")
    path = str(metadata.get("file_path") or document.node_id)
    return Article(
        id=article_id(identity_of(document)),
        text="\n\n".join(line for line in lines if line),
        path=path,
        title=metadata.get("title") or None,
        publisher=metadata.get("publisher") or None,
        authors=tuple(name for name in names if name),
        published=_day(published, document) if published else None,
        published_as=published or None,
        url=metadata.get("url") or None,
        paths=(path,),
    )


def _day(published: str, document: Document) -> date:
    try:
        return date.fromisoformat(published[:10])
    except ValueError:
        if dated := stated_date(published):
            return dated.day
        raise UserError(f"document {document.node_id}: published is {published!r}: write it as 2024-12-14") from None


def node_of(article: Article, passage: Passage, embedding: Sequence[float] | None = None) -> TextNode:
    """A passage as a node: its own id, the article as its source, its true offsets.

    Metadata stays out of what is embedded and out of what a model is given, so that it moves no boundary.
    """
    metadata: dict[str, Any] = {
        "article_id": article.id,
        "title": article.title or "",
        "publisher": article.publisher or "",
        "published": article.published.isoformat() if article.published else "",
        "day": article.published.toordinal() if article.published else 0,
        "url": article.url or "",
        "path": article.path,
    }
    return TextNode(
        id_=passage.id,
        text=article.text[passage.start : passage.end],
        start_char_idx=passage.start,
        end_char_idx=passage.end,
        metadata=metadata,
        excluded_embed_metadata_keys=list(metadata),
        excluded_llm_metadata_keys=list(metadata),
        relationships={NodeRelationship.SOURCE: RelatedNodeInfo(node_id=article.id)},
        embedding=list(embedding) if embedding is not None else None,
    )


class PassageParser(NodeParser):
    """On Record's passages as a LlamaIndex node parser: nodes tile their document, with true offsets."""

    _count_tokens: Callable[[str], int] = PrivateAttr()

    def __init__(self, count_tokens: Callable[[str], int], **data: Any) -> None:
        """`count_tokens` counts the embedder's tokens of a text: `PassageParser(open_embedder().count_tokens)`."""
        super().__init__(include_prev_next_rel=False, **data)
        self._count_tokens = count_tokens

    def _parse_nodes(self, nodes: Sequence[BaseNode], show_progress: bool = False, **kwargs: Any) -> list[BaseNode]:
        parsed: list[BaseNode] = []
        for node in nodes:
            article = Article(id=node.node_id, text=node.get_content(MetadataMode.NONE), path=node.node_id)
            for passage in cut_passages(article, self._count_tokens):
                child = node_of(article, passage)
                child.metadata = dict(node.metadata)
                parsed.append(child)
        return parsed

    def _postprocess_parsed_nodes(self, nodes: list[BaseNode], parent_doc_map: dict[str, Document]) -> list[BaseNode]:
        """LlamaIndex would search each node's text in its document; the offsets are known."""
        return nodes
