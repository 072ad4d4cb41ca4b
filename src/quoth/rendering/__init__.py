"""Compiled pages to the pages of a site: what MkDocs gives, many times as fast."""
