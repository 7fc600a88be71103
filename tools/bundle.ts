import { createHash } from "node:crypto";
import { mkdirSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { basename } from "node:path";
import { fileURLToPath } from "node:url";
import { build, type BuildOptions, type Metafile } from "esbuild";
import { colorsAsTold } from "./bundle/colors-as-told.js";
import { dataFiles, isData } from "./bundle/data-files.js";
import { flatMapByLoop } from "./bundle/flat-map-by-loop.js";
import { onePart, oneScript, type Modules } from "./bundle/one-script.js";
import { tablesOnFirstUse } from "./bundle/tables-on-first-use.js";
import { usualModules } from "./bundle/usual-modules.js";

const root = fileURLToPath(new URL("..", import.meta.url));
const dist = `${root}dist/`;
const { resolve } = createRequire(import.meta.url);

/** The wasm files that src/workspace/files/wasm.ts expects in the folder of the bundle, and where they come from. */
export const wasmFiles: Readonly<Record<string, string>> = {
  "web-tree-sitter.wasm": resolve("web-tree-sitter/web-tree-sitter.wasm"),
  "tree-sitter-hcl.wasm": resolve("@tree-sitter-grammars/tree-sitter-hcl/tree-sitter-hcl.wasm"),
  "hcl2json.wasm.gz": resolve("@cdktf/hcl2json/main.wasm.gz"),
};

/** Bundled CommonJS packages call `require` for the modules of Node. */
const requireForCommonJs = `import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);`;

interface Writes {
  readonly write: boolean;
}

/** What a bundle is made of, as paths from the root, and its files, as paths in dist/. */
export interface Bundle {
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
  /** The inputs of the script that each run of the program starts. */
  readonly inScript?: readonly string[];
}

const options = {
  absWorkingDir: root,
  outdir: "dist",
  bundle: true,
  splitting: true,
  format: "esm",
  platform: "node",
  target: "node20",
  alias: {
    // By default, glob gives one file with its packages inside. Then neither their versions nor their licences are known.
    glob: "glob/raw",
    // Only its scanner is used. Beside it, there are tables for formatting, which would be made at each start.
    "jsonc-parser": "jsonc-parser/lib/esm/impl/scanner.js",
  },
  // hcl2json requires a module with this name if the global is missing. In Node 20 it is never missing.
  external: ["performance"],
  legalComments: "none",
  metafile: true,
  logLevel: "warning",
} satisfies BuildOptions;

/** Bundles src/ into dist/, or only tells what the bundles are made of. */
export async function bundle(writes: Writes): Promise<readonly Bundle[]> {
  return [await bundleModules(writes), await bundleProgram(writes)];
}

/** What is loaded as modules: the library, and the programs of other threads and processes. */
async function bundleModules({ write }: Writes): Promise<Bundle> {
  const { metafile } = await build({
    ...options,
    entryPoints: {
      index: "src/index.ts",
      // The thread of the language server that judges. src/lsp/editor/judge-thread.ts starts it by this name.
      judge: "src/lsp/judge-worker.ts",
      // A thread of --concurrency. src/workspace/runs/lint-threads.ts starts it by this name.
      "lint-thread": "src/workspace/runs/lint-thread.ts",
      "rule-tester": "src/rule-tester/index.ts",
      // The process that lints for the plugin of aws-cdk-lib. src/cdk/lint-in-process.ts starts it by this name.
      "cdk-lint": "src/cdk/lint-program.ts",
    },
    banner: { js: requireForCommonJs },
    plugins: [dataFiles(dist, { write }), tablesOnFirstUse, flatMapByLoop],
    write,
  });
  return described(metafile);
}

/**
 * The program: the script dist/cli.cjs, which bin/dmslint.js starts with the code that V8 made in an earlier run, and beside
 * it the parts that few runs need, and what tells this build from all others.
 */
async function bundleProgram({ write }: Writes): Promise<Bundle> {
  const entry = "src/cli/main.ts";
  const { metafile, outputFiles } = await build({
    ...options,
    entryPoints: { cli: entry },
    define: { "import.meta.url": "moduleUrl" },
    // It is read at each start. Names stay, so that the stack of an error can be read.
    minifySyntax: true,
    minifyWhitespace: true,
    lineLimit: 150,
    plugins: [dataFiles(dist, { write }), tablesOnFirstUse, flatMapByLoop, colorsAsTold],
    write: false,
  });
  const usual = usualModules(metafile, entry);
  const modules = new Map(outputFiles.map(({ path, text }) => [basename(path), text]));
  const files = write
    ? filesOfProgram(modules, new Set([...usual].map((path) => basename(path))))
    : new Map<string, string>();
  if (write) mkdirSync(`${dist}parts`, { recursive: true });
  for (const [file, text] of files) writeFileSync(dist + file, text);
  const { inputs, outputs } = described(metafile);
  return {
    inputs,
    outputs: [...files.keys(), ...outputs.filter(isData)],
    inScript: [...usual].flatMap((path) => Object.keys(metafile.outputs[path]?.inputs ?? {})),
  };
}

/** The files of the program by their paths in dist/. `modules`: all modules by name; `usual`: those that most runs need. */
function filesOfProgram(modules: Modules, usual: ReadonlySet<string>): ReadonlyMap<string, string> {
  const parts = [...modules].filter(([name]) => !usual.has(name));
  const placeOf = new Map(parts.map(([name]) => [`./${name}`, `./parts/${name.replace(/js$/, "cjs")}`]));
  const inside = new Map([...modules].flatMap(([name, text]) => (usual.has(name) ? [[`./${name}`, text]] : [])));
  const script = oneScript(inside, "./cli.js", placeOf);
  return new Map([
    ["cli.cjs", script],
    ["build-id", createHash("sha256").update(script).digest("hex")],
    ...parts.map(([name, text]) => [`parts/${name.replace(/js$/, "cjs")}`, onePart(name, text)] as const),
  ]);
}

/**
 * Bundles the plugin of aws-cdk-lib as CommonJS, which both `import` and `require` load: most CDK apps are CommonJS, and Node 20
 * requires no ES modules. It is small, because another process lints.
 */
export async function bundleCdkPlugin(): Promise<Bundle> {
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints: { cdk: "src/cdk/index.ts" },
    outdir: "dist",
    outExtension: { ".js": ".cjs" },
    bundle: true,
    format: "cjs",
    platform: "node",
    target: "node20",
    banner: { js: `const __bundleUrl = require("node:url").pathToFileURL(__filename).href;` },
    define: { "import.meta.url": "__bundleUrl" },
    metafile: true,
    logLevel: "warning",
  });
  return described(metafile);
}

/** The script of the page of `dmslint graph`, which runs in a browser. It contains no package. */
export const viewerOptions = {
  absWorkingDir: root,
  entryPoints: { "graph-viewer": "src/graph/viewer/viewer.ts" },
  outdir: "dist",
  bundle: true,
  minify: true,
  format: "iife",
  platform: "browser",
  target: "es2022",
  tsconfig: "src/graph/viewer/tsconfig.json",
  logLevel: "warning",
} satisfies BuildOptions;

export async function bundleViewer(): Promise<Bundle> {
  const { metafile } = await build({ ...viewerOptions, metafile: true });
  return described(metafile);
}

function described({ inputs, outputs }: Metafile): Bundle {
  const data = Object.values(outputs).flatMap(({ imports }) => imports.map(({ path }) => path).filter(isData));
  const files = Object.keys(outputs).map((file) => file.replace(/^dist\//, ""));
  return { inputs: Object.keys(inputs), outputs: [...files, ...new Set(data)] };
}

/** The files of all packages that bundles are made of, as absolute paths. */
export function packageFilesIn(bundles: readonly Bundle[]): readonly string[] {
  const inputs = new Set(bundles.flatMap((one) => one.inputs));
  const files = [...inputs].filter((file) => file.includes("node_modules/"));
  return [...files.map((file) => `${root}${file}`), ...Object.values(wasmFiles)];
}
