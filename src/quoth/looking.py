"""The last look at each file, as it is put into a site."""

from collections.abc import Iterator

from quoth.findings import Finding
from quoth.headers import carries_the_policy, without_policy
from quoth.leaks import forms_of, leak, leaks_in


class Looking:
    """Looks whether files hold what is not to be known, and whether pages carry the policy."""

    def __init__(self, hidden: frozenset[str]) -> None:
        """Take the words that no file may hold."""
        self._forms = forms_of(hidden) if hidden else None
        self._leaking: list[Finding] = []
        self._without_policy: list[str] = []

    def at(self, path: str, data: bytes) -> None:
        """Look at a file."""
        if self._forms is not None and leaks_in(path, data, self._forms):
            self._leaking.append(leak(path))
        if path.endswith(".html") and not carries_the_policy(data):
            self._without_policy.append(path)

    def found(self) -> Iterator[Finding]:
        """Yield what is to be put right."""
        yield from self._leaking
        if self._without_policy:
            yield without_policy(self._without_policy)
