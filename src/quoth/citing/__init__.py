"""The graph to citations: what a reader takes away of a claim or a page, in each format."""
