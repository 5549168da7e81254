/* The page reads without this script; with it a row shows both quotes in the two texts, filters filter. */
const page = JSON.parse(find("data").textContent);
const says = page.says;
const narrow = matchMedia("(max-width: 860px)");
const root = document.querySelector(".judged");
let pair = null;    // the two reports that are shown
let chosen = null;  // the row that is chosen
let back = null;    // where Esc leads

/* Where each row's quotes stand: its marks in the earlier and the later text. */
const pairs = page.pairs.map((data) => ({ ...data, root: find(data.key), rows: new Map(Object.entries(data.rows)) }));
const marks = new Map(); // key -> the pieces of its mark
for (const mark of document.querySelectorAll(".texts .m")) {
  const key = mark.id || mark.dataset.of;
  if (marks.has(key)) marks.get(key).push(mark);
  else marks.set(key, [mark]);
}
const lines = [...document.querySelectorAll(".line")];
for (const line of lines) for (const link of line.querySelectorAll(".row a")) link.tabIndex = link.closest("th") ? 0 : -1;

/* ---- which pair and which view is shown ---- */
function show(section) {
  for (const other of document.querySelectorAll(".pair")) other.hidden = other !== section;
  for (const link of document.querySelectorAll(".chooser a"))
    link.toggleAttribute("aria-current", link.hash === "#" + section.id);
  const shown = pairs.find((it) => it.root === section) || pairs.at(-1);
  if (!shown || shown === pair) return;
  pair = shown;
  for (const text of document.querySelectorAll(".text")) {
    const at = pair.texts.indexOf(text.id);
    text.hidden = at < 0;
    text.classList.toggle("earlier", at === 0);
    text.classList.toggle("later", at === 1);
  }
  const links = document.querySelectorAll(".views a");
  links[0].hash = pair.key;
  pair.texts.forEach((id, at) => { links[at + 1].hash = id; });
}

function look(view) {
  root.dataset.view = view;
  for (const link of document.querySelectorAll(".views a"))
    link.toggleAttribute("aria-current", link.dataset.go === view);
}

/* ---- a row, and its quotes in the texts ---- */
function choose(line) {
  const section = line.closest(".pair");
  if (section.hidden) show(section);
  if (line.hidden) line.closest(".part").querySelector(".filters").reset();
  document.querySelectorAll(".lit, .on").forEach((it) => it.classList.remove("lit", "on"));
  chosen = line;
  line.classList.add("on");
  pair.rows.get(line.id).forEach((key, at) => {
    const text = find(pair.texts[at]);
    const silence = text.querySelector(".silence");
    silence.hidden = Boolean(key) || at === 0;
    silence.querySelector("span").textContent = says.silent.replace("{title}", line.querySelector("th a").textContent);
    for (const mark of marks.get(key) || []) {
      mark.classList.add("on");
      (mark.closest(".s") || mark).classList.add("lit");
    }
    if (key && !narrow.matches) reveal(find(key));
  });
}

/* Brings a mark into view in its own text; the page stays where it is. */
function reveal(mark) {
  if (!mark) return;
  const text = mark.closest(".text"), box = mark.getBoundingClientRect(), frame = text.getBoundingClientRect();
  if (box.top < frame.top + 90 || box.bottom > frame.bottom - 40)
    text.scrollTop += box.top - frame.top - Math.min(frame.height * 0.35, 260);
}

function toText(mark, focus) {
  const text = mark.closest(".text");
  if (narrow.matches || focus) look(text.classList.contains("later") ? "later" : "earlier");
  if (narrow.matches) mark.scrollIntoView({ block: "center" });
  else reveal(mark);
  if (focus) mark.focus({ preventScroll: true });
}

function toRow(line, focus) {
  choose(line);
  if (narrow.matches || focus) look("verdicts");
  line.scrollIntoView({ block: "nearest" });
  if (focus) line.querySelector("th a").focus({ preventScroll: true });
}

function rowOf(key) {
  for (const it of [pair, ...pairs])
    for (const [row, keys] of it.rows) if (keys.includes(key)) return find(row);
  return null;
}

/* ---- where a link leads ---- */
function follow(hash, focus) {
  const id = decodeURIComponent(hash.slice(1)), target = id && find(id);
  if (!target) return false;
  if (target.matches(".line")) toRow(target, focus);
  else if (target.matches(".m")) {
    const line = rowOf(id);
    if (line) choose(line);
    toText(target, focus || narrow.matches);
  } else if (target.matches(".text")) {
    look(target.classList.contains("later") ? "later" : "earlier");
    if (narrow.matches) scrollTo(0, 0);
    else target.focus({ preventScroll: true });
  } else {
    const section = target.closest(".pair");
    if (section) show(section);
    look("verdicts");
    target.scrollIntoView();
    if (focus) target.focus({ preventScroll: true });
  }
  return true;
}

function remember(hash) {
  if (location.hash === hash) return;
  history.replaceState({ view: root.dataset.view, row: chosen && chosen.id }, "");
  history.pushState(null, "", hash);
}

document.addEventListener("click", (event) => {
  const keyboard = event.detail === 0;
  if (event.target.closest(".csv")) return csv(event.target.closest("form"));
  if (event.target.closest("summary, form")) return undefined;
  const link = event.target.closest("a[href^='#']"), row = event.target.closest(".row"), mark = event.target.closest(".m");
  if (String(getSelection()) || !(link || row || mark)) return undefined;
  event.preventDefault();
  const line = (link || row || mark).closest(".line");
  if (row && line && !(keyboard && link)) { // a row, wherever one clicks it: both quotes at once
    if (line === chosen && !link && !narrow.matches) return undefined;
    if (line === chosen && narrow.matches) { line.classList.remove("on"); chosen = null; return undefined; }
    history.replaceState(null, "", "#" + line.id);
    return choose(line);
  }
  const hash = mark ? "#" + rowOf(mark.id || mark.dataset.of).id : link.hash;
  if (keyboard || line) back = link || mark;
  remember(hash);
  return follow(hash, keyboard);
});

addEventListener("popstate", (event) => {
  const was = event.state;
  if (was && was.view) {
    look(was.view);
    const line = was.row && find(was.row);
    if (line) { choose(line); line.scrollIntoView({ block: "nearest" }); }
  } else follow(location.hash, false);
});

/* ---- filters ---- */
const rowsOf = (form) => [...find(form.dataset.rows).querySelectorAll(".line")];

function filter(form) {
  const wanted = Object.fromEntries(new FormData(form)), rows = rowsOf(form);
  const words = wanted.q.trim().toLowerCase().split(/\s+/).filter(Boolean);
  let count = 0;
  for (const line of rows) {
    const { outcome, confidence, section } = line.dataset;
    const text = [...line.querySelectorAll(words.length ? ".row, .reason, mark" : "nothing")].map((it) => it.textContent).join("\n").toLowerCase();
    line.hidden = !((!wanted.outcome || outcome === wanted.outcome) && (!wanted.confidence || confidence === wanted.confidence)
      && (!wanted.section || section === wanted.section) && words.every((word) => text.includes(word)));
    count += !line.hidden;
  }
  form.querySelector("output").textContent = says.count.replace("{shown}", count).replace("{all}", rows.length);
  form.closest(".part").querySelector(".none").hidden = count > 0;
}

function csv(form) {
  const words = (line, selector) => [...line.querySelectorAll(selector)].map((it) => it.textContent.trim());
  const rows = rowsOf(form).filter((line) => !line.hidden).map((line) => {
    const [promised, reported = ""] = words(line, "blockquote");
    return [".verdict", "th a", ".aimed", ".got", ".reason"].map((it) => words(line, it)[0] || "").concat(promised, reported);
  });
  download(form.closest(".pair").querySelector("h1").textContent, [says.columns.split(","), ...rows]);
}

for (const form of document.querySelectorAll(".filters")) {
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("input", () => filter(form));
  form.addEventListener("reset", () => setTimeout(() => filter(form)));
  filter(form);
}

/* ---- keys ---- */
function move(step) {
  const seen = lines.filter((line) => line.offsetParent);
  if (!seen.length) return;
  const at = seen.indexOf(chosen);
  const line = seen[Math.max(0, Math.min(seen.length - 1, at < 0 ? 0 : at + step))];
  toRow(line, true);
  history.replaceState(null, "", "#" + line.id);
}

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const typing = event.target.closest("input:not([type=checkbox]), select, textarea");
  if (event.key === "Escape") {
    const open = document.querySelector(".help[open]");
    if (open) open.open = false;
    else if (back && back.isConnected) { look(back.closest(".text") ? root.dataset.view : "verdicts"); back.focus(); back = null; }
    return;
  }
  const inTable = event.target.closest(".lines");
  if (inTable && event.key === "ArrowDown" || !typing && keys.checked && event.key === "j") move(1);
  else if (inTable && event.key === "ArrowUp" || !typing && keys.checked && event.key === "k") move(-1);
  else if (!typing && keys.checked && event.key === "/") {
    const field = [...document.querySelectorAll(".filters [name=q]")].find((it) => it.offsetParent);
    if (!field) return;
    field.focus();
    field.select();
  } else return;
  event.preventDefault();
});

/* ---- the beginning: the latest pair; its promises and its review in view ---- */
if (pairs.length) {
  show(pairs.at(-1).root);
  look("verdicts");
  if (!follow(location.hash, false) && !narrow.matches)
    for (const at of [0, 1]) {
      const key = [...pair.rows.values()].map((keys) => keys[at]).find(Boolean);
      if (key) reveal(find(key));
    }
}
