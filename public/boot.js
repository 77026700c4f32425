// What every page runs: the keyboard goes to an error summary, a form is not sent twice, islands, where a page has any,
// are started, and reports kept on the phone are looked after. Without this file, or when any of it fails, each page
// works as plain HTML.

const HOLD_MS = 8_000; // After this long a form may be sent again: the first try is lost.
const tag = document.querySelector("script[data-client-js]"); // Modules have no document.currentScript.
const OWNER = "phone-owner"; // Whose reports this phone keeps: a tag that says nothing about the person.
const LEAVING = "signing-out";

// What the island of reports asks of the browser: here it costs a phone a fifth of what it would cost in WebAssembly.
// Each use opens the database anew, so that a sign-out in another tab can throw it away.
globalThis.phone = {
  reports: () => inStore("reports", "readonly", (store) => store.getAll()),
  keepReport: (key, text) => inStore("reports", "readwrite", (store) => store.put(text, key)),
  dropReport: (key) => inStore("reports", "readwrite", (store) => store.delete(key)),
  photo: (key) => inStore("photos", "readonly", (store) => store.get(key)),
  keepPhoto: (key, content) => inStore("photos", "readwrite", (store) => store.put(content, key)),
  dropPhoto: (key) => inStore("photos", "readwrite", (store) => store.delete(key)),
  owner: () => localStorage.getItem(OWNER) ?? "",
  remember: (owner) => localStorage.setItem(OWNER, owner),
  /** Asks the browser not to throw away what is kept. It may say no. */
  askToLast: () => navigator.storage?.persist?.().catch(() => {}),
  takeTurn,
};

focusErrorSummary();
document.addEventListener("submit", sendOnce);
startDeskKeys(document.querySelector("[data-desk-keys]"));
if (document.querySelector("[data-photo-keys]")) document.addEventListener("keydown", turnPhoto);
// The back button may bring the page back as it was left.
window.addEventListener("pageshow", () => document.querySelectorAll("form[data-sent]").forEach(release));
lookAfterReports().catch((problem) => console.warn("The page goes on without the reports on this phone.", problem));
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
  const bundleOf = (island) => island.closest("[data-bundle]")?.dataset.bundle ?? "client";
  for (const bundle of new Set(islands.map(bundleOf))) await startBundle(bundle, islands.filter((island) => bundleOf(island) === bundle));
}

async function startBundle(bundle, islands) {
  const wasm = fetch(tag.dataset[`${bundle}Wasm`]); // Both at once: on a weak signal each round trip counts.
  wasm.catch(() => {}); // It is reported below, where it is awaited.
  const client = await import(tag.dataset[`${bundle}Js`]);
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

function inStore(name, mode, act) {
  return new Promise((done, fail) => {
    const opening = indexedDB.open("doorstep", 1);
    opening.onupgradeneeded = () => ["reports", "photos"].forEach((store) => opening.result.createObjectStore(store));
    opening.onerror = () => fail(opening.error);
    opening.onsuccess = () => {
      const database = opening.result;
      const change = database.transaction(name, mode);
      const asked = act(change.objectStore(name));
      // A full phone says so only at the end.
      change.oncomplete = () => done((database.close(), asked.result));
      change.onabort = () => fail((database.close(), change.error));
    };
  });
}

/** One tab at a time: gives a function that ends the turn, or nothing while another tab has it. Browsers from before
 *  2022 know no turns; what is sent twice is taken once anyway. */
function takeTurn() {
  if (!navigator.locks) return Promise.resolve(() => {});
  return new Promise((given) =>
    navigator.locks.request("doorstep-reports", { ifAvailable: true }, (lock) =>
      lock ? new Promise((end) => given(end)) : given(null)));
}

/** On a tenant's page: keeps the worker that opens the app without a signal, and says what was not sent yet. */
async function lookAfterReports() {
  const owner = tag?.dataset.owner;
  const here = location.pathname;
  if (!owner && sessionStorage.getItem(LEAVING)) return forget();
  if (owner) localStorage.setItem(OWNER, owner);
  if (owner || here === "/offline" || here.startsWith("/repairs/report")) keepWorker();
  if (!owner) return;
  const unsent = await countUnsent(owner);
  if (unsent) sayUnsent(unsent);
  document.addEventListener("submit", (event) => leave(event, unsent), { capture: true });
}

/** A worker costs as many bytes as the page it keeps, so not where data is to be saved; an installed app has asked for it. */
function keepWorker() {
  const asked = matchMedia("(display-mode: standalone)").matches || location.pathname === "/offline";
  if (navigator.connection?.saveData && !asked) return;
  const register = () => navigator.serviceWorker?.register("/sw.js").catch(() => {});
  if (document.readyState === "complete") register();
  else window.addEventListener("load", register);
}

async function countUnsent(owner) {
  // Looking must not make an empty database.
  const known = (await indexedDB.databases?.()) ?? [{ name: "doorstep" }];
  if (!known.some(({ name }) => name === "doorstep")) return 0;
  const reports = (await phone.reports()).map((text) => JSON.parse(text)[0]);
  const isOurs = (report) => !report.owner?.[0] || report.owner[0] === owner;
  return reports.filter((report) => isOurs(report) && report.stage[0] !== "sent").length;
}

function sayUnsent(count) {
  const link = Object.assign(document.createElement("a"), { href: "/offline" });
  link.textContent = count === 1 ? "1 report on this phone is not sent yet" : `${count} reports on this phone are not sent yet`;
  const line = Object.assign(document.createElement("p"), { className: "unsent" });
  line.append(link);
  document.getElementById("main")?.prepend(line);
}

/** Signing out throws away what is kept here: the server tells the browser to, and where it does not listen, we do. */
function leave(event, unsent) {
  if (!event.target.matches("form[action='/do/sign-out']")) return;
  const question = "A report on this phone is not sent. Send it first, or sign out and lose it. Sign out and lose it?";
  if (unsent && !confirm(question)) return event.preventDefault();
  sessionStorage.setItem(LEAVING, "yes");
}

async function forget() {
  sessionStorage.removeItem(LEAVING);
  localStorage.removeItem(OWNER);
  indexedDB.deleteDatabase("doorstep");
  for (const worker of (await navigator.serviceWorker?.getRegistrations()) ?? []) await worker.unregister();
  for (const name of (await globalThis.caches?.keys()) ?? []) await caches.delete(name);
}
