"""Errors of the index.

OnRecordError
├── UserError          the user can mend it: exit status 2, one line
│   └── IndexBusy      another process is writing
├── IndexDamaged       the index cannot be read: exit status 1
└── DiskFull           there is no room to write the index: exit status 1
"""


class OnRecordError(Exception):
    """Everything that On Record raises on purpose. The message says what, which value, and what to do."""


class UserError(OnRecordError):
    """A mistake in what was asked for, with how to mend it."""


class IndexBusy(UserError):
    """Another process is writing to the index. The message names it."""


class IndexDamaged(OnRecordError):
    """The index cannot be read, and not by the user's mistake."""


class DiskFull(OnRecordError):
    """No room is left where the index is written. What was stored before stays stored."""
