import { readFileSync, readdirSync } from "node:fs";
import { posix } from "node:path";
import { fileURLToPath } from "node:url";
import ts from "typescript";
import { describe, expect, it } from "vitest";

interface Folder {
  /** Folders it may import. */
  readonly imports: readonly string[];
  /** Folders of which it may import types only. */
  readonly types?: readonly string[];
}

/** The layer table of the architecture page. `.` is src/index.ts. */
const layers: Readonly<Record<string, Folder>> = {
  ".": { imports: ["linter", "project", "evaluation", "rule-kit", "advice", "analysis"] },
  source: { imports: [] },
  tree: { imports: ["source"] },
  model: { imports: ["source"], types: ["tree"] },
  parsers: { imports: ["source", "tree", "model", "knowledge"] },
  knowledge: { imports: [] },
  analysis: { imports: ["source", "tree", "model", "knowledge"] },
  advice: { imports: ["analysis", "model", "knowledge"] },
  "rule-kit": { imports: ["source", "tree", "model", "knowledge"] },
  graph: { imports: ["analysis", "model"] },
  rules: { imports: ["rule-kit", "analysis", "advice", "model", "knowledge"] },
  fixers: { imports: ["source", "tree", "model", "rule-kit"] },
  presets: { imports: [] },
  linter: {
    imports: [
      ...["source", "tree", "model", "parsers", "knowledge", "analysis"],
      ...["advice", "rule-kit", "graph", "rules", "fixers", "presets"],
    ],
  },
  project: { imports: ["linter", "parsers", "tree", "source", "presets"] },
  evaluation: { imports: ["tree", "model", "parsers", "analysis"] },
  formatters: { imports: ["graph"], types: ["linter"] },
  cli: { imports: ["project", "formatters", "lsp", "advice", "graph", "analysis", "model"] },
  lsp: { imports: ["project", "linter", "advice", "graph", "analysis", "model", "knowledge", "tree", "source"] },
  testing: { imports: ["linter", "rule-kit", "parsers", "project"] },
};

/** Packages, and the files that alone may import them. A package that is not listed may be imported nowhere. */
const packages: readonly { readonly name: RegExp; readonly files: RegExp }[] = [
  { name: /^yaml$/, files: /^parsers\/yaml-tree\.ts$/ },
  { name: /^jsonc-parser$/, files: /^parsers\/json-tree\.ts$/ },
  { name: /^(web-tree-sitter|@cdktf\/hcl2json)(\/|$)/, files: /^parsers\/hcl-[^/]+\.ts$/ },
  { name: /^cloudformation-js-yaml-schema\/tags\.json$/, files: /^parsers\// },
  { name: /^ajv(\/|$)/, files: /^project\// },
  { name: /^(glob|ignore)$/, files: /^project\// },
  { name: /^picocolors$/, files: /^(cli|formatters)\// },
  { name: /^vscode-languageserver/, files: /^lsp\// },
  { name: /^node:(fs|child_process)(\/|$)/, files: /^(project|cli|lsp)\// },
  { name: /^node:/, files: /./ },
];

interface Import {
  readonly specifier: string;
  readonly typeOnly: boolean;
  /** Loaded by `import()`, when everything else has been. */
  readonly lazy: boolean;
}

/** Paths below src/, with their text. */
type Files = ReadonlyMap<string, string>;

function importsOf(path: string, text: string): readonly Import[] {
  const found: Import[] = [];
  const add = (node: ts.Expression | undefined, typeOnly: boolean, lazy = false): void => {
    if (node && ts.isStringLiteralLike(node)) found.push({ specifier: node.text, typeOnly, lazy });
  };
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node)) add(node.moduleSpecifier, isTypeOnlyImport(node.importClause));
    else if (ts.isExportDeclaration(node)) add(node.moduleSpecifier, isTypeOnlyExport(node));
    else if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) add(node.argument.literal, true);
    else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword)
      add(node.arguments[0], false, true);
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(path, text, ts.ScriptTarget.ES2022));
  return found;
}

function isTypeOnlyImport(clause: ts.ImportClause | undefined): boolean {
  if (!clause) return false;
  if (clause.phaseModifier === ts.SyntaxKind.TypeKeyword) return true;
  const named = clause.namedBindings;
  if (clause.name || !named || !ts.isNamedImports(named)) return false;
  return named.elements.length > 0 && named.elements.every((element) => element.isTypeOnly);
}

function isTypeOnlyExport(node: ts.ExportDeclaration): boolean {
  if (node.isTypeOnly) return true;
  const clause = node.exportClause;
  return !!clause && ts.isNamedExports(clause) && clause.elements.every((element) => element.isTypeOnly);
}

const folderOf = (path: string): string => (path.includes("/") ? (path.split("/")[0] ?? "") : ".");
const targetOf = (path: string, specifier: string): string =>
  posix.join(posix.dirname(path), specifier).replace(/\.js$/, ".ts");

function violations(files: Files): readonly string[] {
  const problems: string[] = [];
  const eager = new Map<string, readonly string[]>();
  for (const [path, text] of files) {
    const imports = importsOf(path, text);
    for (const each of imports) {
      const problem = each.specifier.startsWith(".")
        ? relativeProblem(path, each)
        : packageProblem(path, each.specifier);
      if (problem) problems.push(`${path}: ${problem}`);
    }
    eager.set(path, edgesOf(path, imports));
  }
  return [...problems, ...cycles(eager)];
}

/** Expressions hold expressions, so the parts of an evaluator call each other. */
const evaluators = ["parsers/cloudformation/", "parsers/terraform/"];

/** Type imports vanish and lazy ones come later: neither makes a cycle when modules load. */
function edgesOf(path: string, imports: readonly Import[]): readonly string[] {
  const followed = imports.filter((each) => each.specifier.startsWith(".") && !each.typeOnly && !each.lazy);
  const targets = followed.map((each) => targetOf(path, each.specifier));
  const own = evaluators.find((folder) => path.startsWith(folder));
  return targets.filter((target) => own === undefined || !target.startsWith(own));
}

function relativeProblem(path: string, { specifier, typeOnly }: Import): string | undefined {
  const target = targetOf(path, specifier);
  if (target.startsWith("..")) return `${specifier} is outside src/`;
  const [from, to] = [folderOf(path), folderOf(target)];
  if (from === to) return undefined;
  const layer = layers[from];
  if (!layer) return `folder ${from} is not in the layer table`;
  if (layer.types?.includes(to) && !typeOnly) return `${from} may import types only from ${to}`;
  if (!layer.imports.includes(to) && !layer.types?.includes(to)) return `${from} may not import ${to}`;
  if (target !== `${to}/index.ts`) return `enter ${to} through ../${to}/index.js, not ${specifier}`;
  return undefined;
}

function packageProblem(path: string, specifier: string): string | undefined {
  const rule = packages.find(({ name }) => name.test(specifier));
  if (!rule) return `${specifier} is not a package that src/ may import`;
  return rule.files.test(path) ? undefined : `${specifier} may not be imported here`;
}

function cycles(edges: ReadonlyMap<string, readonly string[]>): readonly string[] {
  const found: string[] = [];
  const done = new Set<string>();
  const walk = (path: string, trail: readonly string[]): void => {
    const at = trail.indexOf(path);
    if (at !== -1) found.push(`cycle: ${[...trail.slice(at), path].join(" -> ")}`);
    if (at !== -1 || done.has(path)) return;
    for (const next of edges.get(path) ?? []) walk(next, [...trail, path]);
    done.add(path);
  };
  for (const path of edges.keys()) walk(path, []);
  return found;
}

function sources(): Files {
  const src = fileURLToPath(new URL("../src/", import.meta.url));
  const paths = readdirSync(src, { recursive: true, encoding: "utf8" }).map((path) => path.replaceAll("\\", "/"));
  const typescript = paths.filter((path) => path.endsWith(".ts")).sort();
  return new Map(typescript.map((path) => [path, readFileSync(src + path, "utf8")]));
}

describe("architecture", () => {
  const files = sources();

  it("reads the sources", () => {
    expect(files.size).toBeGreaterThan(0);
  });

  it("has every folder in the layer table", () => {
    const unknown = [...files.keys()].map(folderOf).filter((folder) => !(folder in layers));
    expect([...new Set(unknown)]).toEqual([]);
  });

  it("keeps the layers, the folders' entrances and the packages' places, without cycles", () => {
    expect(violations(files)).toEqual([]);
  });
});

describe("the architecture check", () => {
  const check = (files: Readonly<Record<string, string>>): readonly string[] =>
    violations(new Map(Object.entries(files)));

  it.each<[string, Readonly<Record<string, string>>, string]>([
    ["a layer", { "analysis/a.ts": `import { x } from "../parsers/index.js";` }, "analysis may not import parsers"],
    ["a re-exported layer", { "source/a.ts": `export * from "../tree/index.js";` }, "source may not import tree"],
    ["a lazy layer", { "rules/a.ts": `await import("../linter/index.js");` }, "rules may not import linter"],
    ["a layer in a type", { "model/a.ts": `type A = import("../rules/index.js").A;` }, "model may not import rules"],
    [
      "a value where types may pass",
      { "model/a.ts": `import { x } from "../tree/index.js";` },
      "may import types only",
    ],
    ["a side door", { "linter/a.ts": `import { x } from "../model/role.js";` }, "enter model through"],
    ["a deep side door", { "rules/shared/a.ts": `import { x } from "../../model/role.js";` }, "enter model through"],
    ["a folder unknown", { "helpers/a.ts": `import { x } from "../model/index.js";` }, "not in the layer table"],
    ["a way out of src", { "cli/a.ts": `import x from "../../package.json";` }, "outside src/"],
    ["a package out of place", { "rules/a.ts": `import { parse } from "yaml";` }, "yaml may not be imported here"],
    [
      "a package's module out of place",
      { "cli/a.ts": `import Ajv from "ajv/dist/2020.js";` },
      "may not be imported here",
    ],
    ["a package unknown", { "cli/a.ts": `import _ from "lodash";` }, "lodash is not a package"],
    ["the file system", { "linter/a.ts": `import { readFileSync } from "node:fs";` }, "may not be imported here"],
    ["the file system's promises", { "parsers/a.ts": `import "node:fs/promises";` }, "may not be imported here"],
    [
      "a cycle",
      { "tree/a.ts": `import "./b.js";`, "tree/b.ts": `import "./a.js";` },
      "tree/a.ts -> tree/b.ts -> tree/a.ts",
    ],
  ])("catches %s", (_name, files, problem) => {
    expect(check(files)).toEqual([expect.stringContaining(problem)]);
  });

  it.each<[string, Readonly<Record<string, string>>]>([
    ["an allowed layer", { "linter/a.ts": `import { x } from "../model/index.js";` }],
    ["types where types may pass", { "model/a.ts": `import { type Text } from "../tree/index.js";` }],
    ["subfolders of one folder", { "parsers/terraform/a.ts": `import { x } from "../policy-reader.js";` }],
    ["a package in its place", { "parsers/hcl-tree.ts": `import { Parser } from "web-tree-sitter";` }],
    ["a cycle of types", { "model/a.ts": `import type { B } from "./b.js";`, "model/b.ts": `import "./a.js";` }],
  ])("passes %s", (_name, files) => {
    expect(check(files)).toEqual([]);
  });
});
