/* The search: a dialogue over the index.

   This file stands right after the header. The index, what reads it and search.css are fetched when a reader first
   opens the dialogue. Elements with the attribute data-q-search open the dialogue, and are shown if they were hidden;
   the attribute's value, if any, is searched for. */
(() => {
  const SHOWN = 8; // hits at a time
  const CLAIMS = 3; // claims beneath a hit
  const LONGEST = 30; // words of an excerpt
  const VALUES = 8; // values of a facet
  const FACETS = { kind: "Kind", country: "Country", decade: "Decade", source: "Source", disputed: "Disputed" };
  const HINT = "Type a name, a place or any word, or choose what to look through.";
  const HANGUL = /([\p{Script=Hangul}]+(?: [\p{Script=Hangul}]+)*)/u;

  const base = new URL(document.currentScript.dataset.base.replace(/\/?$/, "/"), location.href);

  const make = (name, properties = {}, ...inside) => {
    const element = Object.assign(document.createElement(name), properties);
    element.append(...inside);
    return element;
  };
  const number = (count, one, many) => `${count.toLocaleString("en")} ${count === 1 ? one : many}`;

  const show = () => {
    for (const opener of document.querySelectorAll("[data-q-search]")) opener.hidden = false;
  };
  show();
  document.addEventListener("DOMContentLoaded", show);
  document.addEventListener("click", (event) => {
    const opener = event.target.closest("[data-q-search]");
    if (!opener) return;
    event.preventDefault();
    open(opener.dataset.qSearch);
  });
  document.addEventListener("keydown", (event) => {
    const plain = !event.ctrlKey && !event.metaKey && !event.altKey;
    const typing = event.target.closest?.("input, textarea, select, [contenteditable]");
    const asked = plain
      ? event.key === "/" && !typing
      : event.key.toLowerCase() === "k" && (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey;
    if (!asked || event.isComposing) return;
    event.preventDefault();
    open();
  });

  let dialog, input, status, facets, hits; // parts of the dialogue, made when it is first opened
  let index; // the promise of what reads the index
  let latest; // the promise of the search that was asked for last
  let asked = 0; // how many searches were asked for: an answer that comes late is dropped
  const chosen = {}; // the values chosen of each facet

  function open(query) {
    dialog ??= build();
    if (query) input.value = query;
    if (!dialog.open) dialog.showModal();
    input.select();
    search();
  }

  const load = () =>
    new Promise((resolve, reject) => {
      const script = make("script", { src: new URL("assets/search-index.js", base) });
      script.addEventListener("load", () => resolve(quothSearch(base)));
      script.addEventListener("error", reject);
      document.head.append(script);
    });

  function build() {
    document.head.append(make("link", { rel: "stylesheet", href: new URL("assets/search.css", base) }));
    input = make("input", { type: "search", autocomplete: "off", spellcheck: false, enterKeyHint: "search" });
    input.placeholder = "Names in any spelling, places, words";
    input.setAttribute("aria-label", "Search");
    status = make("p", { className: "q-search-status" });
    status.setAttribute("role", "status");
    facets = make("details", { className: "q-search-facets" });
    facets.open = matchMedia("(min-width: 45em)").matches;
    hits = make("div", { className: "q-search-hits" });
    const close = make("button", { type: "button", textContent: "Close" });
    const form = make("form", { className: "q-search-form" }, input, close);
    form.setAttribute("role", "search");
    const keys = make("p", { className: "q-search-keys", textContent: "↑ ↓ to move, Enter to open, Esc to close" });
    const made = make("dialog", { className: "q-search" });
    made.setAttribute("aria-label", "Search");
    made.append(form, status, make("div", { className: "q-search-body" }, facets, hits), keys);
    close.addEventListener("click", () => made.close());
    made.addEventListener("click", (event) => {
      if (event.target === made || event.target.closest("a")) made.close();
    });
    made.addEventListener("keydown", move);
    let wait;
    input.addEventListener("input", () => {
      clearTimeout(wait);
      wait = setTimeout(search, 120);
    });
    form.addEventListener("submit", async (event) => {
      event.preventDefault();
      clearTimeout(wait);
      search();
      await latest;
      hits.querySelector("a")?.click();
    });
    document.body.append(made);
    return made;
  }

  /* The arrow keys go from the box to the links of the hits and back. Escape closes, even where a browser would
     first empty the box. */
  function move(event) {
    if (event.key === "Escape" && !event.isComposing) {
      event.preventDefault();
      dialog.close();
    }
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const stops = [input, ...hits.querySelectorAll("a")];
    const at = stops.indexOf(document.activeElement);
    if (!step || at < 0) return;
    event.preventDefault();
    const next = stops[Math.max(0, Math.min(at + step, stops.length - 1))];
    next.focus();
    next.scrollIntoView({ block: "nearest" });
  }

  function search() {
    const turn = ++asked;
    latest = answer(input.value.trim(), () => turn === asked).catch(() => {
      if (turn !== asked) return;
      index = null;
      status.textContent = "The search could not be loaded. Close it and try again.";
    });
  }

  async function answer(query, wanted) {
    const engine = await (index ??= load());
    const found = await engine.find(query, chosenFacets());
    const first = await read(found, 0);
    // Of those that have the same words, the one that has them in this order.
    first.sort((a, b) => found.isNamed(b) - found.isNamed(a));
    // A word of which only the first letters are there may become many.
    const meant = found.keys?.length === 0 && !found.without && !found.wide ? await engine.nearest(query) : [];
    const near = await read({ ...found, keys: meant }, 0);
    const indexes = await engine.indexes();
    if (!wanted()) return;
    showFacets(found.counts);
    // Whoever has gone on to a hit by the keys stays there, though a later answer draws the hits anew.
    const held = hits.contains(document.activeElement) && document.activeElement.href;
    hits.replaceChildren();
    if (!found.keys) status.textContent = HINT;
    else if (found.keys.length) status.textContent = `${number(found.keys.length, "entry", "entries")} found`;
    else if (found.wide && !found.without) status.textContent = "Go on typing";
    else status.textContent = near.length ? "Not found as written" : "Nothing found";
    if (first.length) showHits(found, first);
    else if (found.without) offerAll(found.without);
    else if (found.keys && !found.wide) offer(near, indexes);
    if (held) ([...hits.querySelectorAll("a")].find((link) => link.href === held) ?? input).focus();
  }

  /* Some of the pages found, with the marks of the query; one that is gone since the index was fetched is left out. */
  async function read(found, from) {
    const engine = await index;
    const keys = (found.keys ?? []).slice(from, from + SHOWN);
    const pages = await Promise.all(keys.map((key) => engine.page(key).catch(() => null)));
    return pages.filter(Boolean).map((page) => ({ ...page, marks: found.marks }));
  }

  const chosenFacets = () => Object.fromEntries(Object.entries(chosen).filter(([, values]) => values.size));

  function showFacets(counts) {
    const focused = facets.contains(document.activeElement) && document.activeElement;
    const some = Object.keys(chosenFacets()).length > 0;
    const groups = Object.keys(FACETS).map((facet) => group(facet, counts[facet] ?? {})).filter(Boolean);
    const clear = make("button", { type: "button", textContent: "Remove all", hidden: !some });
    clear.addEventListener("click", clearFacets);
    const title = make("summary", { textContent: some ? "Narrowed down" : "Narrow down" });
    facets.replaceChildren(title, ...groups, clear);
    facets.hidden = !groups.length;
    const same = (one) => one.name === focused.name && one.value === focused.value;
    if (focused) ([...facets.querySelectorAll("input")].find(same) ?? title).focus();
  }

  function group(facet, counts) {
    const mine = (chosen[facet] ??= new Set());
    const none = Object.fromEntries([...mine].map((value) => [value, 0]));
    const values = Object.entries({ ...none, ...counts });
    if (!values.length) return null;
    const most = ([a, m], [b, n]) => mine.has(b) - mine.has(a) || n - m || (a < b ? -1 : 1);
    const listed = values.sort(most).slice(0, Math.max(VALUES, mine.size));
    if (facet === "decade") listed.sort();
    const boxes = listed.map(([value, count]) => {
      const check = make("input", { type: "checkbox", name: facet, value, checked: mine.has(value) });
      check.addEventListener("change", () => {
        mine[check.checked ? "add" : "delete"](value);
        search();
      });
      const shown = make("span", { className: "q-search-count", textContent: count });
      return make("label", {}, check, " ", make("span", { textContent: value }), " ", shown);
    });
    return make("fieldset", {}, make("legend", { textContent: FACETS[facet] }), ...boxes);
  }

  function clearFacets() {
    for (const values of Object.values(chosen)) values.clear();
    input.focus();
    search();
  }

  function showHits(found, first) {
    const list = make("ol", {}, ...first.map(hit));
    hits.append(list);
    let shown = SHOWN;
    if (shown >= found.keys.length) return;
    const more = make("button", { type: "button", textContent: "Show more" });
    hits.append(more);
    more.addEventListener("click", async () => {
      const next = (await read(found, shown)).map(hit);
      shown += SHOWN;
      list.append(...next);
      if (shown >= found.keys.length) more.remove();
      next[0]?.querySelector("a").focus();
    });
  }

  function hit(page) {
    const href = new URL(page.address, base).href;
    const link = make("a", { href, className: "q-search-name", textContent: page.title });
    const item = make("li", {}, link, " ", make("span", { className: "q-search-kind", textContent: page.kind }));
    item.lastChild.dataset.kind = page.kind;
    const names = page.names.join(" · ");
    if (names) item.append(make("p", { className: "q-search-names" }, ...names.split(HANGUL).map(inKorean)));
    const below = passagesIn(page).map(({ id, words }) => make("li", {}, make("a", { href: within(href, id) }, ...excerpt(words))));
    const words = below.length ? [] : page.marks(page.text);
    if (below.length) item.append(make("ul", {}, ...below));
    else if (words.some(isMarked)) item.append(make("p", {}, ...excerpt(words)));
    return item;
  }

  /* A page may go on in parts: then the end of its address stands before the anchor. */
  const within = (href, id) => (id.includes("#") ? href.replace(/html$/, id) : `${href}#${id}`);
  const inKorean = (text, i) => (i % 2 ? make("span", { lang: "ko", textContent: text }) : text);
  const isMarked = ([, asked]) => asked >= 0;

  /* The claims of an entry, or the paragraphs of a source, that have most of the words asked for. */
  function passagesIn(page) {
    return page.parts
      .map(([id, text]) => ({ id, words: page.marks(text) }))
      .map((passage) => ({ ...passage, has: new Set(passage.words.filter(isMarked).map(([, asked]) => asked)).size }))
      .filter(({ has }) => has)
      .sort((a, b) => b.has - a.has)
      .filter(({ has }, i, [best]) => i < CLAIMS && has * 2 > best.has);
  }

  /* Some words around the first that is marked, as nodes. */
  function excerpt(words) {
    const first = words.findIndex(isMarked);
    const start = first < LONGEST - 6 ? 0 : first - 8;
    const end = Math.min(start + LONGEST, words.length);
    const nodes = start ? ["… "] : [];
    for (const word of words.slice(start, end)) nodes.push(...(isMarked(word) ? withMark(word[0]) : [word[0]]), " ");
    return end < words.length ? [...nodes, "…"] : nodes;
  }

  /* A word is marked without the signs around it. */
  function withMark(token) {
    const [, before, word, after] = /^([^\p{L}\p{N}]*)(.*?)([^\p{L}\p{N}]*)$/su.exec(token);
    return [before, make("mark", { textContent: word }), after];
  }

  /* What is chosen leaves nothing. */
  function offerAll(count) {
    const remove = make("button", { type: "button", textContent: "Remove what narrows the search" });
    remove.addEventListener("click", clearFacets);
    const said = `Without it, ${number(count, "entry", "entries")} would be found. `;
    hits.append(make("p", {}, said, remove));
  }

  /* Nothing was found as it was written: say what can be done about it. */
  function offer(near, indexes) {
    if (near.length) hits.append(make("p", { textContent: "Did you mean" }), make("ol", {}, ...near.map(hit)));
    else hits.append(make("p", { textContent: "Try fewer words, or another spelling." }));
    const to = ([name, path]) => make("li", {}, make("a", { href: new URL(path, base), textContent: name }));
    hits.append(make("p", { textContent: "Or look through all of them" }), make("ul", {}, ...indexes.map(to)));
  }
})();
