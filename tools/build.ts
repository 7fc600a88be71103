// Bundles src/ into dist/, copies the wasm files, collects the licences and writes the declarations.
// With `--no-types`, no declarations are written. All output goes to stderr, because `npm pack` runs this script and
// uses stdout.
import { spawnSync } from "node:child_process";
import { copyFileSync, mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import { build, type Metafile } from "esbuild";
import { thirdPartyLicenses } from "./licenses.js";

const root = fileURLToPath(new URL("..", import.meta.url));
const dist = `${root}dist/`;
const { resolve } = createRequire(import.meta.url);

const entries = {
  cli: "src/cli/main.ts",
  index: "src/index.ts",
  // The thread of the language server that judges. src/lsp/editor/judge-thread.ts starts it by this name.
  judge: "src/lsp/judge-worker.ts",
  "rule-tester": "src/rule-tester/index.ts",
};

/** The wasm files that src/workspace/wasm.ts expects in the folder of the bundle. */
const wasm: Readonly<Record<string, string>> = {
  "web-tree-sitter.wasm": "web-tree-sitter/web-tree-sitter.wasm",
  "tree-sitter-hcl.wasm": "@tree-sitter-grammars/tree-sitter-hcl/tree-sitter-hcl.wasm",
  "hcl2json.wasm.gz": "@cdktf/hcl2json/main.wasm.gz",
};

/** Bundled CommonJS packages call `require` for the modules of Node. */
const requireForCommonJs = `import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);`;

const started = performance.now();
mkdirSync(dist, { recursive: true });
const bundled = await bundle();
const written = new Set(bundled.files);
for (const [file, source] of Object.entries(wasm)) {
  copyFileSync(resolve(source), dist + file);
  written.add(file);
}
writeFileSync(`${dist}THIRD-PARTY-LICENSES.txt`, thirdPartyLicenses(root, Object.keys(bundled.metafile.inputs)));
written.add("THIRD-PARTY-LICENSES.txt");
// Old files are removed last, so that a running process of the old bundle finds its chunks as long as possible.
removeStale(written);
if (!process.argv.includes("--no-types")) writeDeclarations();
console.error(`dist: ${String(written.size)} files, ${String(Math.round(performance.now() - started))} ms`);

async function bundle(): Promise<{ readonly files: readonly string[]; readonly metafile: Metafile }> {
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints: entries,
    outdir: dist,
    bundle: true,
    splitting: true,
    format: "esm",
    platform: "node",
    target: "node20",
    // The CommonJS build of jsonc-parser hides its own imports from a bundler.
    mainFields: ["module", "main"],
    banner: { js: requireForCommonJs },
    // hcl2json requires a module with this name if the global is missing. In Node 20 it is never missing.
    external: ["performance"],
    legalComments: "none",
    metafile: true,
    logLevel: "warning",
  });
  return { files: Object.keys(metafile.outputs).map((file) => file.replace(/^dist\//, "")), metafile };
}

function removeStale(current: ReadonlySet<string>): void {
  for (const file of readdirSync(dist)) {
    if (!current.has(file) && statSync(dist + file).isFile()) rmSync(dist + file);
  }
}

function writeDeclarations(): void {
  rmSync(`${dist}types`, { recursive: true, force: true });
  const { status } = spawnSync(process.execPath, [resolve("typescript/bin/tsc"), "-p", "tsconfig.build.json"], {
    cwd: root,
    stdio: ["ignore", 2, 2],
  });
  if (status !== 0) process.exitCode = 1;
}
