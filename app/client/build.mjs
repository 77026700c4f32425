// Builds the WebAssembly client: cargo -> wasm-bindgen -> wasm-opt -> target/staging/client.{js,wasm}
import { createHash } from "node:crypto";
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { brotli, overspends } from "../../style/budgets.mjs";

const here = dirname(fileURLToPath(import.meta.url));
const root = resolve(here, "../..");
const target = resolve(root, process.env.CARGO_TARGET_DIR ?? "target");
const staging = join(root, "target/staging");
const work = join(target, "client-bundle");
const compiled = join(target, "wasm32-unknown-unknown/wasm-release/client.wasm");
const stamp = join(staging, ".client-inputs");
const results = ["client.js", "client.wasm"].map((name) => join(staging, name));

// What rustc emits for wasm32 today; wasm-opt refuses the file without being told of each.
const features = [
  "--enable-bulk-memory", "--enable-nontrapping-float-to-int", "--enable-reference-types",
  "--enable-sign-ext", "--enable-mutable-globals", "--enable-multivalue",
];

main();

function main() {
  requireTarget();
  run("cargo", ["build", "--locked", "--package", "client", "--target", "wasm32-unknown-unknown", "--profile", "wasm-release"]);
  const inputs = digest([compiled, "build.mjs", "package-lock.json", "bundle/src/main.rs", "../../Cargo.lock"]);
  if (isBuiltFrom(inputs)) {
    console.log("client: nothing changed");
  } else {
    bundle();
    writeFileSync(stamp, inputs);
  }
  report();
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

function isBuiltFrom(inputs) {
  return [stamp, ...results].every(existsSync) && readFileSync(stamp, "utf8") === inputs;
}

function bundle() {
  if (!existsSync(join(here, "node_modules/binaryen"))) run("npm", ["ci", "--prefix", here]);
  rmSync(work, { recursive: true, force: true });
  mkdirSync(staging, { recursive: true });
  run("cargo", ["run", "--locked", "--quiet", "--package", "bundle", "--", compiled, work]);
  optimise(["-Oz", "--converge", "--strip-debug", "--strip-producers", join(work, "client_bg.wasm"), "-o", join(work, "optimised.wasm")]);
  shorten();
  for (const result of results) renameSync(join(work, result.slice(staging.length)), result);
}

/** Each name the script and the WebAssembly know each other by carries a hash, which nothing compresses. Letters do. */
function shorten() {
  const parameters = ["-Oz", "--minify-imports-and-exports-and-modules", join(work, "optimised.wasm"), "-o", join(work, "client.wasm")];
  const { imports, exports } = JSON.parse(optimise(parameters));
  const known = { imports: new Map(imports.map(([, long, short]) => [long, short])), exports: new Map(exports) };
  const used = new Set();
  const short = (kind, long) => (used.add(long), known[kind].get(long) ?? fail(`the script knows ${long}, the WebAssembly does not`));
  const script = readFileSync(join(work, "client.js"), "utf8")
    .replace(/^( {8})(__wb\w+): /gm, (_, space, long) => `${space}${short("imports", long)}: `)
    .replace(/\bwasm\.(\w+)/g, (_, long) => `wasm.${short("exports", long)}`)
    .replace('"./client_bg.js": import0', "a: import0");
  for (const [, long] of imports) if (!used.has(long)) fail(`the WebAssembly wants ${long}, the script has no such name`);
  writeFileSync(join(work, "client.js"), script);
}

function optimise(parameters) {
  const { status, error, stdout } = spawnSync(process.execPath, [join(here, "node_modules/binaryen/bin/wasm-opt"), ...features, ...parameters], { cwd: root, encoding: "utf8", stdio: ["ignore", "pipe", "inherit"] });
  if (error || status !== 0) fail(`wasm-opt ${parameters[0]} failed`);
  return stdout;
}

function report() {
  const [js, wasm] = results.map((file) => ({ raw: readFileSync(file), packed: brotli(readFileSync(file)) }));
  console.log(`client.js    ${js.raw.length} bytes, ${js.packed.length} after brotli`);
  console.log(`client.wasm  ${wasm.raw.length} bytes, ${wasm.packed.length} after brotli`);
  const over = overspends({ js: js.packed.length, wasm: wasm.packed.length });
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
