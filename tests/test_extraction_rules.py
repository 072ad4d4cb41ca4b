"""The files of rules: the program's own, and what a knowledge base adds to them."""

from dataclasses import replace
from pathlib import Path

import make
import pytest

from quoth.config import Config
from quoth.extraction.rules import load_rules
from quoth.extraction.rules_files import read_rules
from quoth.extraction.speech_rules import SpeechRules


def config(root: Path, text: str | None) -> Config:
    if text is not None:
        (root / "rules").mkdir()
        (root / "rules" / "speech.yml").write_text(text, encoding="utf-8")
    return replace(make.CONFIG, root=root)


def test_the_rules_of_the_program_stand_alone(tmp_path: Path) -> None:
    rules, found = load_rules(config(tmp_path, None))
    assert found == []
    assert rules is not None


def test_a_folder_in_place_of_rules_is_told(tmp_path: Path) -> None:
    (tmp_path / "rules/speech.yml").mkdir(parents=True)
    rules, found = read_rules("speech", SpeechRules, config(tmp_path, None))
    assert (rules, [(one.place.path, one.code) for one in found]) == (
        None,
        [("rules/speech.yml", "unexpected-file")],
    )


def test_a_list_of_a_knowledge_base_is_added_to_ours(tmp_path: Path) -> None:
    ours, _ = read_rules("speech", SpeechRules, replace(make.CONFIG, root=tmp_path / "none"))
    rules, found = read_rules("speech", SpeechRules, config(tmp_path, "verbs: [intoned]\n"))
    assert found == []
    assert ours is not None
    assert rules is not None
    assert rules == ours.model_copy(update={"verbs": (*ours.verbs, "intoned")})


FAULTS = {
    "no such list": ("verb: [intoned]\n", "rules/speech.yml:1:1: error: there is no key 'verb' here"),
    "no list": ("verbs: intoned\n", "rules/speech.yml:1:8: error: 'verbs' takes a list"),
    "no YAML": ("verbs: [\n", "rules/speech.yml:1:8: error: "),
    "anchors": ("verbs: &a [b]\n", "rules/speech.yml:1:8: error: "),
}


@pytest.mark.parametrize(("text", "told"), FAULTS.values(), ids=FAULTS)
def test_a_fault_of_a_knowledge_base_is_told_at_its_line(tmp_path: Path, text: str, told: str) -> None:
    rules, found = load_rules(config(tmp_path, text))
    assert rules is None
    assert [str(finding)[: len(told)] for finding in found] == [told]
