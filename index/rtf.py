"""An RTF file as lines. The home of striprtf."""

from striprtf.striprtf import rtf_to_text

from index.documents import Lines


def read_rtf(data: bytes) -> Lines:
    """The lines of an RTF file."""
    # Of a link striprtf writes the address into the text, where no reader of the page sees it, and takes long.
    written = data.decode("cp1252", errors="replace").replace("\\fldinst", "\\fldnone")
    text = rtf_to_text(written, encoding="cp1252", errors="replace")  # type: ignore[no-untyped-call]
    lines: Lines = []
    for line in text.splitlines():
        cells = [cell.strip() for cell in line.split("|")]
        if len(cells) > 2 and not cells[-1]:  # striprtf ends each cell so
            lines.append(("\t".join(cells[:-1]), "row"))
        elif line.strip():
            lines.append((" ".join(line.split()), ""))
    return lines
