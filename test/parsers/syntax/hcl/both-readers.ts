import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "vitest";
import { hashicorpParser } from "../../../../src/parsers/syntax/hcl/hashicorp-parser.js";
import { startGrammar } from "../../../../src/parsers/syntax/hcl/hcl-grammar.js";
import { readLean, readLeanTemplate } from "../../../../src/parsers/syntax/hcl/lean-tree.js";
import { sourceFile } from "../../../../src/source/index.js";
import { loadWasm } from "../../../../src/workspace/files/wasm.js";

const grammar = await startGrammar(loadWasm);

const hashicorp = hashicorpParser(loadWasm);

/** Whether the lean reader accepts a text. If it does, its tree is that of the grammar, and nobody has a problem with it. */
export async function isAccepted(text: string): Promise<boolean> {
  const file = sourceFile("main.tf", text);
  const lean = readLean(file);
  if ("doubtAt" in lean) return false;
  expect({ text, tree: lean }).toStrictEqual({ text, tree: await grammar.read(file) });
  const { accepts } = await hashicorp(text.replace(/^\ufeff/, ""));
  expect({ text, accepts, problems: lean.problems }).toEqual({ text, accepts: true, problems: [] });
  return true;
}

/** The same for a text that is one template. The grammar alone says whether such a text is valid. */
export function isAcceptedTemplate(text: string): boolean {
  const file = sourceFile("user-data.tftpl", text);
  const lean = readLeanTemplate(file);
  if (!lean) return false;
  expect({ text, tree: lean }).toStrictEqual({ text, tree: grammar.readTemplate(file) });
  const at = { file: sourceFile("main.tf.json", "{}"), start: 0, end: 2 };
  const inside = readLeanTemplate(sourceFile(at.file.path, text), at);
  expect({ text, tree: inside }).toStrictEqual({ text, tree: grammar.readTemplateText(text, at) });
  return true;
}

/** The HCL texts in a folder: its Terraform files, and the marked texts of its Markdown pages. */
export function hclTexts(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .sort()
    .flatMap((path) => {
      if (/\.(?:tf|tofu|tfvars)$/.test(path)) return [readFileSync(join(folder, path), "utf8")];
      if (!path.endsWith(".md")) return [];
      const page = readFileSync(join(folder, path), "utf8");
      return [...page.matchAll(/^```(?:hcl|terraform|tf)\b[^\n]*\n([^]*?)^```$/gm)].map(([, text = ""]) => text);
    });
}

/** All HCL texts of this project. */
export const ours = ["test/fixtures", "examples", "docs/rules"].flatMap(hclTexts);
