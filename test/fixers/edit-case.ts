import { expect } from "vitest";
import { renderEdit } from "../../src/fixers/index.js";
import type { PolicyDocument, Resource, Role, Statement, Template } from "../../src/model/index.js";
import { parseUnit, type UnitKind } from "../../src/parsers/index.js";
import { loadWasm } from "../../src/project/index.js";
import type { IamEdit } from "../../src/rule-kit/index.js";
import { applyEdits } from "../../src/source/index.js";
import { type HoleSymbol, type Text, type TextPart } from "../../src/tree/index.js";

export interface EditCase {
  readonly name: string;
  readonly before: string;
  /** Files beside the one that is edited. */
  readonly files?: Readonly<Record<string, string>>;
  readonly edit: (template: Template) => IamEdit;
  /** `undefined`: it cannot be done safely. */
  readonly after: string | undefined;
}

/** Parses a text as the file its path says; its kind follows from the path as well. */
export async function parse(path: string, texts: Readonly<Record<string, string>>): Promise<Template> {
  const isModule = path.endsWith(".tf");
  const kind: UnitKind = isModule ? "terraform" : path.startsWith("policy") ? "policy" : "cloudformation";
  const files = isModule ? Object.keys(texts).filter((file) => file.endsWith(".tf")) : [path];
  const folder = (file: string): string => (file.includes("/") ? file.slice(0, file.lastIndexOf("/")) : ".");
  const reader = {
    read: (file: string) => texts[file],
    list: (under: string) => Object.keys(texts).filter((file) => folder(file) === under),
  };
  const values = { parameters: {}, variables: {} };
  return parseUnit({ kind, path: isModule ? folder(path) : path, files }, { reader, values, loadWasm });
}

/** The text of a file after an edit; what it gives can be read again. */
export async function edited(path: string, one: EditCase): Promise<string | undefined> {
  const texts = { ...one.files, [path]: one.before };
  const template = await parse(path, texts);
  expect(template.problems).toEqual([]);
  const edits = renderEdit(one.edit(template), template);
  if (!edits) return undefined;
  expect(edits.map(({ location }) => location.file.path)).toEqual(edits.map(() => path));
  const result = applyEdits(one.before, edits);
  const again = await parse(path, { ...texts, [path]: result });
  expect(again.problems).toEqual([]);
  return result;
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

/** A statement of the policies that are not trust policies. */
export function statementOf(template: Template, index = 0): Statement {
  const statements = template.documents
    .filter(({ document }) => document.policyType !== "trust")
    .flatMap(({ document }) => document.statements);
  const found = statements[index];
  if (!found) throw new Error("there is no such statement");
  return found;
}

export function resourceOf(template: Template, address: string): Resource {
  const found = template.resources.get(address);
  if (!found) throw new Error(`there is no ${address}`);
  return found;
}

/** A text; `{region}`, `{partition}`, `{account}` in it are holes. */
export function text(words: string): Text {
  const location = { file: { path: "", text: "", lineStarts: [0] }, start: 0, end: 0 };
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
