"""The bill of materials: every package that makes the site, with the hashes that it is locked to.

It is made of `requirements.lock`, in the form of CycloneDX 1.6 (ECMA-424): without a date and a serial
number, so that the same packages give the same bytes.
"""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from quoth import disk

FILE = "data/sbom.cdx.json"
"""Where it stands on the site."""
LOCK = Path(__file__).parents[2] / "requirements.lock"
"""What the program is installed from; it is not there where only the package was installed."""
_PACKAGE = re.compile(r"(?P<name>[A-Za-z0-9._-]+)==(?P<version>[^\s;\\]+)")
_HASH = re.compile(r"\s+--hash=sha256:(?P<hash>[0-9a-f]{64})")
_NEEDED_BY = re.compile(r"\s+#\s+(?:via\b\s*)?(?P<name>[A-Za-z0-9._-]*)")
_OURS = "quoth"


@dataclass(frozen=True, slots=True)
class Package:
    """A package as it is locked."""

    name: str
    version: str
    hashes: tuple[str, ...]
    """SHA-256 of each file in which it is given out."""
    needed_by: tuple[str, ...]

    @property
    def address(self) -> str:
        """Its name in bills of materials (a package URL)."""
        return f"pkg:pypi/{self.name}@{self.version}"


def bill_of_materials() -> dict[str, bytes]:
    """Return the file of the bill by its place on the site; nothing where the packages are not locked."""
    if not disk.is_plain_file(LOCK):
        return {}
    packages = sorted(read_lock(disk.read(LOCK).decode("utf-8")), key=lambda one: one.name)
    return {FILE: (json.dumps(_bill(packages), indent=1) + "\n").encode()}


def read_lock(text: str) -> Iterator[Package]:
    """Yield the packages that a lock file of `make lock` names."""
    for part in re.split(r"^(?=\w)", text, flags=re.MULTILINE):
        lines = part.splitlines()
        named = _PACKAGE.match(part)
        if named is not None:
            hashes = tuple(found["hash"] for line in lines if (found := _HASH.match(line)))
            needed_by = tuple(
                found["name"] for line in lines if (found := _NEEDED_BY.match(line)) and found["name"]
            )
            yield Package(named["name"], named["version"], hashes, needed_by)


def _bill(packages: list[Package]) -> Mapping[str, Any]:
    needs: dict[str, list[str]] = {name: [] for name in (_OURS, *(one.name for one in packages))}
    for one in packages:
        for name in one.needed_by:
            if name in needs:
                needs[name].append(one.address)
    addresses = {_OURS: _OURS, **{one.name: one.address for one in packages}}
    return {
        "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {"component": {"type": "application", "bom-ref": _OURS, "name": _OURS}},
        "components": [_component(one) for one in packages],
        "dependencies": [{"ref": addresses[name], "dependsOn": needed} for name, needed in needs.items()],
    }


def _component(package: Package) -> Mapping[str, Any]:
    hashes = [{"alg": "SHA-256", "content": one} for one in package.hashes]
    given_out = {"type": "distribution", "url": package.address, "hashes": hashes}
    return {
        "type": "library",
        "bom-ref": package.address,
        "name": package.name,
        "version": package.version,
        "purl": package.address,
        "externalReferences": [given_out],
    }
