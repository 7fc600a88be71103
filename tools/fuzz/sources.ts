import { addTo } from "../../src/source/index.js";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { basename, dirname, join, relative, resolve } from "node:path";
import { recognise, type FileReader } from "../../src/parsers/index.js";
import { formatByName } from "../../src/model/index.js";
import { readerOver, type CaseUnit } from "./case.js";

export const formats = [
  "CloudFormation YAML",
  "CloudFormation JSON",
  "Terraform",
  "Terraform JSON",
  "plan",
  "policy",
] as const;

export type Format = (typeof formats)[number];

/** What mutants are made of: a file, a module with the modules below it, or the templates of a folder. */
export interface Source {
  readonly format: Format;
  readonly units: readonly CaseUnit[];
  /** The files that a mutant may change, sorted. */
  readonly files: readonly string[];
  readonly size: number;
}

export interface Sources {
  readonly all: readonly Source[];
  readonly files: ReadonlyMap<string, string>;
  readonly reader: FileReader;
}

/** Larger files are left alone: they cost more time than they find. */
const sizeLimit = 40_000;

const ours = /\.(json|ya?ml|template|cfn|tf|tofu|tfvars|tftpl|tpl)$/i;

/** Files above this number in a folder are unrelated to each other. */
const mostTogether = 6;

/** The sources of folders. Paths begin with the folder's name, so that they are the same on every machine. */
export function readSources(folders: readonly string[]): Sources {
  const files = new Map<string, string>();
  for (const folder of folders.map((one) => resolve(one))) {
    for (const path of filesIn(folder)) files.set(`${basename(folder)}/${relative(folder, path)}`, readText(path));
  }
  return sourcesOf(files);
}

export function sourcesOf(given: ReadonlyMap<string, string>): Sources {
  const files = new Map([...given].sort(([one], [other]) => (one < other ? -1 : 1)));
  const single: Source[] = [];
  const modules = new Set<string>();
  for (const [path, text] of files) {
    if (formatByName(path)) modules.add(dirname(path));
    else {
      const kind = recognise(path, text);
      const unit = kind && { kind, path };
      if (unit) single.push({ format: formatOf(unit, [path]), units: [unit], files: [path], size: text.length });
    }
  }
  const all = [...single, ...[...modules].flatMap((path) => moduleSource(path, files)), ...foldersOf(single)];
  return { all: all.filter(({ size }) => size <= sizeLimit), files, reader: readerOver(files) };
}

function moduleSource(path: string, all: ReadonlyMap<string, string>): readonly Source[] {
  const isPart = (file: string): boolean => formatByName(file) !== undefined || /\.(tfvars|tftpl|tpl)$/.test(file);
  const files = [...all.keys()].filter((file) => isPart(file) && file.startsWith(`${path}/`));
  const unit: CaseUnit = { kind: "terraform", path };
  return [{ format: formatOf(unit, files), units: [unit], files, size: sizeOf(files, all) }];
}

/** Templates of one folder may export, import and nest each other. */
function foldersOf(single: readonly Source[]): readonly Source[] {
  const byFolder = new Map<string, Source[]>();
  for (const one of single) {
    const folder = dirname(one.files[0] ?? "");
    addTo(byFolder, folder, one);
  }
  return [...byFolder.values()].flatMap((together): Source[] => {
    const [first] = together;
    if (!first || together.length < 2 || together.length > mostTogether) return [];
    return [
      {
        format: first.format,
        units: together.flatMap(({ units }) => units),
        files: together.flatMap(({ files }) => files),
        size: together.reduce((sum, { size }) => sum + size, 0),
      },
    ];
  });
}

function formatOf({ kind }: CaseUnit, files: readonly string[]): Format {
  const isJson = files.every((path) => /\.(json|template)$/i.test(path));
  switch (kind) {
    case "cloudformation":
      return isJson ? "CloudFormation JSON" : "CloudFormation YAML";
    case "terraform":
      return isJson ? "Terraform JSON" : "Terraform";
    case "plan":
    case "policy":
      return kind;
  }
}

function sizeOf(files: readonly string[], all: ReadonlyMap<string, string>): number {
  return files.reduce((sum, path) => sum + (all.get(path)?.length ?? 0), 0);
}

function filesIn(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return entry.name === ".git" ? [] : filesIn(path);
    return entry.isFile() && ours.test(entry.name) && statSync(path).size <= sizeLimit ? [path] : [];
  });
}

function readText(path: string): string {
  return readFileSync(path, "utf8").replace(/^\uFEFF/, "");
}
