import { describe, expect, it } from "vitest";
import { renderEdits } from "../../src/fixers/index.js";
import type { PolicyDocument, Resource, Role, Statement, Template, TemplateFormat } from "../../src/model/index.js";
import { parseUnit } from "../../src/parsers/index.js";
import { loadWasm } from "../../src/workspace/index.js";
import type { IamEdit } from "../../src/rule-kit/index.js";
import { applyEdits } from "../../src/source/index.js";
import type { HoleSymbol, Text, TextPart } from "../../src/tree/index.js";

export type Edit = (template: Template) => IamEdit;

export interface EditCase {
  readonly name: string;
  /**
   * The file before and after: `[-gone-]` and `{+new+}` mark what the edit takes out and writes. Without marks, the edit
   * cannot be made safely there, or changes nothing.
   */
  readonly text: string;
  /** What is done, in one edit or in several. */
  readonly edit: Edit | ((template: Template) => readonly IamEdit[]);
  /** Files beside the one that is edited. */
  readonly files?: Readonly<Record<string, string>>;
}

type Vary = (text: string) => string;

const asItIs: Vary = (text) => text;
const withReturns: Vary = (text) => text.replaceAll("\n", "\r\n");
const withoutLastNewline: Vary = (text) => text.trimEnd();

/** The two spaces of a level become something else. */
export const indentedBy =
  (unit: string): Vary =>
  (text) =>
    text.replace(/^(?: {2})+/gm, (space) => unit.repeat(space.length / 2));

/**
 * Declares a test for each case: as it is, with CRLF, without a newline at the end, and varied otherwise; and once more
 * on what came out.
 */
export function testEdits(title: string, path: string, cases: readonly EditCase[], more: readonly Vary[] = []): void {
  describe(title, () => {
    it.each(cases)("$name", async (one) => {
      for (const vary of [asItIs, withReturns, withoutLastNewline, ...more]) await check(path, one, vary);
    });
  });
}

async function check(path: string, one: EditCase, vary: Vary): Promise<void> {
  const before = vary(withoutMarks(one.text, "before"));
  const after = vary(withoutMarks(one.text, "after"));
  const mended = await mend(path, before, one);
  expect(mended).toBe(after);
  if (mended !== before) expect(await mend(path, mended, one)).toBe(mended);
}

function withoutMarks(text: string, side: "before" | "after"): string {
  const gone = /\[-([^]*?)-\]/g;
  const added = /\{\+([^]*?)\+\}(?!\+\})/g;
  return side === "before" ? text.replace(added, "").replace(gone, "$1") : text.replace(gone, "").replace(added, "$1");
}

async function mend(path: string, before: string, { files, edit }: EditCase): Promise<string> {
  const texts = { ...files, [path]: before };
  const template = await parse(path, texts);
  expect(template.problems).toEqual([]);
  const edits = renderEdits([edit(template)].flat(), template) ?? [];
  expect(edits.map(({ location }) => location.file.path)).toEqual(edits.map(() => path));
  return applyEdits(before, edits);
}

const ofModule = /\.(?:tf|tofu)(?:\.json)?$/;

/** Parses a text as the file its path says; its kind follows from the path as well. */
export async function parse(path: string, texts: Readonly<Record<string, string>>): Promise<Template> {
  const isModule = ofModule.test(path);
  const kind: TemplateFormat = isModule ? "terraform" : path.startsWith("policy") ? "policy" : "cloudformation";
  const files = isModule ? Object.keys(texts).filter((file) => ofModule.test(file)) : [path];
  const folder = (file: string): string => (file.includes("/") ? file.slice(0, file.lastIndexOf("/")) : ".");
  const reader = {
    read: (file: string) => texts[file],
    list: (under: string) => Object.keys(texts).filter((file) => folder(file) === under),
  };
  const values = { parameters: {}, variables: {} };
  return parseUnit({ kind, path: isModule ? folder(path) : path, files }, { reader, values, loadWasm });
}

export function roleOf(template: Template, name?: string): Role {
  const found = template.principals.find(
    (one): one is Role => one.kind === "Role" && (name === undefined || one.logicalName === name),
  );
  if (!found) throw new Error("the template has no such role");
  return found;
}

export function trustOf(template: Template): PolicyDocument {
  const document = template.principals.length > 0 ? roleOf(template).trust[0] : template.documents[0]?.document;
  if (!document) throw new Error("there is no trust policy");
  return document;
}

/** The first policy document that is no trust policy. */
export function policyOf(template: Template): PolicyDocument {
  const found = template.documents.find(({ document }) => document.policyType !== "trust");
  if (!found) throw new Error("there is no policy document");
  return found.document;
}

export function statementOf(template: Template): Statement {
  const [found] = policyOf(template).statements;
  if (!found) throw new Error("there is no statement");
  return found;
}

export function resourceOf(template: Template, address: string): Resource {
  const found = template.resources.get(address);
  if (!found) throw new Error(`there is no ${address}`);
  return found;
}

/** A text without the newline it begins with and the white space that all its lines begin with. */
export function dedent(block: string): string {
  const lines = block.replace(/^\n/, "").replace(/\n *$/, "\n").split("\n");
  const depths = lines.filter((line) => line.trim() !== "").map((line) => /^ */.exec(line)?.[0].length ?? 0);
  const depth = Math.min(...depths);
  return lines.map((line) => line.slice(depth)).join("\n");
}

/** Lines moved to the right. */
export function indent(block: string, by: number): string {
  return block.replace(/^(?=[^\n])/gm, " ".repeat(by));
}

/** A text; `{region}`, `{partition}`, `{account}` in it are holes. */
export function text(words: string): Text {
  const location = { file: { path: "", text: "" }, start: 0, end: 0 };
  const parts = words.split(/(\{[a-z]+\})/).flatMap((word): TextPart[] => {
    if (word === "") return [];
    const shape = /^\{(region|partition|account)\}$/.exec(word)?.[1];
    if (shape !== "region" && shape !== "partition" && shape !== "account") {
      return [{ kind: "literal", text: word, location, origin: { from: "written" } }];
    }
    const symbol: HoleSymbol = { id: `aws:${shape}`, shape };
    return [{ kind: "hole", symbol, reason: "not known", location, origin: { from: "pseudo", name: shape } }];
  });
  return { kind: "text", location, parts };
}
