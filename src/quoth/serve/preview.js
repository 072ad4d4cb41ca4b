// Loads a page of the preview again when it changed, and shows what is to be put right.
(() => {
  "use strict";
  const script = document.currentScript;
  const page = `page=${encodeURIComponent(location.pathname)}`;
  const style = document.createElement("link");
  style.rel = "stylesheet";
  style.href = new URL("preview.css", script.src).href;
  document.head.append(style);

  // Milliseconds; longer than the server waits for a page that it is making.
  const LEAVING = 25_000;

  /** Which lists are unfolded, by their keys; kept over a page that is loaded again. */
  const unfolded = new Map(JSON.parse(sessionStorage.getItem(page) ?? "[]"));
  sessionStorage.removeItem(page);

  let panel = null;
  let told = null;
  let stream = null;

  /** Makes an element with these words in it; words are never read as markup. */
  function made(name, words = "", className = "") {
    const element = document.createElement(name);
    element.textContent = words;
    if (className) element.className = className;
    return element;
  }

  function counted(number, one, many) {
    return number ? [`${number} ${number === 1 ? one : many}`] : [];
  }

  function summed(findings) {
    const of = (severity) => findings.filter((finding) => finding.severity === severity).length;
    return [
      ...counted(of("error"), "error", "errors"),
      ...counted(of("warning"), "warning", "warnings"),
      ...counted(of("advice"), "piece of advice", "pieces of advice"),
    ].join(", ");
  }

  function item(finding) {
    const row = made("li", finding.message);
    row.append(made("span", `${finding.path}, line ${finding.line} · ${finding.severity}: ${finding.code}`, "q-where"));
    if (finding.fix) {
      const copy = made("button", "Copy");
      copy.type = "button";
      copy.addEventListener("click", async () => {
        await navigator.clipboard.writeText(finding.fix);
        copy.textContent = "Copied";
      });
      row.append(made("span", "Write instead:", "q-where"), made("pre", finding.fix), copy);
    }
    return row;
  }

  function notice(other) {
    const row = made("li");
    const link = made("a", other.path);
    link.href = `/${other.page.split("/").map(encodeURIComponent).join("/")}`;
    const errors = counted(other.errors, "error", "errors");
    const rest = counted(other.findings - other.errors, "remark", "remarks");
    row.append(link, `: ${[...errors, ...rest].join(", ")}`);
    return row;
  }

  function folded(key, title, list, open) {
    const details = made("details");
    details.dataset.key = key;
    details.open = unfolded.get(key) ?? open;
    details.append(made("summary", title), list);
    return details;
  }

  function inFull(about, findings, open) {
    const list = made("ol");
    list.append(...findings.map(item));
    return folded(about, `${about}: ${summed(findings)}`, list, open);
  }

  function remember() {
    for (const details of panel?.querySelectorAll("details") ?? []) unfolded.set(details.dataset.key, details.open);
  }

  function shown({ behind, here, apart, elsewhere }) {
    remember();
    const focused = panel !== null && panel.contains(document.activeElement);
    panel?.remove();
    panel = null;
    if (!behind && !here.length && !apart.length && !elsewhere.length) return;
    panel = made("aside", "", "q-preview");
    panel.setAttribute("aria-label", "Findings of the preview");
    panel.tabIndex = -1;
    const full = [...here, ...apart.flatMap(({ findings }) => findings)];
    const errors = behind || full.some((finding) => finding.severity === "error");
    const warnings = full.some((finding) => finding.severity === "warning");
    panel.dataset.gravest = errors ? "error" : warnings ? "warning" : "advice";
    if (behind) {
      const words = "An error stops the build. This is the site as it was before.";
      const alert = made("p", words);
      alert.setAttribute("role", "status");
      panel.append(alert);
    }
    if (here.length) panel.append(inFull("This page", here, errors));
    for (const { about, findings } of apart) {
      const grave = findings.some((finding) => finding.severity === "error");
      panel.append(inFull(about, findings, grave));
    }
    if (elsewhere.length) {
      const list = made("ul");
      list.append(...elsewhere.map(notice));
      const files = counted(elsewhere.length, "other page", "other pages");
      panel.append(folded("elsewhere", `Findings on ${files}`, list, false));
    }
    document.body.append(panel);
    if (focused) panel.focus();
  }

  async function look() {
    const answer = await fetch(`/_quoth/findings.json?${page}`);
    shown(await answer.json());
  }

  function again() {
    remember();
    sessionStorage.setItem(page, JSON.stringify([...unfolded]));
    stream.close();
    location.reload();
  }

  function listen() {
    stream?.close();
    // A browser opens only a few connections to one server; pages in the background do without.
    if (document.visibilityState !== "visible") return;
    stream = new EventSource(`/_quoth/events?${page}`);
    stream.addEventListener("message", (event) => {
      const news = JSON.parse(event.data);
      if (news.state !== script.dataset.state) {
        again();
      } else if (news.told !== told) {
        told = news.told;
        look();
      }
    });
  }

  document.addEventListener("visibilitychange", listen);
  // To load this page again while another is on its way would keep the reader here.
  addEventListener("beforeunload", () => {
    stream?.close();
    setTimeout(listen, LEAVING);
  });
  listen();
})();
