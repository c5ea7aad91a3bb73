"""The process that reads documents for `index/documents.py`: a request on standard input, a line in reply."""

import json
import resource
import signal
import sys
from typing import BinaryIO

from index.documents import MEMORY, Lines, Unreadable


def serve(requests: BinaryIO, replies: BinaryIO) -> None:
    """Read documents until the input ends. Limits hold for each: the processor's time kills, memory is refused."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    while header := requests.readline():
        request = json.loads(header)
        try:
            data = requests.read(request["size"])
            signal.setitimer(signal.ITIMER_PROF, request["seconds"])
            reply = json.dumps({"lines": read(request["form"], data)}).encode()
        except Unreadable as error:
            reply = json.dumps({"why": str(error)}).encode()
        except MemoryError:
            reply = json.dumps({"why": f"reading it takes more than {MEMORY // 1024**2} MB of memory"}).encode()
        except RecursionError:
            reply = json.dumps({"why": "it is nested too deep"}).encode()
        signal.setitimer(signal.ITIMER_PROF, 0)
        replies.write(reply + b"\n")
        replies.flush()


def read(form: str, data: bytes) -> Lines:
    """The lines of a document. Raises Unreadable."""
    if form == ".pdf":
        from index.pdf import read_pdf

        return read_pdf(data)
    if form == ".docx":
        from index.word import read_word

        return read_word(data)
    from index.rtf import read_rtf

    return read_rtf(data)


if __name__ == "__main__":
    serve(sys.stdin.buffer, sys.stdout.buffer)
