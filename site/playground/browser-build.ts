import { readFileSync } from "node:fs";
import { builtinModules } from "node:module";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { build, type Metafile, type Plugin } from "esbuild";

const root = fileURLToPath(new URL("../../", import.meta.url));

/** The file of src that needs Node, and what a browser gets in its place. */
const [withNode, inBrowser] = [`${root}src/source/sha256.ts`, `${root}site/playground/browser/sha256.ts`];

const withoutNode: Plugin = {
  name: "without-node",
  setup(bundle) {
    bundle.onLoad({ filter: /\/sha256\.ts$/ }, ({ path }) =>
      path === withNode
        ? { contents: readFileSync(inBrowser, "utf8"), loader: "ts", resolveDir: dirname(inBrowser) }
        : null,
    );
    // A text is faster to load than a literal of the same data, and most of it is never asked for.
    bundle.onLoad({ filter: /\/knowledge\/generated\/.*\.json$/ }, ({ path }) => {
      const text = JSON.stringify(JSON.parse(readFileSync(path, "utf8")));
      return { contents: `export default JSON.parse(${JSON.stringify(text)})`, loader: "js" };
    });
    const paths = `${root}site/node_modules/path-browserify/index.js`;
    bundle.onResolve({ filter: /^node:path(?:\/posix)?$/ }, () => ({ path: paths }));
    const goRuntime = `${root}site/playground/browser/go-runtime.ts`;
    bundle.onResolve({ filter: /^@cdktf\/hcl2json\/wasm\/bridge_wasm_exec\.js$/ }, () => ({ path: goRuntime }));
    // Left out where nothing uses it. `browserScript` refuses what is left.
    bundle.onResolve({ filter: /^[\w:/]+$/ }, ({ path }) =>
      path.startsWith("node:") || builtinModules.includes(path) ? { path, external: true, sideEffects: false } : null,
    );
  },
};

export interface BrowserScript {
  readonly text: string;
  readonly metafile: Metafile;
}

/**
 * Bundles a program for the browser, with everything that it needs. `embedded` are values that stand in it by their
 * names.
 */
export async function browserScript(
  entry: string,
  embedded: Readonly<Record<string, unknown>>,
): Promise<BrowserScript> {
  const { metafile, outputFiles } = await build({
    absWorkingDir: root,
    entryPoints: [entry],
    outdir: "site/dist",
    write: false,
    bundle: true,
    minify: true,
    charset: "utf8",
    format: "iife",
    platform: "browser",
    target: "es2022",
    mainFields: ["module", "main"],
    define: {
      // web-tree-sitter looks there for its wasm file, if nobody gives it the bytes.
      "import.meta.url": JSON.stringify("https://playground.invalid/"),
      ...Object.fromEntries(Object.entries(embedded).map(([name, value]) => [name, JSON.stringify(value)])),
    },
    plugins: [withoutNode],
    metafile: true,
    logLevel: "warning",
  });
  const left = nodeModulesIn(metafile);
  if (left.length > 0) throw new Error(`A browser does not have what the bundle of ${entry} needs: ${left.join(", ")}`);
  return { text: outputFiles[0]?.text ?? "", metafile };
}

/** The modules of Node that a bundle still needs. web-tree-sitter loads some itself, in Node only. */
function nodeModulesIn({ inputs, outputs }: Metafile): readonly string[] {
  const used = new Set(Object.values(outputs).flatMap(({ imports }) => imports.map(({ path }) => path)));
  return Object.entries(inputs).flatMap(([file, { imports }]) =>
    file.endsWith("/web-tree-sitter.js")
      ? []
      : imports.flatMap(({ external, path }) => (external === true && used.has(path) ? [`${path} in ${file}`] : [])),
  );
}
