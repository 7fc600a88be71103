import { readFileSync, readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import ts from "typescript";
import { describe, expect, it } from "vitest";
import { resourceTypeNames } from "../src/knowledge/index.js";

const src = fileURLToPath(new URL("../src/", import.meta.url));
const folders = ["iam", "dms", "rules"];

/** How the names of resource types look, and those that look like nothing. */
const form = /\bAWS::\w*::|\bCustom::|::MODULE|\baws_[a-z]/;
const others = resourceTypeNames().filter((name) => !form.test(name));

/** Texts, patterns and keys of a file that name a resource type; comments may. */
function typeNamesIn(text: string): readonly string[] {
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    const isKey = ts.isIdentifier(node) && ts.isPropertyAssignment(node.parent) && node.parent.name === node;
    if (isKey || ts.isLiteralExpression(node) || ts.isTemplateLiteralToken(node)) {
      if (form.test(node.text) || others.some((name) => node.text.includes(name))) found.push(node.text);
    }
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile("file.ts", text, ts.ScriptTarget.ES2022, true));
  return found;
}

describe("names of resource types", () => {
  it.each(folders)("are not known to src/%s", (folder) => {
    const files = readdirSync(`${src}${folder}`, { recursive: true, encoding: "utf8" }).filter((name) =>
      name.endsWith(".ts"),
    );
    expect(files.length).toBeGreaterThan(0);
    const found = files.flatMap((file) =>
      typeNamesIn(readFileSync(`${src}${folder}/${file}`, "utf8")).map((name) => `${file}: ${name}`),
    );
    expect(found).toEqual([]);
  });

  it.each([
    ["a text", `const type = "AWS::IAM::Role";`],
    ["a part of a text", "const type = `AWS::DMS::${kind}`;"],
    ["a pattern", "const types = /^aws_kms_/;"],
    ["a key", `const paths = { aws_iam_role: "policy" };`],
    ["a type without a prefix", `const pause = "time_sleep";`],
    ["a type of any name", `const isCustom = type.startsWith("Custom::");`],
  ])("are found in %s", (_, text) => {
    expect(typeNamesIn(text)).toHaveLength(1);
  });

  it.each([
    ["a comment", "// AWS::IAM::Role and aws_iam_role\nconst a = 1;"],
    ["a pseudo parameter", `const region = "AWS::Region";`],
  ])("are not looked for in %s", (_, text) => {
    expect(typeNamesIn(text)).toEqual([]);
  });
});
