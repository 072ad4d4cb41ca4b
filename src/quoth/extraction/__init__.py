"""Articles to proposed entries, by rules that editors can read."""
