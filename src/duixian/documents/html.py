"""Self-contained pages: template, style, script and data in one file that asks nothing of the network.

A page's own policy (CSP) forbids every request and every script but the one written here, by its hash. The
text of a report is hostile until escaped: the template escapes everything.
"""

import base64
import hashlib
from typing import Any

import jinja2
from markupsafe import Markup

from duixian.documents.body import row_id, section_id
from duixian.language import _, language

_SCRIPT = '"use strict";\n(() => {{\n{}\n}})();\n'


def render(name: str, *, data: dict[str, Any], **values: Any) -> str:
    """The page of the template `name`.html with its own style and script, in the language asked for.

    base.css stands before `name`.css and base.js before `name`.js; `data` is what the script works on.
    """
    environment = _environment()
    script = _SCRIPT.format(_joined(environment, name, "js"))
    return environment.get_template(f"{name}.html").render(
        lang="en" if language() == "en" else "zh-CN",
        style=Markup(_joined(environment, name, "css")),
        script=Markup(script),
        script_hash=base64.b64encode(hashlib.sha256(script.encode()).digest()).decode(),
        data=data,
        **values,
    )


def _environment() -> jinja2.Environment:
    environment = jinja2.Environment(
        loader=jinja2.PackageLoader("duixian.documents"),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals.update(_=_, row_id=row_id, section_id=section_id)
    return environment


def _joined(environment: jinja2.Environment, name: str, suffix: str) -> str:
    assert environment.loader
    files = (f"base.{suffix}", f"{name}.{suffix}")
    return "\n".join(environment.loader.get_source(environment, file)[0] for file in files)
