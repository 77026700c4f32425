// Puts together what browsers fetch: target/staging and public/ -> target/site, hashed, compressed, within budget.
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, rmdirSync, writeFileSync } from "node:fs";
import { dirname, extname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { constants, gzipSync } from "node:zlib";
import { brotli, heaviestPage, overspends } from "./budgets.mjs";

const root = resolve(dirname(fileURLToPath(import.meta.url)), "..");
const site = join(root, "target/site");
const TEXT = new Set([".css", ".js", ".json", ".svg", ".html", ".txt", ".xml", ".webmanifest", ".wasm", ".ico"]);

/** Served under a name with a hash of the content, so that browsers may keep it for a year. */
const hashed = [
  { name: "app.css", from: "target/staging/app.css", madeBy: "node style/build.mjs" },
  { name: "boot.js", from: "public/boot.js", madeBy: "git checkout public/boot.js" },
  ...["client.js", "client.wasm", "planner.js", "planner.wasm"].map((name) => ({ name, from: `target/staging/${name}`, madeBy: "node app/client/build.mjs" })),
];

main();

function main() {
  const wanted = new Set();
  const assets = hashed.map((asset) => publish(asset, wanted));
  copyPublic(wanted);
  removeAllBut(wanted);
  writeAtOnce(join(site, "assets.json"), JSON.stringify(Object.fromEntries(assets.map(({ name, url }) => [name, url])), null, 2) + "\n");
  report(assets);
}

function publish(asset, wanted) {
  const source = join(root, asset.from);
  if (!existsSync(source)) fail(`${asset.from} is missing: run \`${asset.madeBy}\``);
  const content = readFileSync(source);
  const url = `/assets/${withHash(asset.name, content)}`;
  const packed = place(url, content, wanted);
  return { ...asset, url, raw: content.length, packed };
}

function withHash(name, content) {
  const hash = createHash("sha256").update(content).digest("hex").slice(0, 12);
  const ending = extname(name);
  return `${name.slice(0, -ending.length)}.${hash}${ending}`;
}

function copyPublic(wanted) {
  // The service worker is part of the program, which writes in what it keeps.
  const own = new Set([...hashed.map(({ from }) => from), "public/sw.js"]);
  for (const entry of readdirSync(join(root, "public"), { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name).slice(root.length + 1).replaceAll("\\", "/");
    if (entry.isFile() && !own.has(path)) place(path.slice("public".length), readFileSync(join(root, path)), wanted);
  }
}

/** Writes a file and its compressed forms unless they are there already. Gives bytes after brotli. */
function place(url, content, wanted) {
  const file = join(site, url);
  const forms = TEXT.has(extname(url)) ? [file, `${file}.br`, `${file}.gz`] : [file];
  forms.forEach((form) => wanted.add(form));
  if (!forms.every(existsSync) || !readFileSync(file).equals(content)) {
    mkdirSync(dirname(file), { recursive: true });
    if (forms.length > 1) {
      writeAtOnce(`${file}.br`, brotli(content));
      writeAtOnce(`${file}.gz`, gzipSync(content, { level: constants.Z_BEST_COMPRESSION }));
    }
    // Last, because it is what tells the next run that all are there.
    writeAtOnce(file, content);
  }
  return forms.length > 1 ? readFileSync(`${file}.br`).length : content.length;
}

/** A server that reads at this moment sees the old file or the new one, never half of it. */
function writeAtOnce(file, content) {
  writeFileSync(`${file}.new`, content);
  renameSync(`${file}.new`, file);
}

function removeAllBut(wanted) {
  wanted.add(join(site, "assets.json"));
  const entries = readdirSync(site, { recursive: true, withFileTypes: true }).map((entry) => [entry, join(entry.parentPath, entry.name)]);
  for (const [entry, path] of entries) if (!entry.isDirectory() && !wanted.has(path)) rmSync(path);
  const folders = entries.filter(([entry]) => entry.isDirectory()).map(([, path]) => path).sort().reverse();
  for (const folder of folders) if (!readdirSync(folder).length) rmdirSync(folder);
}

function report(assets) {
  for (const { name, raw, packed } of assets) console.log(`${name.padEnd(12)} ${String(raw).padStart(8)} bytes, ${String(packed).padStart(7)} after brotli`);
  const over = overspends(heaviestPage(Object.fromEntries(assets.map(({ name, packed }) => [name, packed]))));
  if (over.length) fail(over.join("; "));
}

function fail(sentence) {
  console.error(`site: ${sentence}`);
  process.exit(1);
}
