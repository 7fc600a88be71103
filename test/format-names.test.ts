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

  it("are not known to analysis and rules", () => {
    const checked = files.filter(([path]) => withoutFormats.test(path));
    const found = checked.flatMap(([path, text]) => formatNames(path, text));
    expect(found.filter((name) => !others.includes(name))).toEqual([]);
  });

  it("have a folder and an object of what is different in it", () => {
    const objects = files.map(([path]) => /^parsers\/formats\/(\w+)\/dialect\.ts$/.exec(path)?.[1]);
    expect(objects.filter((name) => name !== undefined).sort()).toEqual(Object.keys(formats).sort());
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
