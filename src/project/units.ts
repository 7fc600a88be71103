import { basename, dirname } from "node:path";
import { recognise, type FileTrees, type Unit } from "../parsers/index.js";
import { failure, isFailure, type Failure } from "./failure.js";
import type { FoundFiles } from "./find-files.js";
import { displayPath, statOf } from "./paths.js";
import type { ProjectReader } from "./reader.js";

/** A unit, and how the command line came to it. */
export interface FoundUnit {
  readonly unit: Unit;
  readonly by: "name" | "glob" | "folder";
}

/** What may be linted, and what the user should know of what is not. */
export interface FoundUnits {
  readonly units: readonly FoundUnit[];
  readonly notes: readonly string[];
}

/** Files above this size are passed over unless they are named: no template that AWS takes is as large. */
const sizeLimit = 5_000_000;

export interface UnitSearch {
  readonly reader: ProjectReader;
  readonly trees: FileTrees;
  readonly cwd: string;
}

/** Sorts files into units: a template or policy file each, all Terraform files of a folder together. */
export function unitsOf(found: FoundFiles, search: UnitSearch): FoundUnits | Failure {
  const units: FoundUnit[] = [];
  const notes: string[] = [];
  for (const path of found.named) {
    const unit = namedUnit(path, search);
    if (isFailure(unit)) return unit;
    if (typeof unit === "string") notes.push(unit);
    else units.push({ unit, by: "name" });
  }
  for (const by of ["glob", "folder"] as const) {
    const paths = by === "glob" ? found.matched : found.inFolders;
    units.push(...paths.flatMap((path) => foundUnit(path, search, notes) ?? []).map((unit) => ({ unit, by })));
  }
  return { units: units.filter(isFirstOfItsPath), notes: [...new Set(notes)] };
}

/** Two files of one module give one unit; a module's folder and a file never have one path. */
function isFirstOfItsPath({ unit, by }: FoundUnit, index: number, units: readonly FoundUnit[]): boolean {
  return index === units.findIndex((other) => other.unit.path === unit.path && other.by === by);
}

/** The unit of a file that was named; a text says why it is passed over. */
function namedUnit(path: string, search: UnitSearch): Unit | string | Failure {
  const name = displayPath(path, search.cwd);
  if (isTerraform(path)) return moduleOf(path, search.reader);
  const text = search.reader.read(path);
  if (text === undefined) {
    if (statOf(path)?.isFile())
      return failure(`The file "${name}" cannot be read: no permission, or a link that leads out of the project.`);
    return `"${name}" is passed over: it is not a file.`;
  }
  if (/\.tfvars(\.json)?$/.test(path)) {
    return `"${name}" is passed over: it only holds values. Lint its module, with --var-file where Terraform would need it.`;
  }
  return unitOfText(path, text, search.trees) ?? notOurs(name);
}

export function notOurs(name: string): string {
  return `"${name}" is passed over: it is no CloudFormation template, Terraform file, Terraform plan or IAM policy.`;
}

/** The unit of a file that a folder or glob gave; `undefined`: none of ours. */
function foundUnit(path: string, search: UnitSearch, notes: string[]): Unit | undefined {
  if (isTerraform(path)) return moduleOf(path, search.reader);
  if (!isData(path)) return undefined;
  if ((statOf(path)?.size ?? 0) > sizeLimit) {
    notes.push(`"${displayPath(path, search.cwd)}" is passed over: it is larger than 5 MB. Name it to lint it.`);
    return undefined;
  }
  const text = search.reader.read(path);
  return text === undefined ? undefined : unitOfText(path, text, search.trees);
}

export function isTerraform(path: string): boolean {
  return /\.(tf|tofu|tf\.json|tofu\.json)$/.test(basename(path));
}

function isData(path: string): boolean {
  return /\.(json|ya?ml|template|cfn)$/i.test(path);
}

export function moduleOf(path: string, reader: ProjectReader): Unit {
  const folder = dirname(path);
  const files = reader.list(folder).filter(isTerraform);
  return { kind: "terraform", path: folder, files };
}

export function unitOfText(path: string, text: string, trees: FileTrees): Unit | undefined {
  const kind = recognise(path, text, trees);
  if (kind === undefined) return undefined;
  // A broken file of ours is a finding; a foreign file that only quotes a template (a README) is none of ours.
  const isForeign = !isData(path) && /\.\w+$/.test(basename(path));
  if (isForeign && trees.tree(path, text).problems.length > 0) return undefined;
  return { kind, path, files: [path] };
}
