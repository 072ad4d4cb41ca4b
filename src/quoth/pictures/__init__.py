"""Pictures as SVG: pure functions from small values to markup, which know no entries, claims or pages."""
