"""Invented coverage written as the kinds of files that it is saved in, for the tests that read them."""

import io
from collections.abc import Sequence
from pathlib import Path

from docx import Document
from fpdf import FPDF

IN_LATIN_1 = str.maketrans("“”’€", '""\'$')  # all that the fonts of every PDF have
STORIES = (
    (
        "Ferry runs aground off Drell",
        "Mara Linde",
        "March 18, 2022",
        (
            "The ferry Lyra ran aground on a sandbank off Drell on Monday with 212 people on board, the coast guard of "
            "Norhaven said.",
            "“Nobody was hurt,” said Ines Carrow, who owns the ferry. She said that it would sail again within a week.",
        ),
    ),
    (
        "Paper mill in Sarn burns for a second day",
        "Tom Ode",
        "March 19, 2022",
        (
            "A fire at the paper mill of Sarn burned for a second day on Saturday, and 1,400 people left their homes.",
            "The fire brigade of the district said that it did not know what had caused the fire at the mill.",
        ),
    ),
    (
        "Quill Bay votes for a new harbour",
        "Dov Anders",
        "March 20, 2022",
        (
            "The town council of Quill Bay voted by nine to four on Sunday to build a harbour for €31.5 million.",
            "Work is to begin in May, the mayor said, and to take three years.",
        ),
    ),
)


def nexis() -> list[str]:
    """The lines of an export as Nexis lays it out."""
    lines = ["User Name: a reader", "Documents (3)", "1. Ferry runs aground off Drell"]
    for title, author, day, paragraphs in STORIES:
        lines += [
            title,
            "The Port Vell Herald",
            f"{day} Friday",
            "Copyright 2022 The Port Vell Herald All Rights Reserved",
        ]
        lines += ["Section: NEWS; Pg. 3", "Length: 57 words", f"Byline: {author}", "Body", *paragraphs]
        lines += ["Load-Date: March 21, 2022", "End of Document"]
    return lines


def factiva() -> list[str]:
    """The lines of an export as Factiva lays it out."""
    lines = []
    for number, (title, author, day, paragraphs) in enumerate(STORIES):
        lines += ["News", title, f"By {author}", "57 words", day, "The Port Vell Herald", "PVHRLD", "English"]
        lines += ["Copyright 2022. The Port Vell Herald.", *paragraphs, f"Document PVHRLD0020220318ei3i0000{number}"]
    return lines


def proquest() -> list[str]:
    """The lines of an export as ProQuest lays it out."""
    lines = []
    for number, (title, author, day, paragraphs) in enumerate(STORIES, 1):
        lines += [
            "_" * 60,
            f"Document {number} of 3",
            title,
            f"Author: {author}",
            "Publication info: The Port Vell Herald",
        ]
        lines += [f"Full text: {paragraphs[0]}", *paragraphs[1:], "Subject: Harbours", f"Title: {title}"]
        lines += ["Publication title: The Port Vell Herald; Port Vell", f"Publication date: {day}", "Language: English"]
    return lines


def as_word(lines: Sequence[str]) -> bytes:
    document = Document()
    for line in lines:
        document.add_paragraph(line)
    return saved(document)


def saved(document: object) -> bytes:
    file = io.BytesIO()
    document.save(file)  # type: ignore[attr-defined]
    return file.getvalue()


def as_rtf(lines: Sequence[str]) -> bytes:
    body = "\\par\n".join(
        "".join(c if c.isascii() and c not in "\\{}" else f"\\u{ord(c)}?" for c in line) for line in lines
    )
    return f"{{\\rtf1\\ansi{{\\fonttbl{{\\f0 Times;}}}}\\f0 {body}}}".encode("ascii")


def as_pdf(lines: Sequence[str], *, header: str = "", size: int = 11) -> bytes:
    class Pages(FPDF):
        def header(self) -> None:
            if header:
                self.set_font("Helvetica", size=8)
                self.cell(0, 8, f"{header} {self.page_no()}", new_x="LMARGIN", new_y="NEXT")

    pdf = Pages()
    pdf.add_page()
    for line in lines:
        pdf.set_font("Times", size=size)
        pdf.multi_cell(0, 5, line.translate(IN_LATIN_1), new_x="LMARGIN", new_y="NEXT")
        pdf.ln(3)
    return bytes(pdf.output())


def put(folder: Path, name: str, data: bytes | str) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return path
