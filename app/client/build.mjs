// Builds what browsers run, in two bundles: cargo -> wasm-bindgen -> wasm-opt -> target/staging/{client,planner}.{js,wasm}
import { createHash } from "node:crypto";
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { brotli, heaviestPage, overspends } from "../../style/budgets.mjs";

const here = dirname(fileURLToPath(import.meta.url));
const root = resolve(here, "../..");
const target = resolve(root, process.env.CARGO_TARGET_DIR ?? "target");
const staging = join(root, "target/staging");
/** Each is a package of its own; a page loads one of them at most. */
const BUNDLES = ["client", "planner"].map((name) => ({
  name,
  work: join(target, `${name}-bundle`),
  compiled: join(target, `wasm32-unknown-unknown/wasm-release/${name}.wasm`),
  stamp: join(staging, `.${name}-inputs`),
  results: [join(staging, `${name}.js`), join(staging, `${name}.wasm`)],
}));

// What rustc emits for wasm32 today; wasm-opt refuses the file without being told of each.
const features = [
  "--enable-bulk-memory", "--enable-nontrapping-float-to-int", "--enable-reference-types",
  "--enable-sign-ext", "--enable-mutable-globals", "--enable-multivalue",
];

main();

function main() {
  requireTarget();
  BUNDLES.forEach(build);
  report();
}

/** One after the other: built together, Cargo would give each the islands of both. */
function build(bundle) {
  run("cargo", ["build", "--locked", "--package", bundle.name, "--target", "wasm32-unknown-unknown", "--profile", "wasm-release"]);
  const inputs = digest([bundle.compiled, "build.mjs", "package-lock.json", "bundle/src/main.rs", "../../Cargo.lock"]);
  if (isBuiltFrom(bundle, inputs)) {
    console.log(`${bundle.name}: nothing changed`);
  } else {
    make(bundle);
    writeFileSync(bundle.stamp, inputs);
  }
}

function requireTarget() {
  const libraries = spawnSync("rustc", ["--print", "target-libdir", "--target", "wasm32-unknown-unknown"], { cwd: root, encoding: "utf8" });
  if (libraries.error) fail("rustc is missing: install Rust from https://rustup.rs");
  if (libraries.status !== 0 || !existsSync(libraries.stdout.trim()))
    fail("the wasm32 target is missing: run `rustup target add wasm32-unknown-unknown`");
}

function digest(files) {
  const hash = createHash("sha256");
  for (const file of files) hash.update(readFileSync(resolve(here, file)));
  return hash.digest("hex");
}

function isBuiltFrom({ stamp, results }, inputs) {
  return [stamp, ...results].every(existsSync) && readFileSync(stamp, "utf8") === inputs;
}

function make({ name, work, compiled, results }) {
  if (!existsSync(join(here, "node_modules/binaryen"))) run("npm", ["ci", "--prefix", here]);
  rmSync(work, { recursive: true, force: true });
  mkdirSync(staging, { recursive: true });
  run("cargo", ["run", "--locked", "--quiet", "--package", "bundle", "--", compiled, name, work]);
  optimise(["-Oz", "--converge", "--strip-debug", "--strip-producers", join(work, `${name}_bg.wasm`), "-o", join(work, "optimised.wasm")]);
  shorten(name, work);
  for (const result of results) renameSync(join(work, result.slice(staging.length)), result);
}

/** Each name the script and the WebAssembly know each other by carries a hash, which nothing compresses. Letters do. */
function shorten(name, work) {
  const parameters = ["-Oz", "--minify-imports-and-exports-and-modules", join(work, "optimised.wasm"), "-o", join(work, `${name}.wasm`)];
  const { imports, exports } = JSON.parse(optimise(parameters));
  const known = { imports: new Map(imports.map(([, long, short]) => [long, short])), exports: new Map(exports) };
  const used = new Set();
  const short = (kind, long) => (used.add(long), known[kind].get(long) ?? fail(`the script knows ${long}, the WebAssembly does not`));
  const script = readFileSync(join(work, `${name}.js`), "utf8")
    .replace(/^( {8})(__wb\w+): /gm, (_, space, long) => `${space}${short("imports", long)}: `)
    .replace(/\bwasm\.(\w+)/g, (_, long) => `wasm.${short("exports", long)}`)
    .replace(`"./${name}_bg.js": import0`, "a: import0");
  for (const [, long] of imports) if (!used.has(long)) fail(`the WebAssembly wants ${long}, the script has no such name`);
  writeFileSync(join(work, `${name}.js`), script);
}

function optimise(parameters) {
  const { status, error, stdout } = spawnSync(process.execPath, [join(here, "node_modules/binaryen/bin/wasm-opt"), ...features, ...parameters], { cwd: root, encoding: "utf8", stdio: ["ignore", "pipe", "inherit"] });
  if (error || status !== 0) fail(`wasm-opt ${parameters[0]} failed`);
  return stdout;
}

function report() {
  const sizes = {};
  for (const file of BUNDLES.flatMap(({ results }) => results)) {
    const [raw, packed] = [readFileSync(file), brotli(readFileSync(file))];
    sizes[basename(file)] = packed.length;
    console.log(`${basename(file).padEnd(12)} ${raw.length} bytes, ${packed.length} after brotli`);
  }
  const over = overspends(heaviestPage(sizes));
  if (over.length) fail(over.join("; "));
}

function run(command, parameters) {
  const { status, error } = spawnSync(command, parameters, { cwd: root, stdio: "inherit" });
  if (error) fail(`cannot run ${command}: ${error.message}`);
  if (status !== 0) fail(`${command} ${parameters[0]} failed`);
}

function fail(sentence) {
  console.error(`client: ${sentence}`);
  process.exit(1);
}
