// What every page runs: the keyboard goes to an error summary, a form is not sent twice, and islands,
// where a page has any, are started. Without this file, or when any of it fails, each page works as plain HTML.

const HOLD_MS = 8_000; // After this long a form may be sent again: the first try is lost.
const tag = document.querySelector("script[data-js][data-wasm]"); // Modules have no document.currentScript.

focusErrorSummary();
document.addEventListener("submit", sendOnce);
startDeskKeys(document.querySelector("[data-desk-keys]"));
if (document.querySelector("[data-photo-keys]")) document.addEventListener("keydown", turnPhoto);
// The back button may bring the page back as it was left.
window.addEventListener("pageshow", () => document.querySelectorAll("form[data-sent]").forEach(release));
startIslands().catch((problem) => console.warn("The page goes on without its islands.", problem));

function focusErrorSummary() {
  const summary = document.getElementById("error-summary");
  if (!summary) return;
  if (!summary.hasAttribute("tabindex")) summary.tabIndex = -1;
  summary.focus();
}

function sendOnce(event) {
  const form = event.target;
  if (event.defaultPrevented || !form.matches("[method=post i]")) return;
  if (form.hasAttribute("data-sent")) return event.preventDefault();
  form.setAttribute("data-sent", "");
  // The button keeps its name and value only while it is not disabled.
  event.submitter?.setAttribute("aria-disabled", "true");
  event.submitter?.classList.add("held");
  announce(form, event.submitter?.dataset.busy ?? form.dataset.busy);
  setTimeout(release, HOLD_MS, form);
}

function announce(form, sentence) {
  if (!sentence) return;
  const status = document.createElement("p");
  status.className = "govuk-visually-hidden busy";
  status.setAttribute("role", "status");
  form.append(status);
  // Screen readers speak what changes in a region, not what it is born with.
  setTimeout(() => (status.textContent = sentence), 100);
}

function release(form) {
  form.removeAttribute("data-sent");
  for (const button of form.querySelectorAll(".held")) {
    button.classList.remove("held");
    button.removeAttribute("aria-disabled");
  }
  form.querySelectorAll(".busy").forEach((status) => status.remove());
}

/** Single keys of the desk. They must be easy to turn off (WCAG 2.1.4): the box at the foot does. */
function startDeskKeys(foot) {
  if (!foot) return;
  const box = foot.querySelector("input");
  foot.hidden = false;
  box.checked = localStorage.getItem("desk-keys") !== "off";
  box.addEventListener("change", () => localStorage.setItem("desk-keys", box.checked ? "on" : "off"));
  document.addEventListener("keydown", (event) => {
    if (!box.checked || isTyping(event) || document.querySelector("dialog[open]")) return;
    if (event.key === "?") foot.querySelector("dialog").showModal();
    else if (!moveInQueue(event.key) && !goTo(document.querySelector(`[data-key="${CSS.escape(event.key)}"]`))) return;
    event.preventDefault();
  });
}

function moveInQueue(key) {
  const links = [...document.querySelectorAll(".queue-row__title a")];
  const row = document.activeElement?.closest(".queue-row") ?? document.querySelector(".queue-row--selected");
  const here = links.findIndex((link) => link.closest(".queue-row") === row);
  if (key === "j") links[Math.min(here + 1, links.length - 1)]?.focus();
  else if (key === "k") links[Math.max(here - 1, 0)]?.focus();
  else if (key === "o") links[here]?.click();
  else if (key === "v") row?.querySelector(".queue-row__beside")?.click();
  else if (key === "x") row?.querySelector("input")?.click();
  else if (key === "/") document.getElementById("q")?.focus();
  else return false;
  return true;
}

/** What a page gives a key to: a part that opens, or a link to be followed. */
function goTo(target) {
  if (target?.matches("details")) {
    target.open = true;
    target.querySelector("summary").focus();
  } else target?.click();
  return target;
}

function turnPhoto(event) {
  const way = { ArrowLeft: "prev", ArrowRight: "next" }[event.key];
  if (way && !isTyping(event)) document.querySelector(`a[rel=${way}]`)?.click();
}

/** Keys meant for a field or for the browser are left to them. */
function isTyping(event) {
  return event.ctrlKey || event.metaKey || event.altKey || event.target.matches("input:not([type=checkbox]), select, textarea");
}

async function startIslands() {
  const islands = [...document.querySelectorAll("leptos-island")];
  if (!tag || !islands.length || !isWorthItsBytes()) return;
  const wasm = fetch(tag.dataset.wasm); // Both at once: on a weak signal each round trip counts.
  wasm.catch(() => {}); // It is reported below, where it is awaited.
  const client = await import(tag.dataset.js);
  await client.default({ module_or_path: wasm });
  client.hydrate();
  for (const island of islands) await startIsland(client, island);
}

/** Where data is to be saved, only for an island that saves more than it costs. */
function isWorthItsBytes() {
  return !navigator.connection?.saveData || document.querySelector("leptos-island [data-saves-data]");
}

async function startIsland(client, island) {
  try {
    island.closest("leptos-children")?.$$on_hydrate?.(); // The context of the island around this one.
    await client[island.dataset.component](island);
  } catch (problem) {
    console.warn(`The island ${island.dataset.component} did not start.`, problem);
  }
}
