"""Sentences that speak to a machine: of the answer that it is to give, of its instructions, or as somebody in its chat.

English only, and by form alone. News tells of machines too: what decides is who is spoken to and what is asked of an
answer, never that a machine is named.
"""

import re
import unicodedata

# Letters of other alphabets that look like these: a word that holds both is written to pass unseen.
_LATIN = str.maketrans("аеорсухіјѕһԁԛԝАВЕКМНОРСТХІЈЅοανΑΒΕΖΗΙΚΜΝΟΡΤΥΧ", "aeopcyxijshdqwABEKMHOPCTXIJSoavABEZHIKMNOPTYX")

MACHINES = r"ais?|llms?|(?:large )?language models?|chat ?bots?|bots?|assistants?|summari[sz]ers?"
_PRODUCTS = r"chatgpt|gpt[-\w.]*|claude|gemini|copilot|siri|alexa|models?|machines?"
_ANSWERS = r"answers?|response|reply|replies|output|summar(?:y|ies)"
_INSTRUCTED = r"(?:all |any )?(?:of )?(?:the |your |these |those |my )?"
_EARLIER = r"(?:previous|prior|above|earlier|preceding|foregoing|existing|initial|original)"

_SPEAKS = re.compile(
    # Of what is the machine's own: "your reply", "your instructions".
    rf"\byour (?:own |next |final |entire |whole |previous |generated |initial |\w+ly )?(?:{_ANSWERS}|messages?|code\w*"
    r"|algorithm|implementation|solution|elucidation|explanation|prompt|instructions?|program|translation|guidelines"
    r"|programming|training data|system prompt)\b"
    # Of what it was told before, or what it is to do from now on.
    rf"|\b(?:ignore|disregard|forget|override|overrule|bypass) {_INSTRUCTED}{_EARLIER}\b"
    rf"|\b{_EARLIER} (?:instructions?|prompts?|conversation) (?:(?:is|are|was|were|have been|has been) "
    r"(?:now |hereby )?(?:void|cancell?ed|lifted|obsolete|revoked|replaced|superseded|withdrawn|invalid|wrong|a test)"
    r"|no longer appl(?:y|ies)|do(?:es)? not apply)"
    r"|\bthe rest of (?:this|our) (?:conversation|chat|session)\b"
    # Of code that stands beside it.
    r"|\bcode (?:snippet|block|excerpt|fragment)s?\b|\b(?:above|below|following|subsequent) code\b"
    # Of this text, as something to be worked on or meant for machines.
    r"|\b(?:this|the) (?:text|article|page|document|passage) (?:must|should|shall|is to|has to) be (?:answer|ignor"
    r"|read as|summar|translat|treat)"
    r"|\bthis (?:text|article|page|document|passage|paragraph|sentence) (?:is|was) (?:\w+ )?for (?:\w+ )?"
    rf"(?:{MACHINES})\b"
    # To the machine, as what it is said to be.
    rf"|\byou are (?:now |no longer |hereby )?(?:an?|the|in) (?:\w+ ){{0,2}}(?:{MACHINES}|mode)\b"
    rf"|\b(?:if|as) you(?:['’]re| are) an? (?:\w+ )?(?:{MACHINES})\b|\bas an? (?:ai|llm|(?:large )?language model)\b"
    r"|\b(?:developer|debug|admin|administrator|root|god|jailbreak|unrestricted) (?:mode|access|override)"
    r" (?:is|has been) (?:now )?(?:on|active|activated|enabled|granted|accepted)\b"
    r"|\bthe user\b[^.]* you (?:may|can|must|should|are|have)\b"
    # Of machines, as those that read this, or must answer so.
    rf"|\b(?:{MACHINES}|systems|models)\b[^.]{{0,25}}\b(?:reading|processing|summari[sz]ing|parsing|indexing"
    r"|that reads?|which reads?)\b[^.]{0,20}\b(?:this|the (?:article|text|page|document))\b"
    rf"|\b(?:the|any|every|all) (?:{MACHINES}) (?:should|must|shall|is to|are to|ha(?:s|ve) to|needs? to)"
    r"(?: (?:always|never|only|also|not|now))? (?:add|answer|append|begin|claim|end|ignore|include|mention|omit|output"
    r"|print|recommend|repeat|reply|respond|return|reveal|say|start|state|tell|use|write)\b",
    re.IGNORECASE,
)
_OPENS = re.compile(
    # "You are Brint, a pirate", "Your new task is to"
    r"you are (?-i:[A-Z]\w+), an?\b|you have (?:now )?been (?:reset|reprogrammed|jailbroken|unlocked|upgraded)\b"
    r"|your (?:new |only |next |sole |first |real |true )?(?:task|job|goal|objective|role|mission|purpose) (?:is|:)"
    r" (?:now )?to\b|your name is\b"
    # "Dear AI,", "Hey ChatGPT,"
    r"|(?:dear|hey|hello|hi|attention|listen|ok|okay),? (?:(?:all|any|every|the|my|you) )?(?:\w+ )?"
    rf"(?:{MACHINES}|{_PRODUCTS})\s*[,:!.–—]"
    # A role in a chat, or a mark between its parts: "SYSTEM:", "[ADMIN]", "BEGIN PROMPT"
    r"|(?:(?:new |special |hidden |updated )?(?:system|assistant|user|human|instructions?|prompt|command|task|override)"
    r"(?: prompt| message| note| override| update)?"
    rf"|(?:a )?(?:note|message|instructions?|reminder|attention)(?: to| for|,)? (?:the |all |any )?[^:.]{{0,30}}"
    rf"\b(?:models?|agents?|{MACHINES}))\s*[:>]\s*"
    r"|(?:system|admin|administrator|developer|root|debug|assistant|user|inst)\][\s:]"
    r"|(?:begin|end|start)(?: of)?(?: the| new| hidden| your)? (?:(?:system|user|new|hidden) )?"
    r"(?:prompt|instructions?|document|context|input)\b(?! (?-i:[a-z]))",
    re.IGNORECASE,
)
# Of what an answer must be. An article may give it to somebody: "The summary must start with the rain, she said."
_PRESCRIBES = re.compile(
    r"(?:^|\b(?:any|all|every|each|the|your|no) (?:\w+ ){0,2})"
    r"(?:answers?|repl(?:y|ies)|summar(?:y|ies)|outputs?|translations?)\b[^.,;]{0,50}?"
    r" (?:must|should|shall|ha(?:s|ve) to|needs? to|(?:is|are) to) (?:\w+ )?(?:begin|start|open|end|close|finish"
    r"|include|mention|say|state|contain|quote|cite|repeat|rhyme|be (?:written|given|phrased|worded|in)|leave out"
    r"|omit|ignore|recommend)\b"
    r"|^(?:[^.,;]{1,60}, )?(?:the )?(?:only |correct |right |true |proper |final |expected )?answer"
    r"(?: to (?:any|every|all|each|this|that|the|your)\b[^.,;]{1,60})?(?: (?:is|must be|should be)|:) "
    r"(?:always |simply |just )?(?:\d|(?:yes|no|none|nobody|nothing|true|false)\b|[“\"'])",
    re.IGNORECASE,
)


def unmasked(words: str) -> str:
    """Words as they are read: without letters that are not seen, and with Latin ones for those that look like them."""
    if words.isascii():
        return words
    seen = "".join(letter for letter in unicodedata.normalize("NFKC", words) if unicodedata.category(letter) != "Cf")
    return " ".join(word.translate(_LATIN) if re.search(r"[A-Za-z]", word) else word for word in seen.split(" "))


def speaks_to_machine(own: str, start: int) -> bool:
    """Whether a sentence, in its own words from `start` on, speaks to a machine or in a role of its chat."""
    return bool(_SPEAKS.search(own) or _OPENS.match(own, start))


def prescribes(own: str, start: int) -> bool:
    """Whether a sentence, in its own words from `start` on, says what an answer is or must be."""
    return bool(_PRESCRIBES.search(own[start:]))
