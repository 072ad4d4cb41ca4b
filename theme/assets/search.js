/* The search: a dialogue over Pagefind, in the place of the theme's own box.

   This file stands right after the header, so that the box is gone before the theme starts it. Pagefind, its index
   and search.css are fetched when a reader first opens the dialogue. From a folder (file://), where Pagefind cannot
   run, the theme's own search stays. Elements with the attribute data-q-search open the dialogue too, and are shown
   if they were hidden; the attribute's value, if any, is searched for. */
(() => {
  const SHOWN = 8; // hits at a time
  const CLAIMS = 3; // claims beneath a hit
  const LONGEST = 30; // words of an excerpt
  const VALUES = 8; // values of a facet
  const ALIKE = 0.6; // the share of a word that must be there for it to be found
  const FACETS = { kind: "Kind", country: "Country", decade: "Decade", source: "Source", disputed: "Disputed" };
  const HINT = "Type a name, a place or any word, or choose what to look through.";
  const HANGUL = /([\p{Script=Hangul}]+(?: [\p{Script=Hangul}]+)*)/u;
  const RANKING = { metaWeights: { title: 8, names: 8, spellings: 6 } };

  const base = new URL(document.currentScript.dataset.base.replace(/\/?$/, "/"), location.href);
  const box = document.querySelector(".md-header .md-search");
  const local = location.protocol === "file:";

  const make = (name, properties = {}, ...inside) => {
    const element = Object.assign(document.createElement(name), properties);
    element.append(...inside);
    return element;
  };
  const number = (count, one, many) => `${count.toLocaleString("en")} ${count === 1 ? one : many}`;

  if (box && !local) {
    document.querySelector(".md-header label[for=__search]")?.remove();
    const button = make("button", { type: "button", className: "q-search-open" });
    button.innerHTML =
      '<svg viewBox="0 0 24 24" aria-hidden="true"><path d="M9.5 3a6.5 6.5 0 0 1 4.9 10.8l6 6-1.4 1.4-6-6A6.5 6.5 0 1 1 9.5 3m0 2a4.5 4.5 0 1 0 0 9 4.5 4.5 0 0 0 0-9"/></svg>' +
      "<span>Search</span><kbd aria-hidden=true>/</kbd>";
    button.setAttribute("aria-keyshortcuts", "/ Control+K Meta+K");
    button.dataset.qSearch = "";
    box.replaceWith(button);
  }

  document.addEventListener("click", (event) => {
    const opener = event.target.closest("[data-q-search]");
    if (!opener) return;
    event.preventDefault();
    if (!local) return open(opener.dataset.qSearch);
    document.querySelector("#__search")?.click(); // opens the theme's own
    document.querySelector(".md-search__input")?.focus();
  });
  document.addEventListener("DOMContentLoaded", () => {
    for (const opener of document.querySelectorAll("[data-q-search]")) opener.hidden = false;
  });
  if (local) return;
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
  let pagefind; // the promise of Pagefind
  let latest; // the promise of the search that was asked for last
  let asked = 0; // how many searches were asked for: an answer that comes late is dropped
  const chosen = {}; // the values chosen of each facet

  function open(query) {
    dialog ??= build();
    pagefind ??= load();
    if (query) input.value = query;
    if (!dialog.open) dialog.showModal();
    input.select();
    search();
  }

  async function load() {
    const loaded = await import(new URL("pagefind/pagefind.js", base));
    await loaded.options({ baseUrl: base.pathname, ranking: RANKING });
    return loaded;
  }

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
    // Hyphens part the syllables of names, each of which is indexed; Pagefind would drop them and join the words.
    const query = input.value.replace(/\p{Pd}/gu, " ").trim();
    latest = answer(query || null, () => turn === asked).catch(() => {
      if (turn !== asked) return;
      pagefind = null;
      status.textContent = "The search could not be loaded. Close it and try again.";
    });
  }

  async function answer(query, wanted) {
    const engine = await (pagefind ??= load());
    const filters = chosenFilters();
    const some = Object.keys(filters).length > 0;
    // Without words and facets there is nothing to look for, but the facets can be chosen from.
    const found = query || some ? await engine.search(query, { filters }) : null;
    const counts = { ...(found ? found.filters : await engine.filters()) };
    // The values of a facet are alternatives: they are counted as if none of them were chosen.
    for (const facet of Object.keys(filters)) {
      const others = chosenFilters(facet);
      const asking = query || Object.keys(others).length;
      counts[facet] = (asking ? (await engine.search(query, { filters: others })).filters : await engine.filters())[facet];
    }
    const first = found ? await read(found.results.slice(0, SHOWN)) : [];
    // An entry whose own name is asked for comes before those whose claims name it.
    const asks = (query ?? "").split(/\s+/).map(fold);
    const named = new Map(first.map((data) => [data, !isNamed(data, asks)]));
    first.sort((a, b) => named.get(a) - named.get(b));
    if (!wanted()) return;
    showFacets(counts);
    // Whoever has gone on to a hit by the keys stays there, though a later answer draws the hits anew.
    const held = hits.contains(document.activeElement) && document.activeElement.href;
    hits.replaceChildren();
    const count = found?.results.length;
    const near = count && query && !first.some((data) => has(data, query.split(/\s+/)));
    const entries = number(count ?? 0, "entry", "entries");
    if (!found) status.textContent = HINT;
    else if (near) status.textContent = `Not found as written; near: ${entries}`;
    else status.textContent = count ? `${entries} found` : "Nothing found";
    if (near || count === 0) await help(query ?? "", found, wanted);
    if (count && wanted()) showHits(found.results, first);
    if (held) ([...hits.querySelectorAll("a")].find((link) => link.href === held) ?? input).focus();
  }

  /* Whether a page has each word of a query: Pagefind, finding none, takes words that merely begin alike. */
  function has(data, query) {
    const { title, names = "", spellings = "" } = data.meta;
    const words = wordsOf(data);
    const matched = [title, names, spellings, ...data.locations.map((at) => words[at])].join(" ").split(/\s+/).map(fold);
    return query.map(fold).every((asked) => matched.some((word) => alike(asked, word) >= asked.length * ALIKE));
  }

  /* Whether the names of a page have each word of a query, the last of which may still be being typed. */
  function isNamed(data, asks) {
    const { title, names = "", spellings = "" } = data.meta;
    const words = [title, names, spellings].join(" ").split(/[\s\p{Pd}]+/u).map(fold);
    return asks.every((asked, i) => words.some((word) => word === asked || (i === asks.length - 1 && word.startsWith(asked))));
  }

  function alike(a, b) {
    let at = 0;
    while (at < a.length && a[at] === b[at]) at++;
    return at;
  }

  const fold = (text) => text.normalize("NFKD").toLowerCase().replace(/[^\p{L}\p{N}]/gu, "");
  const wordsOf = (data) => data.content.split(/\s+/); // as Pagefind counts them
  const read = (results) => Promise.all(results.map((result) => result.data()));

  function chosenFilters(except) {
    const entries = Object.entries(chosen).filter(([facet, values]) => facet !== except && values.size);
    return Object.fromEntries(entries.map(([facet, values]) => [facet, { any: [...values] }]));
  }

  function showFacets(counts) {
    const focused = facets.contains(document.activeElement) && document.activeElement;
    const some = Object.keys(chosenFilters()).length > 0;
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
    const values = Object.entries(counts).filter(([value, count]) => count || mine.has(value));
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

  function showHits(results, first) {
    const list = make("ol", {}, ...first.map(hit));
    hits.append(list);
    let shown = first.length;
    if (shown === results.length) return;
    const more = make("button", { type: "button", textContent: "Show more" });
    hits.append(more);
    more.addEventListener("click", async () => {
      const next = (await read(results.slice(shown, shown + SHOWN))).map(hit);
      shown += next.length;
      list.append(...next);
      if (shown === results.length) more.remove();
      next[0].querySelector("a").focus();
    });
  }

  function hit(data) {
    const { kind = "", title, names = "" } = data.meta;
    const link = make("a", { href: data.url, className: "q-search-name", textContent: title });
    const words = wordsOf(data);
    const claims = claimsIn(data, words.length);
    const below = claims.map((claim) => {
      const href = `${data.url}#${claim.id}`;
      return make("li", {}, make("a", { href }, ...excerpt(words, claim.from, claim.to, claim.marks)));
    });
    const item = make("li", {}, link, " ", make("span", { className: "q-search-kind", textContent: kind }));
    item.lastChild.dataset.kind = kind;
    if (names) item.append(make("p", { className: "q-search-names" }, ...names.split(HANGUL).map(marked)));
    if (below.length) item.append(make("ul", {}, ...below));
    else if (data.locations.length)
      item.append(make("p", {}, ...excerpt(words, 0, words.length, new Set(data.locations))));
    return item;
  }

  const marked = (text, i) => (i % 2 ? make("span", { lang: "ko", textContent: text }) : text);

  /* The claims that the words of the query are in: a claim goes from its own element to the next or to a heading. */
  function claimsIn(data, end) {
    const isClaim = (anchor) => anchor.id.startsWith("c-");
    const anchors = data.anchors
      .filter((anchor) => isClaim(anchor) || /^h\d$/.test(anchor.element))
      .sort((a, b) => a.location - b.location);
    return anchors
      .map((anchor, i) => {
        const from = anchor.location;
        const to = anchors[i + 1]?.location ?? end;
        const found = isClaim(anchor) ? data.weighted_locations.filter((w) => w.location >= from && w.location < to) : [];
        const score = found.reduce((sum, w) => sum + w.balanced_score, 0);
        return { id: anchor.id, from, to, score, marks: new Set(found.map((w) => w.location)) };
      })
      .filter((claim) => claim.marks.size)
      .sort((a, b) => b.score - a.score)
      .filter((claim, i, [best]) => i < CLAIMS && claim.score * 2 > best.score);
  }

  /* Some words around the first that is marked, as nodes. */
  function excerpt(words, from, to, marks) {
    const first = Math.min(...[...marks].filter((at) => at >= from));
    const start = first - from < LONGEST - 6 ? from : first - 8;
    const end = Math.min(start + LONGEST, to);
    const nodes = start > from ? ["… "] : [];
    for (let at = start; at < end; at++) {
      nodes.push(marks.has(at) ? make("mark", { textContent: words[at] }) : words[at], " ");
    }
    return end < to ? [...nodes, "…"] : nodes;
  }

  /* Nothing was found, or nothing as it was written: say what can be done about it. */
  async function help(query, found, wanted) {
    const count = found.results.length;
    const without = count ? 0 : found.unfilteredResultCount;
    if (without) {
      const remove = make("button", { type: "button", textContent: "Remove what narrows the search" });
      remove.addEventListener("click", clearFacets);
      const said = `Without it, ${number(without, "entry", "entries")} would be found. `;
      hits.append(make("p", {}, said, remove));
    }
    const known = await (await fetch(new URL("assets/names.json", base))).json();
    if (!wanted()) return;
    const like = without ? [] : nearest(query, known.names);
    const to = ([name, path]) => make("li", {}, make("a", { href: new URL(path, base), textContent: name }));
    const list = (title, pages) => hits.append(make("p", { textContent: title }), make("ul", {}, ...pages.map(to)));
    if (like.length) list("Did you mean", like);
    else if (!without && !count) hits.append(make("p", { textContent: "Try fewer words, or another spelling." }));
    if (!count) list("Or look through all of them", known.indexes);
  }

  /* The names most like a query: each of its words near one of theirs, or the whole near the whole. */
  function nearest(query, names) {
    const parts = (text) => text.split(/[^\p{L}\p{M}\p{N}]+/u).map(fold).filter(Boolean);
    const asked = parts(query);
    const joined = asked.join("");
    const far = (name) => {
      const theirs = parts(name);
      const each = asked.map((word) => Math.min(...theirs.map((other) => distance(word, other))));
      return Math.min(each.reduce((sum, one) => sum + one, 0), distance(joined, theirs.join("")));
    };
    return names
      .map(([name, path, ...others]) => [Math.min(...[name, ...others].map(far)), name, path])
      .filter(([apart]) => apart <= Math.max(1, joined.length / 3))
      .sort(([a, one], [b, other]) => a - b || one.length - other.length)
      .slice(0, 4)
      .map(([, name, path]) => [name, path]);
  }

  /* How many letters must be put in, left out or changed to make one word of another. */
  function distance(a, b) {
    let row = Array.from({ length: b.length + 1 }, (_, i) => i);
    for (let i = 1; i <= a.length; i++) {
      const next = [i];
      for (let j = 1; j <= b.length; j++) {
        next[j] = Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + (a[i - 1] !== b[j - 1]));
      }
      row = next;
    }
    return row[b.length];
  }
})();
