"""A library to the graph that pages are written from: who is tied to whom, and who disagrees."""
