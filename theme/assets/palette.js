// The reader's choice between light and dark, before anything is drawn.
"use strict";
{
  const kept = __md_get("__palette");
  if (kept && kept.color) {
    let colors = kept.color;
    if (colors.media === "(prefers-color-scheme)") {
      const light = matchMedia("(prefers-color-scheme: light)").matches;
      const media = `(prefers-color-scheme: ${light ? "light" : "dark"})`;
      const input = document.querySelector(`[data-md-color-media="${media}"]`);
      const named = (name) => input.getAttribute(`data-md-color-${name}`);
      colors = { scheme: named("scheme"), primary: named("primary"), accent: named("accent") };
    }
    for (const [name, value] of Object.entries(colors)) {
      document.body.setAttribute(`data-md-color-${name}`, value);
    }
  }
}
