"""The command line's own words (typer's) in the user's language: headings by gettext, the rest here."""

import gettext
import os
import re
from typing import Any

import typer
from typer.core import TyperCommand, TyperGroup

from duixian.language import LOCALE, _, language


def speak() -> None:
    """Makes typer's headings (Options, Arguments, …) appear in the user's language; call before it prints."""
    gettext.bindtextdomain("typer", LOCALE)
    gettext.textdomain("typer")
    os.environ["LANGUAGE"] = language()


class Command(TyperCommand):
    """A command whose usage line and help option are in the user's language."""

    def format_usage(self, ctx: Any, formatter: Any) -> None:
        _write_usage(self, ctx, formatter)

    def get_help_option(self, ctx: Any) -> Any:
        return _translated(super().get_help_option(ctx))


class Group(TyperGroup):
    """The same for the group of commands."""

    def format_usage(self, ctx: Any, formatter: Any) -> None:
        _write_usage(self, ctx, formatter)

    def get_help_option(self, ctx: Any) -> Any:
        return _translated(super().get_help_option(ctx))


def _write_usage(command: Any, ctx: Any, formatter: Any) -> None:
    pieces = " ".join(command.collect_usage_pieces(ctx))
    formatter.write_usage(ctx.command_path, pieces, prefix=_("用法：") + " ")


def _translated(option: Any) -> Any:
    if option is not None:
        option.help = _("显示这段说明。")
    return option


def said(error: typer.TyperException) -> str:
    """What is wrong with the command line, in the user's language."""
    message = error.format_message()
    if language() == "en":
        return message
    for pattern, words in _WRONG:
        if match := re.fullmatch(pattern, message, re.S):
            return words.format(*match.groups())
    return message


# English (typer's wording) to Chinese; the English edition keeps typer's own.
_WRONG = (
    (r"Missing argument '(.+?)'\..*", "缺少参数 {}。"),
    (r"Missing option '(.+?)'\..*", "缺少选项 {}。"),
    (r"Missing command\.", "缺少命令。"),
    (r"No such command '(.+?)'\..*", "没有 {} 这个命令。"),
    (r"No such option: (\S+) \(Possible options: (.+)\)", "没有选项 {}，您是不是要 {}？"),
    (r"No such option: (\S+)", "没有选项 {}。"),
    (r"Option '(.+?)' requires an argument\.", "选项 {} 后面要有值。"),
    (r"Got unexpected extra argument\S* \((.+)\)", "多出的参数：{}。"),
    (r"Invalid value for (.+?): .*'(.+?)' is not one of (.+)\.", "{} 的值 {} 不对，只能是 {}。"),
    (r"Invalid value for (.+?): .* valid integer.*", "{} 的值要是整数。"),
    (r"Invalid value for (.+?): .* greater than or equal to (.+)", "{} 的值不能小于 {}。"),
    (r"Invalid value for (.+?): .* less than or equal to (.+)", "{} 的值不能大于 {}。"),
    (r"Invalid value for (.+?): (.+)", "{}:{}"),
)
