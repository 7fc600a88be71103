import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import { build, type BuildOptions, type Metafile } from "esbuild";

const root = fileURLToPath(new URL("..", import.meta.url));
const { resolve } = createRequire(import.meta.url);

/** The wasm files that src/workspace/wasm.ts expects in the folder of the bundle, and where they come from. */
export const wasmFiles: Readonly<Record<string, string>> = {
  "web-tree-sitter.wasm": resolve("web-tree-sitter/web-tree-sitter.wasm"),
  "tree-sitter-hcl.wasm": resolve("@tree-sitter-grammars/tree-sitter-hcl/tree-sitter-hcl.wasm"),
  "hcl2json.wasm.gz": resolve("@cdktf/hcl2json/main.wasm.gz"),
};

/** Bundled CommonJS packages call `require` for the modules of Node. */
const requireForCommonJs = `import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);`;

const options = {
  absWorkingDir: root,
  entryPoints: {
    cli: "src/cli/main.ts",
    index: "src/index.ts",
    // The thread of the language server that judges. src/lsp/editor/judge-thread.ts starts it by this name.
    judge: "src/lsp/judge-worker.ts",
    // A thread of --concurrency. src/workspace/lint-threads.ts starts it by this name.
    "lint-thread": "src/workspace/lint-thread.ts",
    "rule-tester": "src/rule-tester/index.ts",
    // The process that lints for the plugin of aws-cdk-lib. src/cdk/lint-in-process.ts starts it by this name.
    "cdk-lint": "src/cdk/lint-program.ts",
  },
  outdir: "dist",
  bundle: true,
  splitting: true,
  format: "esm",
  platform: "node",
  target: "node20",
  // The CommonJS build of jsonc-parser hides its own imports from a bundler.
  mainFields: ["module", "main"],
  // By default, glob gives one file with its packages inside. Then neither their versions nor their licences are known.
  alias: { glob: "glob/raw" },
  banner: { js: requireForCommonJs },
  // hcl2json requires a module with this name if the global is missing. In Node 20 it is never missing.
  external: ["performance"],
  legalComments: "none",
  metafile: true,
  logLevel: "warning",
} satisfies BuildOptions;

/** Bundles src/ into dist/, or only tells what such a bundle is made of. */
export async function bundle({ write }: { readonly write: boolean }): Promise<Metafile> {
  const { metafile } = await build({ ...options, write });
  return metafile;
}

/**
 * Bundles the plugin of aws-cdk-lib as CommonJS, which both `import` and `require` load: most CDK apps are CommonJS, and Node 20
 * requires no ES modules. It is small, because another process lints.
 */
export async function bundleCdkPlugin(): Promise<Metafile> {
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
  return metafile;
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

export async function bundleViewer(): Promise<Metafile> {
  const { metafile } = await build({ ...viewerOptions, metafile: true });
  return metafile;
}

/** The files of all packages that a bundle is made of, as absolute paths. */
export function packageFilesIn(metafile: Metafile): readonly string[] {
  const files = Object.keys(metafile.inputs).filter((file) => file.includes("node_modules/"));
  return [...files.map((file) => `${root}${file}`), ...Object.values(wasmFiles)];
}
