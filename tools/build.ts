// Bundles src/ into dist/, copies the wasm files, collects the licences and writes the declarations.
// With `--no-types`, no declarations are written: they take most of the time, and only users of the library need them.
// So `npm install` in a clone (`prepare`) leaves them out, and `npm pack` (`prepack`) writes them. Types are not checked
// here: `npm run check` does that. All output goes to stderr, because `npm pack` uses stdout.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { copyFileSync, cpSync, mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { bundle, bundleCdkPlugin, bundleViewer, packageFilesIn, wasmFiles } from "./bundle.js";
import { licenseNotices, thirdParties } from "./licenses.js";

const root = fileURLToPath(new URL("..", import.meta.url));
const dist = `${root}dist/`;
const { resolve } = createRequire(import.meta.url);

// `npm pack` and `npm publish` run `prepare` after `prepack`, which has made all of it.
const { npm_command, npm_lifecycle_event } = process.env;
if (npm_lifecycle_event === "prepare" && (npm_command === "pack" || npm_command === "publish")) process.exit();

const started = performance.now();
mkdirSync(dist, { recursive: true });
const declared = process.argv.includes("--no-types") ? undefined : writeDeclarations();
const bundles = await bundle({ write: true });
const outputs = [...bundles, await bundleViewer(), await bundleCdkPlugin()].flatMap((one) => one.outputs);
const written = new Set(outputs.map((file) => join(file)));
for (const [file, source] of Object.entries(wasmFiles)) {
  copyFileSync(source, dist + file);
  written.add(file);
}
// What a first run lints to have V8 compile the linter (src/cli/process/rehearse.ts).
const rehearsal = `${root}src/cli/process/rehearsal`;
cpSync(rehearsal, `${dist}rehearsal`, { recursive: true });
for (const file of readdirSync(rehearsal, { recursive: true, encoding: "utf8" })) written.add(join("rehearsal", file));
writeFileSync(`${dist}THIRD-PARTY-LICENSES.txt`, licenseNotices(thirdParties(packageFilesIn(bundles))));
written.add("THIRD-PARTY-LICENSES.txt");
// Old files are removed last, so that a running process of the old bundle finds its chunks as long as possible.
removeStale(written);
await declared;
console.error(`dist: ${String(written.size)} files, ${String(Math.round(performance.now() - started))} ms`);

function removeStale(current: ReadonlySet<string>): void {
  for (const file of readdirSync(dist, { recursive: true, encoding: "utf8" })) {
    if (!current.has(file) && !file.startsWith("types") && statSync(dist + file).isFile()) rmSync(dist + file);
  }
}

/** The compiler is a process of its own, so that it has another processor than the bundles. */
async function writeDeclarations(): Promise<void> {
  rmSync(`${dist}types`, { recursive: true, force: true });
  const compiler = spawn(process.execPath, [resolve("typescript/bin/tsc"), "-p", "tsconfig.build.json"], {
    cwd: root,
    stdio: ["ignore", 2, 2],
  });
  const [status] = (await once(compiler, "close")) as [number | null];
  if (status !== 0) process.exitCode = 1;
  // The plugin of aws-cdk-lib is CommonJS, so its types are too.
  writeFileSync(`${dist}types/cdk/package.json`, `${JSON.stringify({ type: "commonjs" })}\n`);
}
