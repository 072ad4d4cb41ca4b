"""Quoth: a static knowledge base in which every claim shows the words it rests on."""
