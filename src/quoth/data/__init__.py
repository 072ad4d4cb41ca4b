"""The knowledge base as data: tables, JSON and a database, all made of the same rows."""
