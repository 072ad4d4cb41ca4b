/* The index of the search, as the browser reads it; fetched when a reader first opens the search.

   Its files are scripts that call `quothFound`: a page opened from a folder may load those, and no other data. What
   they hold is described in `src/quoth/search/`. Words are cut and folded by the rule of `search/words.py`. */
"use strict";
var quothSearch = (base) => {
  const LONGEST = 24; // letters of a word
  const WIDE = 150000; // letters of files that are fetched for the beginning of a word, and no more
  const NAMES = 0b111; // the parts of a page that are names: its title, other names, spellings made by rule
  const WEIGHTS = [8, 7, 5, 2]; // of a word in the title, in other names, in spellings, in the text
  const PASSAGE = 3; // of a word in a claim, or in a paragraph of a source
  const BEGUN = 0.7; // the share of a word's weight when only its beginning was asked for
  const WHOLE_NAME = 20; // for words that are all in the names, by how much of the title they are
  const TOGETHER = 6; // for words that are all in one passage
  const ALIKE = 4; // names that may have been meant

  const files = new Map(); // the promise of each file, by its name
  const found = new Map(); // who waits for it
  window.quothFound = (name, data) => found.get(name)(data);

  const load = (name) => {
    if (!files.has(name)) files.set(name, fetched(name));
    return files.get(name);
  };
  const fetched = (name) =>
    new Promise((resolve, reject) => {
      const script = document.createElement("script");
      const failed = () => {
        files.delete(name);
        reject(new Error(`no ${name}`));
      };
      found.set(name, resolve);
      script.addEventListener("load", failed); // which comes too late when the file held what it should
      script.addEventListener("error", failed);
      script.src = new URL(`search/${name}.js`, base);
      document.head.append(script);
    });
  const fileOf = (table, start) =>
    `${table}-${[...start].map((letter) => (/[a-z0-9_]/.test(letter) ? letter : `-${letter.codePointAt(0).toString(16)}-`)).join("")}`;
  const whole = async (table) => {
    const { tables } = await load("index");
    return Promise.all(Object.keys(tables[table]).map((start) => load(fileOf(table, start))));
  };

  const fold = (text) =>
    text
      .replace(/[\u00ad\u200b\u2060\ufeff]/g, "")
      .replace(/[’‘ʼ`′]/g, "'")
      .normalize("NFKD")
      .toLowerCase()
      .replace(/\p{M}/gu, "")
      .normalize("NFC");

  /* The words of a text in order, each with the other forms under which it is found. */
  const words = (text, rules) => (fold(text).match(/[\p{L}\p{N}]+(?:'[\p{L}\p{N}]+)*/gu) ?? []).map((word) => forms(word, rules));

  function forms(word, rules) {
    const [first, ...rest] = word.split("'");
    if (rest.at(-1) === "s") rest.pop();
    const joined = [first, ...rest].join("");
    const others = rest.length && [...first].length === 1 ? [rest.join("")] : [];
    const stem = (particle) => joined.endsWith(particle) && joined.slice(0, -particle.length);
    const stems = /^[가-힣]+$/.test(joined) ? rules.particles.map(stem).filter((one) => one.length >= rules.stem) : [];
    return [joined, ...others, ...stems.slice(0, 1)].map((form) => [...form].slice(0, LONGEST).join(""));
  }

  /* What is asked for: words with their forms, the last of which may still be being typed. */
  function asked(query, rules) {
    const all = words(query, rules);
    const telling = all.filter(([word]) => !rules.common.includes(word));
    const kept = telling.length ? telling : all;
    return kept.map((forms) => ({ forms, begun: forms === all.at(-1) && /[\p{L}\p{N}\p{M}]$/u.test(query) }));
  }

  /* In which parts of which pages a word stands: by key a number with a bit for each part, and whether it is whole. */
  async function places({ forms, begun }, table) {
    const starts = Object.keys(table);
    const holders = (text) => starts.filter((start) => text.startsWith(start));
    const longer = begun ? [...new Set([...holders(forms[0]), ...starts.filter((start) => start.startsWith(forms[0]))])] : [];
    const wide = longer.reduce((sum, start) => sum + table[start], 0) > WIDE;
    const needed = new Set([...forms.flatMap((form) => holders(`${form}_`)), ...(wide ? [] : longer)]);
    const shares = await Promise.all([...needed].map((start) => load(fileOf("words", start))));
    const pages = new Map();
    const add = (line, exact) => {
      let key = 0;
      for (const [, step, letters] of line.matchAll(/([0-9a-f]+)([A-Z]+)/g)) {
        key += parseInt(step, 16);
        const place = pages.get(key) ?? { parts: 0, exact };
        for (const letter of letters) place.parts |= 1 << (letter.charCodeAt(0) - 65);
        pages.set(key, place);
      }
    };
    const lines = Object.assign({}, ...shares);
    for (const form of forms) if (lines[`${form}_`]) add(lines[`${form}_`], true);
    if (begun && !wide) for (const word of Object.keys(lines)) if (word.startsWith(forms[0])) add(lines[word], false);
    return { pages, wide };
  }

  /* How well a page answers: its names before its passages, words together before words apart. */
  function score(each, length) {
    const weight = ({ parts, exact }) => {
      const bit = 31 - Math.clz32(parts & -parts);
      const best = parts & NAMES || !(parts >> WEIGHTS.length) ? WEIGHTS[bit] : PASSAGE;
      return exact ? best : best * BEGUN;
    };
    const together = each.reduce((both, place) => both & place.parts, -1);
    const passages = (together >> WEIGHTS.length).toString(2).replaceAll("0", "").length;
    let sum = each.reduce((sum, place) => sum + weight(place), 0);
    if (each.every((place) => place.parts & NAMES)) sum += WHOLE_NAME * Math.min(1, each.length / length);
    if (passages) sum += TOGETHER + passages / 10;
    return sum;
  }

  let known; // the promise of how many words the title of each page has, and of its facets
  const pages = () =>
    (known ??= whole("pages").then((shares) => new Map(shares.flatMap(unpacked))).catch((fault) => {
      known = null;
      throw fault;
    }));

  function unpacked({ values, keys, rows }) {
    const number = (digits) => [...digits.toLowerCase()].reduce((sum, digit) => sum * 26 + digit.charCodeAt(0) - 97, 0);
    let key = 0;
    const steps = keys.split(" ");
    return [...rows.matchAll(/(\d+)([a-zA-Z]+)/g)].map(([, length, facets], i) => {
      key += parseInt(steps[i], 16);
      return [key, { length: Number(length), facets: facets.match(/[a-z]*[A-Z]/g).map((one) => values[number(one)]) }];
    });
  }

  /* The facets of a page that keep it out, and the pages left, with how many have each value. The values of a facet are
     alternatives: they are counted as if none of them were chosen. */
  function narrowed(keys, table, chosen) {
    const counts = {};
    const left = keys.filter((key) => {
      const { facets } = table.get(key);
      const against = Object.keys(chosen).filter((facet) => !facets.some(([name, value]) => name === facet && chosen[facet].has(value)));
      for (const [facet, value] of against.length > 1 ? [] : facets) {
        if (against.length && against[0] !== facet) continue;
        counts[facet] ??= Object.create(null);
        counts[facet][value] = (counts[facet][value] ?? 0) + 1;
      }
      return !against.length;
    });
    return { left, counts };
  }

  /* The pages that answer, the best first, with what there is to narrow them down; `chosen` has a set of values for
     some facets. Without words and facets there is nothing to look for. */
  async function find(query, chosen) {
    const rules = await load("index");
    const asking = asked(query, rules);
    const [table, ...each] = await Promise.all([pages(), ...asking.map((word) => places(word, rules.tables.words))]);
    const some = Object.keys(chosen).length > 0;
    const [first, ...others] = each.map((word) => word.pages);
    const all = first ? [...first.keys()].filter((key) => table.has(key) && others.every((pages) => pages.has(key))) : [...table.keys()];
    const { left, counts } = narrowed(all, table, chosen);
    const joined = (text) => words(text, rules).map(([word]) => word).join("");
    const seen = {
      marks: (text) => marked(text, asking, each, rules),
      isNamed: ({ title, names }) => [title, ...names].some((name) => joined(name).startsWith(joined(query))),
    };
    if (!first && !some) return { keys: null, counts, ...seen };
    const scores = new Map(first && left.map((key) => [key, score(each.map(({ pages }) => pages.get(key)), table.get(key).length)]));
    const order = first ? (a, b) => scores.get(b) - scores.get(a) || a - b : await byTitle();
    return { keys: left.sort(order), counts, ...seen, without: all.length, wide: each.some(({ wide }) => wide) };
  }

  async function byTitle() {
    const titles = new Map((await whole("names")).flatMap((names) => Object.entries(names)).map(([key, [title]]) => [parseInt(key, 16), title]));
    const { compare } = new Intl.Collator("en");
    return (a, b) => compare(titles.get(a), titles.get(b));
  }

  /* The words of a text as they stand there, each with the number of the word asked for that it is, or -1. */
  function marked(text, asking, each, rules) {
    const is = (forms, word, i) =>
      forms.some((form) => word.forms.includes(form) || (word.begun && !each[i].wide && form.startsWith(word.forms[0])));
    return text
      .split(/\s+/)
      .filter(Boolean)
      .map((token) => [token, asking.findIndex((word, i) => words(token, rules).some((forms) => is(forms, word, i)))]);
  }

  /* The pages whose names are most like a query: each of its words near one of theirs, or the whole near the whole. */
  async function nearest(query) {
    const rules = await load("index");
    const parts = (text) => words(text, rules).map(([word]) => word);
    const asking = parts(query);
    const joined = asking.join("");
    const far = (name) => {
      const theirs = parts(name);
      const apart = asking.map((word) => Math.min(...theirs.map((other) => distance(word, other))));
      return Math.min(apart.reduce((sum, one) => sum + one, 0), distance(joined, theirs.join("")));
    };
    return (await whole("names"))
      .flatMap((names) => Object.entries(names))
      .map(([key, [title, , ...others]]) => ({ key: parseInt(key, 16), title, apart: Math.min(...[title, ...others].map(far)) }))
      .filter(({ apart }) => apart <= Math.max(1, joined.length / 3))
      .sort((a, b) => a.apart - b.apart || a.title.length - b.title.length)
      .slice(0, ALIKE)
      .map(({ key }) => key);
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

  return {
    find,
    nearest,
    page: (key) => load(`page-${key.toString(16).padStart(11, "0")}`),
    indexes: async () => (await load("index")).indexes,
    words: async (text) => words(text, await load("index")),
  };
};
