"""Graph to pictures: SVG drawn at build time, coloured by the classes of the theme."""
