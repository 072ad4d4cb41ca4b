"""Articles to proposed entries, by a language model; nothing that it answers is taken on trust."""
