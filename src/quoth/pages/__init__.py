"""The graph to pages: Markdown that a person can read. Every page is a pure function of the graph."""
