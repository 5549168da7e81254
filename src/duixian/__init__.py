"""Duixian (兑现): reads what a Chinese government reported and promised, every figure tied to its sentence.

>>> import duixian
>>> report = duixian.read_text("今年主要预期目标是：地区生产总值增长6%左右。", name="2024")

The names below are the library's face; docs/library.md shows them at work. They are loaded when first used,
so that the command starts quickly.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from duixian.errors import BadInput
    from duixian.report import Report, read, read_all, read_text

__all__ = ["BadInput", "Report", "read", "read_all", "read_text"]


def __getattr__(name: str) -> Any:
    if name not in __all__:
        raise AttributeError(f"module 'duixian' has no attribute {name!r}")
    return getattr(import_module("duixian.errors" if name == "BadInput" else "duixian.report"), name)
