"""Proposals to draft entries: new files for what is not there, and a patch for what is."""
