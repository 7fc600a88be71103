import { createHash } from "node:crypto";
import { createRequire } from "node:module";
import { basename, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { build, transform, type BuildOptions, type Metafile } from "esbuild";

const root = fileURLToPath(new URL("..", import.meta.url));
const { resolve } = createRequire(import.meta.url);

/** The wasm files that src/workspace/wasm.ts expects in the folder of the bundle, and where they come from. */
export const wasmFiles: Readonly<Record<string, string>> = {
  "web-tree-sitter.wasm": resolve("web-tree-sitter/web-tree-sitter.wasm"),
  "tree-sitter-hcl.wasm": resolve("@tree-sitter-grammars/tree-sitter-hcl/tree-sitter-hcl.wasm"),
  "hcl2json.wasm.gz": resolve("@cdktf/hcl2json/main.wasm.gz"),
};

const options = {
  absWorkingDir: root,
  entryPoints: {
    cli: "src/cli/main.ts",
    index: "src/index.ts",
    // The thread of the language server that judges. src/lsp/editor/judge-thread.ts starts it by this name.
    judge: "src/lsp/judge-worker.ts",
    "rule-tester": "src/rule-tester/index.ts",
  },
  outdir: "dist",
  bundle: true,
  splitting: true,
  format: "esm",
  outExtension: { ".js": ".cjs" },
  platform: "node",
  target: "node20",
  // The CommonJS build of jsonc-parser hides its own imports from a bundler.
  mainFields: ["module", "main"],
  // By default, glob gives one file with its packages inside. Then neither their versions nor their licences are known.
  alias: { glob: "glob/raw" },
  // hcl2json requires a module with this name if the global is missing. In Node 20 it is never missing.
  external: ["performance"],
  legalComments: "none",
  metafile: true,
  logLevel: "warning",
} satisfies BuildOptions;

/** The files of dist/ that are code, by name, and what they are made of. */
export interface Bundle {
  readonly files: ReadonlyMap<string, string>;
  readonly metafile: Metafile;
}

/**
 * Bundles src/. esbuild divides only ES modules into chunks, and V8 keeps the compiled code only of scripts. So the
 * chunks become CommonJS, and each entry gets a module that exports what it does.
 */
export async function bundle(): Promise<Bundle> {
  const { metafile, outputFiles } = await build({ ...options, write: false });
  const chunks = outputFiles.map(async ({ path, text }) => {
    const { imports } = metafile.outputs[relative(root, path).replaceAll("\\", "/")] ?? { imports: [] };
    const lazy = imports.filter(({ external, kind }) => kind === "dynamic-import" && !external);
    return [basename(path), await asCommonJs(text, new Set(lazy.map((one) => basename(one.path))))] as const;
  });
  const files = new Map(await Promise.all(chunks));
  const hash = createHash("sha256")
    .update(JSON.stringify([...files]))
    .digest("hex")
    .slice(0, 16);
  for (const { entryPoint, exports } of Object.values(metafile.outputs)) {
    const [name] = Object.entries(options.entryPoints).find(([, source]) => source === entryPoint) ?? [];
    if (name !== undefined) files.set(`${name}.js`, moduleText(`${name}.cjs`, exports));
  }
  // src/start/chunks.ts gives chunks a function of its own for it.
  files.set("import.cjs", "module.exports = (address) => import(address);\n");
  files.set("start.cjs", await startText(hash));
  return { files, metafile };
}

/** What stands in a chunk for the parts of an ES module that CommonJS does not have. */
const inChunks: Readonly<Record<string, string>> = {
  __moduleUrl: 'require("node:url").pathToFileURL(__filename).href',
  __load: "async (id) => require(id)",
  __import: 'require("./import.cjs")',
};

/** A chunk as CommonJS. `lazy`: the chunks that it loads by `import()`. */
async function asCommonJs(text: string, lazy: ReadonlySet<string>): Promise<string> {
  const { code } = await transform(text, {
    format: "cjs",
    platform: "node",
    target: options.target,
    minifyWhitespace: true,
    define: { "import.meta.url": "__moduleUrl" },
  });
  const known = code.replace(/\bimport\("(?:\.\/([^"]+)|(node:[^"]+))"\)/g, (whole, name?: string, ofNode?: string) =>
    ofNode !== undefined || (name !== undefined && lazy.has(name)) ? whole.replace("import(", "__load(") : whole,
  );
  // What is left are modules of the user. A script with kept code cannot import them itself.
  const loading = known.replace(/\bimport\(/g, "__import(");
  // src/start/chunks.ts reads the chunks as bytes.
  if (/[^\0-\x7F]/.test(loading)) throw new Error("A chunk is not ASCII: src/start/chunks.ts cannot read it.");
  const given = Object.entries(inChunks).filter(([name]) => loading.includes(name));
  return given.map(([name, value]) => `const ${name} = ${value};\n`).join("") + loading;
}

/** An entry as an ES module: an import of the package finds it, and so does the thread of the language server. */
function moduleText(chunk: string, exports: readonly string[]): string {
  return exports.length === 0 ? `import "./${chunk}";\n` : `export { ${exports.join(", ")} } from "./${chunk}";\n`;
}

async function startText(hash: string): Promise<string> {
  const { outputFiles } = await build({
    absWorkingDir: root,
    entryPoints: ["src/start/main.ts"],
    write: false,
    bundle: true,
    format: "cjs",
    platform: "node",
    target: options.target,
    define: { BUILD: JSON.stringify(hash) },
    logLevel: "warning",
  });
  return outputFiles.map(({ text }) => text).join("");
}

/** The files of all packages that a bundle is made of, as absolute paths. */
export function packageFilesIn(metafile: Metafile): readonly string[] {
  const files = Object.keys(metafile.inputs).filter((file) => file.includes("node_modules/"));
  return [...files.map((file) => `${root}${file}`), ...Object.values(wasmFiles)];
}
