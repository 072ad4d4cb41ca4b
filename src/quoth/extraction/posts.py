"""Posts that an article speaks of, and who holds or held them."""

from quoth.extraction.post_rules import PostRules
from quoth.extraction.proposals import Post
from quoth.extraction.reading import Reading


def find_posts(reading: Reading, rules: PostRules) -> tuple[Post, ...]:
    """Return the posts that an article speaks of, each once."""
    return ()
