"""The live preview: what is saved is shown in the browser at once, with what is to be put right."""
