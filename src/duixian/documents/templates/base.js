/* What the scripts of all pages use; each page's own script follows it in the same function. */
const find = (id) => document.getElementById(id);
document.documentElement.classList.add("js");

function element(name, text, attributes = {}) {
  const made = document.createElement(name);
  if (text) made.textContent = text;
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  return made;
}

/* ---- CSV ---- */
function cell(value) {
  const text = String(value);
  const safe = /^[=+@\t\r]|^-(?![\d.])/.test(text) ? "'" + text : text; // a cell must not become a formula
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

function download(name, rows) {
  const text = "\ufeff" + rows.map((row) => row.map(cell).join(",")).join("\r\n") + "\r\n";
  const link = element("a", "", { download: name + ".csv" });
  link.href = URL.createObjectURL(new Blob([text], { type: "text/csv;charset=utf-8" }));
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10000);
}

/* ---- keys; those of one letter can be switched off (WCAG 2.1.4) ---- */
const keys = find("keys");
try { keys.checked = localStorage.getItem("duixian-keys") !== "off"; } catch { /* no storage: on */ }
keys.addEventListener("change", () => {
  try { localStorage.setItem("duixian-keys", keys.checked ? "on" : "off"); } catch { /* not kept */ }
});
