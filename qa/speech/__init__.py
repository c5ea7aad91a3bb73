"""Who says what: attributions, chains and running quotations, pronouns and titles resolved."""

from qa.speech.attribution import Attribution
from qa.speech.reading import plain_attributions, read_attributions, speaker_of
from qa.speech.speakers import as_named, same_speaker

__all__ = ["Attribution", "as_named", "plain_attributions", "read_attributions", "same_speaker", "speaker_of"]
