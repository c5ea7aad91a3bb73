"""The retrieval and the assistant as LlamaIndex's own interfaces."""

from typing import TYPE_CHECKING, Any

from llama_index.core.base.base_query_engine import BaseQueryEngine
from llama_index.core.base.base_retriever import BaseRetriever
from llama_index.core.base.response.schema import Response
from llama_index.core.prompts.mixin import PromptMixinType
from llama_index.core.schema import NodeRelationship, NodeWithScore, QueryBundle, RelatedNodeInfo, TextNode

from index.articles import Filter
from index.nodes import node_of
from qa.answer import Answer, Citation
from qa.question import read_question

if TYPE_CHECKING:
    from qa.assistant import Assistant


class HybridRetriever(BaseRetriever):
    """Dense and lexical search, fused: nodes carry the passage's id, its article's id and true offsets."""

    def __init__(self, assistant: "Assistant", within: Filter | None = None) -> None:
        self._assistant = assistant
        self._within = within or Filter()
        super().__init__()

    def _retrieve(self, query_bundle: QueryBundle) -> list[NodeWithScore]:
        hits = self._assistant.retrieve(read_question(query_bundle.query_str), self._within)
        return [NodeWithScore(node=node_of(hit.article, hit.passage), score=hit.fused) for hit in hits]


class RecordQueryEngine(BaseQueryEngine):
    """Answers as a LlamaIndex response: its source nodes are the cited passages, in the order of their numbers."""

    def __init__(self, assistant: "Assistant") -> None:
        self._assistant = assistant
        super().__init__(callback_manager=None)

    def _query(self, query_bundle: QueryBundle) -> Response:
        return self._response(self._assistant.ask(query_bundle.query_str))

    async def _aquery(self, query_bundle: QueryBundle) -> Response:
        return self._response(await self._assistant.aask(query_bundle.query_str))

    def _get_prompt_modules(self) -> PromptMixinType:
        return {}

    def _response(self, answer: Answer) -> Response:
        nodes = [NodeWithScore(node=self._node(citation), score=answer.score) for citation in answer.citations]
        metadata: dict[str, Any] = {"answer": answer.to_dict()}
        return Response(response=answer.text, source_nodes=nodes, metadata=metadata)

    def _node(self, citation: Citation) -> TextNode:
        """The passage that a quote stands in; of a quoted field, the field."""
        passage = self._assistant.passage_at(citation)
        if passage is not None:
            return node_of(citation.article, passage)
        source = RelatedNodeInfo(node_id=citation.article.id)
        return TextNode(text=citation.quote, relationships={NodeRelationship.SOURCE: source})
