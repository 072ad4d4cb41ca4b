// What the theme's own scripts keep in the browser, each under an address of the site: by names that they know.
"use strict";
var __md_scope = new URL(document.currentScript.dataset.base, location);
var __md_hash = (words) => [...words].reduce((sum, letter) => (sum << 5) - sum + letter.charCodeAt(0), 0);
var __md_get = (name, store = localStorage, scope = __md_scope) =>
  JSON.parse(store.getItem(`${scope.pathname}.${name}`));
var __md_set = (name, value, store = localStorage, scope = __md_scope) => {
  try {
    store.setItem(`${scope.pathname}.${name}`, JSON.stringify(value));
  } catch {
    // A browser that keeps nothing forgets the choice.
  }
};
