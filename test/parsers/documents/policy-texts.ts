import { expect } from "vitest";
import type { PolicyDocument, Statement } from "../../../src/model/index.js";
import { readPolicyDocuments, type ReadPolicies } from "../../../src/parsers/documents/policy-reader.js";
import { readYaml } from "../../../src/parsers/syntax/yaml/read-yaml.js";
import { sourceFile } from "../../../src/source/index.js";
import { display, not, type Formula, type Mapping, type Node, type Text } from "../../../src/tree/index.js";

/** Tags of a small template language: one of two values, nothing, a value that is not known, what may be more. */
const tags = new Map([
  ["!If", "if"],
  ["!No", "no"],
  ["!Unknown", "unknown"],
  ["!More", "more"],
]);

/** `!If [c, a, b]`, `!No`, `!Unknown reason` and `!More [reason, value]` as the evaluated tree has them. */
function evaluated(node: Node): Node {
  if (node.kind === "list") return { ...node, items: node.items.map(evaluated) };
  if (node.kind !== "mapping") return node;
  const [entry] = node.entries;
  if (node.layout?.style !== "tag" || !entry) {
    return { ...node, entries: node.entries.map((inner) => ({ ...inner, value: evaluated(inner.value) })) };
  }
  return special(entry.key.text, entry.value, node);
}

function special(name: string, argument: Node, { location }: Mapping): Node {
  const items = argument.kind === "list" ? argument.items : [argument];
  const [first, second, third] = items.map(evaluated);
  const word = first?.kind === "scalar" ? first.text : "";
  if (name === "no") return { kind: "null", location };
  if (name === "unknown") {
    return {
      kind: "unknown",
      location,
      reason: word,
      symbol: { id: `#${word}`, shape: "any" },
      origin: { from: "computed" },
    };
  }
  if (!second) throw new Error(`!${name} needs a value`);
  if (name === "more")
    return second.kind === "list" || second.kind === "mapping" ? { ...second, incompleteReason: word } : second;
  if (!third) throw new Error("!If needs two values");
  const when: Formula = { op: "equals", subject: word, value: "true" };
  return {
    kind: "choice",
    location,
    branches: [
      { when, value: second },
      { when: not(when), value: third },
    ],
  };
}

/** The documents of a text, and why there may be more. */
export function read(text: string): ReadPolicies {
  const { documents, problems } = readYaml(sourceFile("policy.yaml", text), tags);
  expect(problems).toEqual([]);
  const [root] = documents;
  if (!root) throw new Error("there is nothing to read");
  return readPolicyDocuments(evaluated(root), { policyType: "identity", address: "Resources.Role" });
}

/** The one document of a text. */
export function documentOf(text: string): PolicyDocument {
  const { documents, incompleteReason } = read(text);
  expect([documents.length, incompleteReason]).toEqual([1, undefined]);
  const [document] = documents;
  if (!document) throw new Error("there is no document");
  return document;
}

/** When something is there, in short. */
export function formula(when: Formula): string {
  switch (when.op) {
    case "not":
      return `!${formula(when.of)}`;
    case "and":
    case "or":
      return when.of.map(formula).join(when.op === "and" ? " & " : " | ");
    case "equals":
      return when.subject;
    default:
      return when.op;
  }
}

interface Shown {
  readonly items: readonly { readonly text: Text; readonly when: Formula }[];
  readonly incompleteReason?: string;
}

/** The texts of an element, each with when it is there unless always, and why there may be more. */
export function shownElement(element: Shown | undefined): string[] | undefined {
  if (!element) return undefined;
  const texts = element.items.map(({ text, when }) => {
    return when.op === "true" ? display(text) : `${display(text)} when ${formula(when)}`;
  });
  return element.incompleteReason === undefined ? texts : [...texts, `… ${element.incompleteReason}`];
}

/** The statement with some elements, in flow style. */
export function statementOf(elements: string): Statement {
  const { statements } = documentOf(`Statement:\n  - {${elements}}\n`);
  expect(statements).toHaveLength(1);
  const [statement] = statements;
  if (!statement) throw new Error("there is no statement");
  return statement;
}
