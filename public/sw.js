// Opens the app without a signal. It keeps one page that is the same for everyone, `/offline`, and the files that page
// needs; never a page of a person, never a photo, never an answer to a form. The server writes in what to keep.

const VERSION = "{version}";
const FILES = "{files}";

const KEPT = `doorstep-${VERSION}`;
const PAGE = "/offline";

self.addEventListener("install", (event) => event.waitUntil(keepAll().then(() => self.skipWaiting())));
self.addEventListener("activate", (event) => event.waitUntil(throwAwayTheRest().then(() => self.clients.claim())));
self.addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== "GET" || origin !== location.origin || pathname.startsWith("/officer")) return;
  if (request.mode === "navigate") event.respondWith(fetch(request).catch(() => kept(PAGE)));
  else if (FILES.includes(pathname) && pathname !== PAGE) event.respondWith(kept(pathname).then((file) => file.ok ? file : fetch(request)));
});

/** All or nothing. Without cookies, so that what is kept is nobody's. Names with a hash may come from the browser's own cache. */
async function keepAll() {
  const cache = await caches.open(KEPT);
  await cache.addAll(FILES.map((file) => new Request(file, { credentials: "omit", cache: file.startsWith("/assets/") ? "default" : "no-cache" })));
}

async function throwAwayTheRest() {
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name !== KEPT).map((name) => caches.delete(name)));
}

async function kept(file) {
  return (await (await caches.open(KEPT)).match(file)) ?? Response.error();
}
