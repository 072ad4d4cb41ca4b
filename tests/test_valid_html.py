"""The HTML of the whole site, by the checker of the Web's standards body."""

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest
from browser import NODE_MODULES, missing

CHECKER = NODE_MODULES / "vnu-jar" / "build" / "dist" / "vnu.jar"

OF_THE_THEME = {
    "Attribute “autocomplete” is only allowed when the input type is": (
        "so the theme writes its two switches, in a template that cannot be replaced in part"
    ),
    "The value of the “for” attribute of the “label” element must be the ID of a non-hidden form control.": (
        "the title of the table of contents is a label without its switch on pages that stand in no menu"
    ),
    "Bad value “” for attribute “tabindex” on element “label”": (
        "so the theme writes a folder of the menu, in a macro that cannot be replaced in part"
    ),
    "Resource violates Content Security Policy": (
        "the checker is not told at which address the pages stand, so that to it nothing is of their own site"
    ),
    "Inline script violates Content Security Policy": (
        "the checker takes data for programs for scripts, which browsers do not"
    ),
}
"""How the messages begin that are about the theme's own templates, and why they must be borne."""


@pytest.fixture(scope="module")
def messages(built: Path) -> list[dict[str, str]]:
    """What the checker says of the site."""
    if shutil.which("java") is None:
        missing("Java is not installed")
    if not CHECKER.is_file():
        missing("vnu-jar is not installed")
    command = ["java", "-jar", str(CHECKER), "--format", "json", "--skip-non-html", str(built / "site")]
    environment = {**os.environ, "JAVA_TOOL_OPTIONS": ""}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    return list(json.loads(done.stderr[done.stderr.index("{") :])["messages"])


def test_every_page_is_valid(messages: list[dict[str, str]]) -> None:
    found = [
        f"{message['url'].partition('/site/')[2]}: {message['message']}: {message.get('extract', '')}"
        for message in messages
        if message["type"] != "info" or message.get("subType") == "warning"
    ]
    borne = tuple(OF_THE_THEME)
    assert [line for line in found if not line.partition(": ")[2].startswith(borne)] == []


def test_what_is_borne_is_still_there(messages: list[dict[str, str]]) -> None:
    said = [message["message"] for message in messages]
    assert {start for start in OF_THE_THEME if not any(text.startswith(start) for text in said)} == set()
