import { readFileSync, readdirSync } from "node:fs";

interface Package {
  readonly name: string;
  readonly version: string;
  readonly license: string;
  readonly text: string;
}

/** Packages from which only a wasm file is shipped. No bundled module belongs to them. */
const shippedAsWasm = ["web-tree-sitter", "@tree-sitter-grammars/tree-sitter-hcl", "@cdktf/hcl2json"];

/**
 * Licence texts that a package does not contain itself, and those of the code inside its binary. They are stored in
 * tools/licenses/.
 */
const textsOfOurs: Readonly<Record<string, string>> = {
  "@cdktf/hcl2json": "hcl2json.txt",
  "cloudformation-js-yaml-schema": "cloudformation-js-yaml-schema.txt",
};

/** The licence texts of all packages whose code is in the bundle. */
export function thirdPartyLicenses(root: string, bundledFiles: readonly string[]): string {
  const folders = new Set(shippedAsWasm.map((name) => `node_modules/${name}`));
  for (const file of bundledFiles) {
    const folder = /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(file)?.[0];
    if (folder) folders.add(folder);
  }
  const packages = [...folders].sort().map((folder) => readPackage(root, folder));
  const intro = "dmslint contains code of the following packages, each under its own licence.\n";
  return [intro, ...packages.map(section)].join("\n");
}

function readPackage(root: string, folder: string): Package {
  const manifest = JSON.parse(readFileSync(`${root}${folder}/package.json`, "utf8")) as Omit<Package, "text">;
  return { ...manifest, text: licenseText(root, folder, manifest.name) };
}

function licenseText(root: string, folder: string, name: string): string {
  const ours = textsOfOurs[name];
  if (ours) return readFileSync(`${root}tools/licenses/${ours}`, "utf8");
  const file = readdirSync(root + folder).find((entry) => /^(licen[cs]e|copying)/i.test(entry));
  if (file) return readFileSync(`${root}${folder}/${file}`, "utf8");
  throw new Error(`${name} ships no licence text: add one under tools/licenses/`);
}

function section({ name, version, license, text }: Package): string {
  return `${"-".repeat(80)}\n${name} ${version} (${license})\n\n${text.trim()}\n`;
}
