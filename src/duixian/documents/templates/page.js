/* The page reads without this script; with it rows and sentences find each other, filters filter. */
const page = JSON.parse(document.getElementById("data").textContent);
const says = page.says, labels = page.labels;
const narrow = matchMedia("(max-width: 860px)");

/* One report: its elements, its records by key, and what is chosen. */
const reports = page.reports.map((data) => {
  const root = find(data.id);
  const rows = data.rows.map((values) => Object.fromEntries(page.fields.map((name, n) => [name, values[n]])));
  for (const row of rows) {
    row.line = find("row-" + row.key);
    row.link = row.line.querySelector("a");
    row.link.tabIndex = -1;
    row.words = [row.title, row.quote, row.shown, row.note].join("\n").toLowerCase();
    row.visible = true;
  }
  if (rows.length) rows[0].link.tabIndex = 0;
  return {
    root, rows, sections: data.sections, card: root.querySelector(".card"), form: root.querySelector(".filters"),
    byKey: new Map(rows.map((row) => [row.key, row])), current: null,
  };
});
const reportOf = (element) => reports.find((report) => report.root.contains(element));
let active = reports[0];
let back = null; // where Esc leads

/* ---- which report and which view is shown ---- */
function show(report) {
  active = report;
  for (const other of reports) other.root.hidden = other !== report;
  for (const link of document.querySelectorAll(".chooser a"))
    link.toggleAttribute("aria-current", link.hash === "#" + report.root.id);
  for (const link of document.querySelectorAll(".skip a"))
    link.hash = link.hash.replace(/^#r\d+/, "#" + report.root.id);
  look();
}

function look(view) {
  const set = active.root.dataset;
  if (view === "text") set.view = "text";
  else if (view) { set.view = "panel"; set.panel = view; }
  for (const link of active.root.querySelectorAll(".views a")) {
    const shown = narrow.matches && set.view === "text" ? "text" : set.panel;
    if (link.dataset.go === shown) link.setAttribute("aria-current", "true");
    else link.removeAttribute("aria-current");
  }
}

/* ---- the record one has chosen ---- */
const marks = new Map(); // key -> the pieces of its mark, in order
for (const mark of document.querySelectorAll(".m")) {
  const key = mark.id || mark.dataset.of;
  if (marks.has(key)) marks.get(key).push(mark);
  else marks.set(key, [mark]);
}
const marksOf = (row) => marks.get(row.key) || [];

function choose(row) {
  document.querySelectorAll(".lit, .on").forEach((it) => it.classList.remove("lit", "on"));
  active.rows.forEach((it) => { if (it.link.tabIndex === 0) it.link.tabIndex = -1; });
  active.current = row;
  row.line.classList.add("on");
  row.link.tabIndex = 0;
  for (const mark of marksOf(row)) {
    const whole = row.type === "task" || row.type === "aside";
    mark.classList.add(whole ? "lit" : "on");
    (mark.closest(".s") || mark).classList.add("lit");
  }
  describe(row);
}

/* Brings an element into view unless it can be seen already; `edge` is what covers the bottom of the window. */
function reveal(element) {
  const box = element.getBoundingClientRect();
  const covered = narrow.matches ? active.card.offsetHeight + 60 : 0;
  if (box.top < 90 || box.bottom > innerHeight - covered - 40) element.scrollIntoView({ block: narrow.matches ? "start" : "center" });
}

function toText(row, focus) {
  choose(row);
  if (focus || narrow.matches) look("text");
  const mark = find(row.key);
  if (!mark) return;
  if (focus) mark.focus({ preventScroll: true });
  reveal(mark);
  if (!narrow.matches) row.line.scrollIntoView({ block: "nearest" });
}

function toRow(row, focus) {
  if (!row.visible) active.form.reset();
  choose(row);
  if (!narrow.matches || focus) look("records");
  if (active.root.dataset.view !== "text" || !narrow.matches) row.line.scrollIntoView({ block: "nearest" });
  if (focus) row.link.focus({ preventScroll: true });
}

function remember(hash) {
  const { view, panel } = active.root.dataset;
  if (location.hash === hash) return;
  history.replaceState({ view, panel }, "");
  history.pushState(null, "", hash);
}

/* ---- the card ---- */
function sentence(row) {
  const mark = find(row.key);
  const around = mark && (mark.closest(".s") || mark);
  return around ? around.textContent : row.quote;
}

const path = (report, index) =>
  index < 0 ? [] : [...path(report, report.sections[index][3]), report.sections[index][0]].filter(Boolean);

function tags(row) {
  const kind = labels.kind[row.kind];
  return [labels.type[row.type], row.main && row.type !== "target" && says.main, labels.status[row.status], row.type !== "aside" && kind]
    .filter(Boolean).join(" · ");
}

function describe(row) {
  const card = active.card;
  const head = element("h2", row.type === "aside" ? labels.type.aside : row.title);
  head.append(" ", element("b", row.shown));
  const quote = element("blockquote", "", { lang: "zh-CN" });
  const whole = sentence(row), at = whole.indexOf(row.quote);
  if (at < 0 || row.quote === whole) quote.append(whole);
  else quote.append(whole.slice(0, at), element("mark", row.quote), whole.slice(at + row.quote.length));
  const list = element("dl");
  const place = says.characters.replace("{start}", row.start + 1).replace("{end}", row.end);
  const facts = [
    [row.type === "task" ? says.due : says.period, row.period],
    [says.section, path(active, row.section).join(" › ")],
    [says.place, row.place.includes(String(row.start + 1)) ? place : `${row.place} · ${place}`],
    [says.rule, row.rule], [says.code, row.code], [says.note, row.note],
  ];
  for (const [name, value] of facts) if (value) list.append(element("dt", name), element("dd", value));
  const ways = element("p", "", { class: "ways" });
  ways.append(
    element("a", says.to_text, { href: "#" + row.key, "data-way": "text" }),
    element("a", says.to_row, { href: "#row-" + row.key, "data-way": "row" }),
  );
  card.replaceChildren(
    element("button", "×", { class: "close", type: "button", "aria-label": says.close }),
    ways, element("p", tags(row), { class: "tags" }), head, quote, list,
  );
  card.hidden = false;
  card.scrollTop = 0;
  active.root.classList.add("carded");
}

function closeCard() {
  active.card.hidden = true;
  active.root.classList.remove("carded");
}

/* ---- filters ---- */
function filter(report) {
  const wanted = Object.fromEntries(new FormData(report.form));
  const words = wanted.q.trim().toLowerCase(), name = wanted.indicator.trim();
  const within = wanted.section === "" ? null : report.sections[wanted.section];
  let count = 0;
  for (const row of report.rows) {
    row.visible = (!wanted.type || row.type === wanted.type || (wanted.type === "target" && row.main) || (wanted.type === "fact" && row.type === "target"))
      && (!wanted.status || row.status === wanted.status)
      && (!wanted.kind || row.kind === wanted.kind)
      && (!within || (within[1] <= row.start && row.start < within[2]))
      && (!name || (row.status !== "" && row.title.includes(name)))
      && (!words || words.split(/\s+/).every((word) => row.words.includes(word)));
    row.line.hidden = !row.visible;
    count += row.visible;
  }
  report.form.querySelector("output").textContent =
    says.count.replace("{shown}", count).replace("{all}", report.rows.length);
  report.root.querySelector(".scroll .none").hidden = count > 0;
  const reachable = report.current && report.current.visible ? report.current : report.rows.find((row) => row.visible);
  for (const row of report.rows) row.link.tabIndex = row === reachable ? 0 : -1;
}

function move(step) {
  const seen = active.rows.filter((row) => row.visible);
  if (!seen.length) return;
  const at = seen.indexOf(active.current);
  const row = seen[Math.max(0, Math.min(seen.length - 1, at < 0 ? 0 : at + step))];
  look("records");
  choose(row);
  row.link.focus({ preventScroll: true });
  row.line.scrollIntoView({ block: "nearest" });
  const mark = find(row.key);
  if (mark && !narrow.matches) reveal(mark);
}

/* ---- CSV of the rows that are shown ---- */
function table(report) {
  const lines = report.rows.filter((row) => row.visible).map((row) => [
    row.number, labels.type[row.type], row.title, labels.kind[row.kind] || "", row.value, row.value_to, row.unit, row.bound,
    labels.status[row.status] || "", row.period, path(report, row.section).join(" › "), row.quote, sentence(row), row.place,
    row.start, row.end, row.code, row.rule, row.note,
  ]);
  return [says.columns.split(","), ...lines];
}

/* ---- where a link leads ---- */
function follow(hash, focus) {
  const id = decodeURIComponent(hash.slice(1));
  for (const report of reports) {
    const row = report.byKey.get(id.replace(/^row-/, ""));
    if (!row && report.root.id !== id) continue;
    if (report !== active) show(report);
    if (row && id.startsWith("row-")) toRow(row, focus);
    else if (row) toText(row, focus);
    else scrollTo(0, 0);
    return true;
  }
  const target = id && find(id);
  const home = target && reportOf(target);
  if (!home) return false;
  if (home !== active) show(home);
  const view = ["text", "overview", "records"].find((name) => id === `${home.root.id}-${name}`);
  look(view || "text");
  if (view !== "text") target.scrollIntoView();
  if (view) target.focus({ preventScroll: true });
  return true;
}

document.addEventListener("click", (event) => {
  const keyboard = event.detail === 0;
  if (event.target.closest(".close")) return closeCard();
  if (event.target.closest(".csv")) return download(active.root.querySelector("h1").textContent, table(active));
  const count = event.target.closest("[data-type]");
  if (count) {
    event.preventDefault();
    active.form.reset();
    active.form.elements.type.value = count.dataset.type;
    filter(active);
    return look("records");
  }
  const line = event.target.closest(".rows tbody tr");
  const link = event.target.closest("a[href^='#']") || (line && line.querySelector("a"));
  const mark = event.target.closest(".m");
  if (!link && !mark) return;
  const hash = link ? link.getAttribute("href") || link.href.baseVal : "#row-" + (mark.id || mark.dataset.of);
  if (!link && (mark.matches(".task, .aside") || String(getSelection()))) return;
  event.preventDefault();
  const way = link && link.dataset.way;
  if (keyboard && !way) back = link;
  remember(hash);
  if (link && link.dataset.go) {
    look(link.dataset.go);
    if (narrow.matches) scrollTo(0, 0);
  } else follow(hash, keyboard || Boolean(way));
});

addEventListener("popstate", (event) => {
  const was = event.state;
  if (location.hash) follow(location.hash, false);
  if (was && was.view) look(was.view === "text" ? "text" : was.panel);
});
addEventListener("hashchange", () => follow(location.hash, false));
narrow.addEventListener("change", () => look());

for (const report of reports) {
  report.form.addEventListener("submit", (event) => event.preventDefault());
  report.form.addEventListener("input", () => filter(report));
  report.form.addEventListener("reset", () => setTimeout(() => filter(report)));
  filter(report);
}

/* ---- keys ---- */
document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || !active) return;
  const typing = event.target.closest("input:not([type=checkbox]), select, textarea");
  if (event.key === "Escape") {
    const open = document.querySelector(".help[open]");
    if (open) open.open = false;
    else if (back && back.isConnected) {
      look(back.closest(".text") ? "text" : back.closest(".overview") ? "overview" : back.closest(".records") ? "records" : undefined);
      back.focus();
      back = null;
    } else closeCard();
    return;
  }
  const inTable = event.target.closest(".rows");
  if (inTable && event.key === "ArrowDown" || !typing && keys.checked && event.key === "j") move(1);
  else if (inTable && event.key === "ArrowUp" || !typing && keys.checked && event.key === "k") move(-1);
  else if (typing && event.target.name === "q" && (event.key === "ArrowDown" || event.key === "Enter")) move(0);
  else if (!typing && keys.checked && event.key === "/") { look("records"); active.form.elements.q.focus(); active.form.elements.q.select(); }
  else return;
  event.preventDefault();
});

/* ---- what a mark says when one points at it, and for screen readers ---- */
for (const report of reports)
  for (const row of report.rows)
    if (row.status || row.type === "project")
      for (const mark of marksOf(row)) mark.title = [row.title, row.shown, labels.status[row.status], row.period].filter(Boolean).join(" · ");

/* ---- the outline follows the reader ---- */
const here = new IntersectionObserver((entries) => {
  for (const entry of entries) {
    if (!entry.isIntersecting) continue;
    const report = reportOf(entry.target);
    for (const link of report.root.querySelectorAll(".outline a"))
      if (link.hash === "#" + entry.target.id) {
        report.root.querySelectorAll(".outline [aria-current]").forEach((it) => it.removeAttribute("aria-current"));
        link.setAttribute("aria-current", "true");
      }
  }
}, { rootMargin: "-10% 0px -70% 0px" });
document.querySelectorAll(".body .h").forEach((heading) => here.observe(heading));
if (matchMedia("(max-width: 1180px)").matches) document.querySelectorAll(".outline details").forEach((it) => { it.open = false; });
if (narrow.matches) document.querySelectorAll(".more").forEach((it) => { it.open = false; });

if (active) {
  show(active);
  if (location.hash) follow(location.hash, false);
}
