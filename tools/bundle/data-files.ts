import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import type { Plugin } from "esbuild";

/** The folder in dist/ for the data that is loaded when it is asked for. */
const folder = "./data/";

/** What stands around the JSON in a file of data. A module can import the file, a script can parse what is between. */
export const dataBeginning = "export default ";
export const dataEnd = ";\n";

/** Whether what a bundle imports is a file of data. */
export function isData(address: string): boolean {
  return address.startsWith(folder);
}

/**
 * Makes a file of each JSON file that is loaded by `import()`. All bundles share it: most of what dmslint knows of AWS is
 * data. Its name has a hash of its content, so that an old process that still runs never reads the data of a new one.
 */
export function dataFiles(dist: string, { write }: { readonly write: boolean }): Plugin {
  return {
    name: "data-files",
    setup(build): void {
      // esbuild would keep the attribute, and the files are no JSON.
      build.onLoad({ filter: /[\\/]src[\\/]knowledge[\\/].*\.ts$/ }, ({ path }) => ({
        contents: readFileSync(path, "utf8").replaceAll(', { with: { type: "json" } })', ")"),
        loader: "ts",
      }));
      build.onResolve({ filter: /\.json$/ }, ({ importer, kind, path }) => {
        if (kind !== "dynamic-import") return undefined;
        const source = join(dirname(importer), path);
        const text = dataBeginning + JSON.stringify(JSON.parse(readFileSync(source, "utf8"))) + dataEnd;
        const file = folder + nameOf(source, text);
        if (write) {
          mkdirSync(join(dist, folder), { recursive: true });
          writeFileSync(join(dist, file), text);
        }
        return { path: file, external: true };
      });
    },
  };
}

/** The folder, the name and a hash: `actions-s3-0a1b2c3d.js`. */
function nameOf(source: string, text: string): string {
  const hash = createHash("sha256").update(text).digest("hex").slice(0, 8);
  return `${basename(dirname(source))}-${basename(source, ".json")}-${hash}.js`;
}
