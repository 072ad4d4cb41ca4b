/* What the pages do beyond showing: citations are copied, addresses open what they name, quotes are
   printed, and tables and lists are sorted and filtered. Without it every page is complete. */
(() => {
  "use strict";

  const make = (name, properties = {}, ...inside) => {
    const element = Object.assign(document.createElement(name), properties);
    element.append(...inside);
    return element;
  };

  /* Citations. Buttons come when a disclosure is first opened, since a page has many of them. */

  const copyWords = async (words) => {
    try {
      await navigator.clipboard.writeText(words);
      return true;
    } catch {
      // Without https there is no clipboard but this one.
      const field = make("textarea", { value: words, className: "q-unseen" });
      document.body.append(field);
      field.select();
      const copied = document.execCommand("copy");
      field.remove();
      return copied;
    }
  };

  /* An address that lacks its host gets the one at which the page is read; its files stand beside it. */
  const withHost = (words, path, file) => {
    if (!path || !location.protocol.startsWith("http")) return words;
    return words.replaceAll(path, new URL(path.split("/").pop(), file.href).href);
  };

  const fetchRecord = async (link, id) => {
    const answer = await fetch(link.href);
    if (!answer.ok) throw new Error(answer.statusText);
    const text = await answer.text();
    if (link.pathname.endsWith(".json")) {
      return JSON.stringify(JSON.parse(text).filter((record) => record.id === id), null, 2);
    }
    return text.split(/\n\n|\n$/).find((record) =>
      record.startsWith(`@misc{${id},`) || record.includes(`\nID  - ${id}\n`));
  };

  /* A citation as Markdown: what is marked in it is linked to the address that comes next. */
  const asMarkdown = (citation) => {
    const safe = (words) => words.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;")
      .replace(/[\\`*_[\]]/g, "\\$&").replace(/\|/g, "&#124;");
    const encoded = (address) => address.replace(/[ <>()"\\`*_[\]{}|^]/g,
      (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
    return [...citation.childNodes].map((node) => {
      if (node.nodeType === Node.ELEMENT_NODE) return `[${safe(node.textContent)}]`;
      const [, address, rest] = node.previousSibling ? node.data.match(/^, (\S+)(.*)$/s) : [null, "", node.data];
      return (address && `(${encoded(address)})`) + safe(rest);
    }).join("");
  };

  const addCopyButtons = (cite) => {
    const status = make("span", { role: "status" });
    const links = [...cite.querySelectorAll("a[download]")];
    const add = (name, after, read) => {
      const button = make("button", { type: "button", className: "q-copy" }, `Copy ${name}`);
      button.addEventListener("click", async () => {
        status.textContent = "";
        const words = await read().catch(() => null);
        const copied = words && (await copyWords(words));
        button.focus();
        status.textContent = copied ? "Copied" : "This could not be copied; select the words or open the file";
      });
      after.after(" ", button);
    };
    const text = cite.querySelector(".q-citation");
    const code = cite.querySelector("code");
    const mended = (words) => withHost(words, cite.dataset.qPath, links[0]);
    const marked = mended(code ? code.textContent : asMarkdown(text));
    const plain = mended(text.textContent);
    text.textContent = plain;
    if (code) code.textContent = marked;
    add("text", text.lastChild, async () => plain);
    add("Markdown", code || text.lastChild, async () => marked);
    for (const link of links) {
      // A page read from a folder may not fetch: there the links are all.
      if (location.protocol !== "file:") {
        add(link.textContent, link, async () => mended(await fetchRecord(link, cite.dataset.qId)));
      }
    }
    cite.append(status);
  };

  document.addEventListener("toggle", ({ target }) => {
    if (target.matches("details.q-cite[open]") && !target.querySelector(".q-copy")) addCopyButtons(target);
  }, true);

  /* Addresses: open what is folded around and inside the place that an address names. */

  const openTarget = () => {
    let place = null;
    try {
      place = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    } catch {
      return; // No address of ours.
    }
    if (!place) return;
    for (const inside of place.querySelectorAll("details:not(.q-cite)")) inside.open = true;
    for (let outer = place; outer; outer = outer.parentElement) {
      if (outer.tagName === "DETAILS") outer.open = true;
      outer.hidden &&= false;
    }
    place.scrollIntoView();
  };

  addEventListener("hashchange", openTarget);

  /* Paper shows every quote. */

  let opened = [];
  addEventListener("beforeprint", () => {
    opened = [...document.querySelectorAll("details.q-chip:not([open])")];
    for (const chip of opened) chip.open = true;
  });
  addEventListener("afterprint", () => {
    for (const chip of opened) chip.open = false;
    opened = [];
  });

  /* Tables and lists. What is chosen stands in the address, so that a view can be shared. */

  const fold = (words) =>
    words.normalize("NFKD").replace(/[\u0300-\u036f'’‘ʼ]/g, "").replace(/[-‐‑–]/g, " ").toLowerCase();
  const spoken = (cell) => cell.textContent.trim();
  const slug = (words) => words.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "-").replace(/^-|-$/g, "");

  const address = {
    get: (name) => new URLSearchParams(location.search).get(name) || "",
    set(name, value) {
      const url = new URL(location.href);
      if (value) url.searchParams.set(name, value);
      else url.searchParams.delete(name);
      try {
        history.replaceState(history.state, "", url);
      } catch {
        // A page read from a folder keeps its address.
      }
    },
  };

  /* Put a box above items, and choices where their values differ; hide those that do not match. */
  const addFilter = (before, items, prefix, choices) => {
    const words = items.map((item) => fold(`${item.textContent} ${item.dataset.qAlso || ""}`));
    const status = make("span", { role: "status", className: "q-count" });
    const box = make("input", { type: "search", value: address.get(`${prefix}q`) });
    const controls = [make("label", {}, "Filter ", box)];
    const selects = choices.flatMap(({ name, label, valuesOf }) => {
      const values = items.map(valuesOf);
      const found = [...new Set(values.flat())];
      if (found.length < 2) return [];
      const all = found.filter(Boolean).sort(compareWords);
      const select = make("select", {}, make("option", { value: "" }, "All"));
      select.append(...all.map((value) => make("option", { value }, value)));
      select.value = all.includes(address.get(prefix + name)) ? address.get(prefix + name) : "";
      controls.push(make("label", {}, `${label} `, select));
      return [{ select, name: prefix + name, values }];
    });
    const apply = () => {
      const wanted = fold(box.value).split(/\s+/);
      let shown = 0;
      items.forEach((item, i) => {
        item.hidden = !wanted.every((word) => words[i].includes(word))
          || selects.some(({ select, values }) => select.value && !values[i].includes(select.value));
        shown += !item.hidden;
      });
      status.textContent = shown === items.length ? `${shown} in all` : `${shown} of ${items.length}`;
    };
    const changed = () => {
      address.set(`${prefix}q`, box.value.trim());
      for (const { select, name } of selects) address.set(name, select.value);
      apply();
    };
    const form = make("form", { className: "q-filter" }, ...controls, status);
    form.addEventListener("input", changed);
    form.addEventListener("submit", (event) => event.preventDefault());
    before.before(form);
    apply();
  };

  const { compare: compareWords } = new Intl.Collator(document.documentElement.lang || "en", { numeric: true });

  /* Empty cells come last, whichever way a column is sorted. */
  const sortRows = (body, rows, column, down) => {
    const keys = new Map(rows.map((row) => [row, row.cells[column]?.dataset.sort ?? spoken(row.cells[column])]));
    const numbers = [...keys.values()].every((key) => key === "" || !Number.isNaN(Number(key)));
    const compare = numbers ? (a, b) => a - b : compareWords;
    const sorted = [...rows].sort((a, b) => {
      const [one, other] = [keys.get(a), keys.get(b)];
      if (one === "" || other === "") return (one === "") - (other === "");
      return down ? compare(other, one) : compare(one, other);
    });
    body.append(...sorted);
  };

  const addSorting = (table, headers, rows, prefix) => {
    const sort = (header, down) => {
      for (const other of headers) other.removeAttribute("aria-sort");
      header.setAttribute("aria-sort", down ? "descending" : "ascending");
      sortRows(table.tBodies[0], rows, header.cellIndex, down);
    };
    for (const header of headers) {
      const name = header.dataset.qName;
      const button = make("button", { type: "button", className: "q-sort" }, ...header.childNodes);
      header.append(button);
      button.addEventListener("click", () => {
        const down = header.getAttribute("aria-sort") === "ascending";
        sort(header, down);
        address.set(`${prefix}sort`, (down ? "-" : "") + name);
      });
      const wanted = address.get(`${prefix}sort`);
      if (wanted.replace(/^-/, "") === name) sort(header, wanted.startsWith("-"));
    }
  };

  /* As cards on a phone, tables would lose their meaning for those who listen. */
  const keepRoles = (table) => {
    const roles = { table: "table", "thead,tbody": "rowgroup", tr: "row", td: "cell", "tbody th": "rowheader" };
    table.setAttribute("role", roles.table);
    for (const [names, role] of Object.entries(roles)) {
      for (const part of table.querySelectorAll(names)) part.setAttribute("role", role);
    }
    for (const header of table.tHead.rows[0].cells) header.setAttribute("role", "columnheader");
  };

  for (const table of document.querySelectorAll("table[data-q-table]")) {
    const prefix = table.dataset.qTable ? `${table.dataset.qTable}.` : "";
    const rows = [...table.tBodies[0].rows];
    const headers = [...table.tHead.rows[0].cells].filter(spoken);
    for (const header of headers) header.dataset.qName = header.dataset.qFacet || slug(spoken(header));
    const choices = headers.filter((header) => "qFacet" in header.dataset).map((header) => ({
      name: header.dataset.qName,
      label: spoken(header),
      valuesOf: ({ cells }) => {
        const cell = cells[header.cellIndex];
        return (cell.dataset.facet ?? spoken(cell)).split("|").map((value) => value.trim());
      },
    }));
    keepRoles(table);
    addSorting(table, headers, rows, prefix);
    addFilter(table, rows, prefix, choices);
    table.classList.add("q-scripted");
  }

  for (const list of document.querySelectorAll("ul[data-q-list]")) {
    addFilter(list, [...list.children], list.dataset.qList ? `${list.dataset.qList}.` : "", []);
  }

  openTarget();
})();
