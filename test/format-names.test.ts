import { readFileSync, readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import ts from "typescript";
import { describe, expect, it } from "vitest";
import type { TemplateFormat } from "../src/model/index.js";

/** A format that is missing here does not compile. */
const formats: Readonly<Record<TemplateFormat, true>> = {
  cloudformation: true,
  terraform: true,
  plan: true,
  policy: true,
};

/** Only these folders decide what a format is. */
const mayCompare = "parsers/formats/";

/** Folders that know no format: what differs stands in `Template.dialect`. */
const withoutFormats = /^(?:iam|dms|rules)\//;

/** The table of formats, and that of the formats that the content of a file shows. */
const tables: readonly string[] = ["model/unit-forms.ts", "parsers/recognise.ts"];

/**
 * Names of files that say nothing about a format: of configs, of an example, of the usual file for something, for a
 * language of an editor; and `tofu.workspace` of an expression.
 */
const otherNames: readonly string[] = [
  "cli/commands/init.ts",
  "cli/process/rehearse.ts",
  "fixers/scope/expression-scope.ts",
  "lsp/editor/untitled.ts",
  "lsp/warm-up.ts",
  "parsers/syntax/hcl/hashicorp-parser.ts",
  "rule-tester/case-run.ts",
  "workspace/config-files/config-file.ts",
  "workspace/config/misnamed-config.ts",
];

/** Names of formats that mean something else: the prefix of a service. */
const others: readonly string[] = ["rules/no-idle-condition/endpoint-keys.ts: cloudformation"];

const isFormat = (text: string): boolean => Object.hasOwn(formats, text);

/** Tests for one format, which decide silently for every other: `=== "terraform"`. */
function comparisons(path: string, text: string): readonly string[] {
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isBinaryExpression(node) && isEquality(node.operatorToken.kind)) {
      const named = [node.left, node.right].find((side) => ts.isStringLiteralLike(side) && isFormat(side.text));
      if (named) found.push(`${path}: ${node.getText()}`);
    }
    if (ts.isSwitchStatement(node)) {
      const { clauses } = node.caseBlock;
      const hasFormat = clauses.some(
        (clause) =>
          ts.isCaseClause(clause) && ts.isStringLiteralLike(clause.expression) && isFormat(clause.expression.text),
      );
      const hasDefault = clauses.some(ts.isDefaultClause);
      if (hasFormat && hasDefault) found.push(`${path}: a default for formats`);
    }
    ts.forEachChild(node, visit);
  };
  visit(parsed(path, text));
  return found;
}

function isEquality(kind: ts.SyntaxKind): boolean {
  return [
    ts.SyntaxKind.EqualsEqualsEqualsToken,
    ts.SyntaxKind.ExclamationEqualsEqualsToken,
    ts.SyntaxKind.EqualsEqualsToken,
    ts.SyntaxKind.ExclamationEqualsToken,
  ].includes(kind);
}

/** Units of one format, made where no format should be known: `{ kind: "terraform" }`. */
function madeUnits(path: string, text: string): readonly string[] {
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (
      ts.isPropertyAssignment(node) &&
      /^(?:kind|format)$/.test(node.name.getText()) &&
      ts.isStringLiteralLike(node.initializer) &&
      isFormat(node.initializer.text)
    )
      found.push(`${path}: ${node.getText()}`);
    ts.forEachChild(node, visit);
  };
  visit(parsed(path, text));
  return found;
}

/** Patterns and endings of file names, which decide about a format. */
function fileEndings(path: string, text: string): readonly string[] {
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    const isName = ts.isRegularExpressionLiteral(node) || (ts.isStringLiteralLike(node) && !node.text.includes(" "));
    if (isName && /\b(?:tf|tofu|tfvars|ya\?ml|cfn)\b|\.(?:ya?ml|template)\b/.test(node.text))
      found.push(`${path}: ${node.getText()}`);
    ts.forEachChild(node, visit);
  };
  visit(parsed(path, text));
  return found;
}

/** Identifiers and words that name a format, and reads of the format; sentences may speak of it. */
function formatNames(path: string, text: string): readonly string[] {
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    const isName = ts.isIdentifier(node) && /cloud_?formation|terraform|^cfn$/i.test(node.text);
    const isWord = ts.isStringLiteralLike(node) && ["cloudformation", "terraform"].includes(node.text);
    if (isName || isWord) found.push(`${path}: ${node.text}`);
    if (readsFormat(node)) found.push(`${path}: ${node.getText()}`);
    ts.forEachChild(node, visit);
  };
  visit(parsed(path, text));
  return found;
}

/** `dialect.format`, `{ format }` of a template. */
function readsFormat(node: ts.Node): boolean {
  if (ts.isPropertyAccessExpression(node)) return node.name.text === "format";
  return ts.isBindingElement(node) && (node.propertyName ?? node.name).getText() === "format";
}

function parsed(path: string, text: string): ts.SourceFile {
  return ts.createSourceFile(path, text, ts.ScriptTarget.ES2022, true);
}

function sources(): readonly (readonly [path: string, text: string])[] {
  const src = fileURLToPath(new URL("../src/", import.meta.url));
  const paths = readdirSync(src, { recursive: true, encoding: "utf8" }).map((path) => path.replaceAll("\\", "/"));
  return paths.filter((path) => path.endsWith(".ts")).map((path) => [path, readFileSync(src + path, "utf8")]);
}

describe("formats", () => {
  const files = sources();

  it("are decided for all of them or for none", () => {
    const checked = files.filter(([path]) => !path.startsWith(mayCompare));
    expect(checked.flatMap(([path, text]) => comparisons(path, text))).toEqual([]);
  });

  it("are known to the tables alone where units are made", () => {
    const checked = files.filter(([path]) => !path.startsWith(mayCompare) && !tables.includes(path));
    expect(checked.flatMap(([path, text]) => madeUnits(path, text))).toEqual([]);
  });

  it("are known by the names of files in the table alone", () => {
    const checked = files.filter(([path]) => !path.startsWith(mayCompare) && !tables.includes(path));
    const found = checked.flatMap(([path, text]) => fileEndings(path, text));
    expect(found.filter((one) => !otherNames.some((path) => one.startsWith(`${path}: `)))).toEqual([]);
  });

  it("are not known to analysis and rules", () => {
    const checked = files.filter(([path]) => withoutFormats.test(path));
    const found = checked.flatMap(([path, text]) => formatNames(path, text));
    expect(found.filter((name) => !others.includes(name))).toEqual([]);
  });

  it("have a folder and an object of what is different in it", () => {
    const objects = files.map(([path]) => /^parsers\/formats\/(\w+)\/dialect\.ts$/.exec(path)?.[1]);
    expect(objects.filter((name) => name !== undefined).sort()).toEqual(Object.keys(formats).sort());
  });

  it("have tests of their reader", () => {
    const tests = fileURLToPath(new URL("parsers/formats/", import.meta.url));
    const paths = readdirSync(tests, { recursive: true, encoding: "utf8" }).map((path) => path.replaceAll("\\", "/"));
    const tested = new Set(paths.flatMap((path) => /^(\w+)\/.*\.test\.ts$/.exec(path)?.[1] ?? []));
    expect(Object.keys(formats).filter((name) => !tested.has(name))).toEqual([]);
  });
});

describe("the check of formats", () => {
  it.each([
    ["a comparison", `const a = kind === "terraform" ? 1 : 2;`],
    ["a comparison the other way round", `if ("plan" != kind) f();`],
    ["a default", `switch (kind) { case "policy": break; default: f(); }`],
  ])("catches %s", (_name, text) => {
    expect(comparisons("a.ts", text)).toHaveLength(1);
  });

  it.each([
    ["a unit", `const unit = { kind: "terraform", path, files };`],
    ["a format", `const one = { format: "policy" };`],
  ])("catches %s that is made of a literal", (_name, text) => {
    expect(madeUnits("a.ts", text)).toHaveLength(1);
  });

  it.each([
    ["a pattern of an ending", `const isOne = /\\.(tf|tofu)$/.test(path);`],
    ["a pattern of endings of data", `const isOne = /\\.(json|ya?ml)$/i.test(path);`],
    ["an ending", `const isOne = path.endsWith(".tf.json");`],
    ["a glob", `const watched = "**/*.{json,tfvars}";`],
  ])("catches %s", (_name, text) => {
    expect(fileEndings("a.ts", text)).toHaveLength(1);
  });

  it("passes sentences that name a file", () => {
    expect(fileEndings("a.ts", `const text = "Name it, such as main.tf or stack.yaml.";`)).toEqual([]);
  });

  it("passes a decision for every format", () => {
    expect(comparisons("a.ts", `switch (kind) { case "plan": return 1; case "policy": return 2; }`)).toEqual([]);
  });

  it.each([
    ["a name", `import { cloudFormationTypes } from "../knowledge/index.js";`],
    ["a word", `const format = "terraform";`],
    ["the format of a template", `f(template.dialect.format);`],
    ["the format taken out", `const { format } = template.dialect;`],
  ])("catches %s in a rule", (_name, text) => {
    expect(formatNames("a.ts", text)).toHaveLength(1);
  });
});
