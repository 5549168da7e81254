"""The language of messages: Simplified Chinese in the source, other languages through gettext catalogues.

`DUIXIAN_LANGUAGE` (`zh`, the default, or `en`) chooses; it is read at every call, so one process can serve
both.
"""

import gettext
import os
from functools import cache
from pathlib import Path

LOCALE = Path(__file__).parent / "locale"


def language() -> str:
    """The language asked for: `zh` unless `DUIXIAN_LANGUAGE` says `en`."""
    return "en" if os.environ.get("DUIXIAN_LANGUAGE", "zh").lower().startswith("en") else "zh"


@cache
def _catalogue(name: str) -> gettext.NullTranslations:
    return gettext.translation("duixian", LOCALE, [name], fallback=True)


def _(text: str) -> str:
    """`text` (Chinese) in the language asked for."""
    return _catalogue(language()).gettext(text)
