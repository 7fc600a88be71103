import { readFileSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const root = fileURLToPath(new URL("../../", import.meta.url));

export const extensionFolder = `${root}editors/vscode/`;

/** Bundles the extension into one file. Gives the files of the packages in it. */
export async function bundleExtension(): Promise<readonly string[]> {
  const { metafile } = await build({
    absWorkingDir: extensionFolder,
    entryPoints: ["src/extension.ts"],
    outfile: "dist/extension.js",
    bundle: true,
    minify: true,
    // VS Code loads extensions with `require`, and gives them this module.
    format: "cjs",
    external: ["vscode"],
    platform: "node",
    target: "node20",
    legalComments: "none",
    metafile: true,
    logLevel: "warning",
  });
  const inputs = Object.keys(metafile.inputs);
  return inputs.filter((file) => file.includes("node_modules/")).map((file) => join(extensionFolder, file));
}

/** What the published package contains and the server needs, with `/`, from the root: no types, no library. */
const serverParts = ["bin", "dist", "schema", "docs/rules", "LICENSE", "NOTICE"] as const;
const notForServer = /^dist\/(types\/|index\.js$|rule-tester\.js$)/;

/** The files of the server in the extension, with `/`, from the root. */
export function serverFiles(): readonly string[] {
  return serverParts.flatMap(filesIn).filter((file) => !notForServer.test(file));
}

function filesIn(path: string): readonly string[] {
  if (statSync(root + path).isFile()) return [path];
  return readdirSync(root + path)
    .toSorted()
    .flatMap((name) => filesIn(`${path}/${name}`));
}

/** The file that VS Code installs. */
export function packedExtension(): string {
  const { name, version } = JSON.parse(readFileSync(`${extensionFolder}package.json`, "utf8")) as Record<
    string,
    string
  >;
  return `${extensionFolder}${name ?? ""}-${version ?? ""}.vsix`;
}

/** The manifest of the server: what it reads of itself, and that its files are modules. */
export function serverManifest(): string {
  const manifest = JSON.parse(readFileSync(`${root}package.json`, "utf8")) as Readonly<Record<string, unknown>>;
  const kept = ["name", "version", "description", "license", "homepage", "type", "bin"].flatMap((key) =>
    key in manifest ? [[key, manifest[key]] as const] : [],
  );
  return `${JSON.stringify(Object.fromEntries(kept), null, 2)}\n`;
}
