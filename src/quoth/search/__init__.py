"""The search of the site: an index of small files, which the theme's scripts read without a server."""
