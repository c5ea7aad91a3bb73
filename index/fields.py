"""What an article's fields are called, in JSON and in the front matter of Markdown.

The names are those of newspaper3k, news-please, schema.org, WordPress, Hugo, JSON Feed and the interfaces of large
outlets.
"""

import re

# In order of trust, in small letters without what joins their words.
TEXTS = (
    "articlebody text bodytext maintext fulltext articletext storytext plaintext cleanedtext contenttext body content"
    " article story contenthtml bodyhtml html"
).split()
TITLES = "headline title webtitle heading articletitle hed".split()
PUBLISHERS = (
    "publisher publication outlet newspaper sourcename source sitename site media mediumname provider journal"
    " website sourcedomain domain"
).split()
AUTHORS = "authors author byline creator writers writer".split()
DATES = (
    "datepublished published publishedat publishdate publisheddate publicationdate datepublish pubdate"
    " webpublicationdate firstpublished dateissued issued date datetime dategmt timestamp publishtime"
).split()
UPDATES = (
    "datemodified modified updated updatedat lastmodified modifiedat dateupdated updatedate datemodify lastmod".split()
)
URLS = "url weburl canonicalurl canonical link permalink sourceurl articleurl href uri id source".split()
SECTIONS = "articlesection section sectionname category categories desk newsdesk".split()
LANGUAGES = "inlanguage language lang languagecode locale".split()


def plain_name(key: str) -> str:
    """A field's name in small letters, without what joins its words: "publishDate", "publish_date"."""
    return re.sub(r"[^a-z]", "", key.lower())
