import type { PolicyDocument, PolicyType } from "../../src/model/index.js";
import { readPolicyDocuments } from "../../src/parsers/documents/policy-reader.js";
import { sourceFile, type Location } from "../../src/source/index.js";
import {
  always,
  not,
  type Formula,
  type HolePart,
  type Node,
  type Shape,
  type Text,
  type TextPart,
} from "../../src/tree/index.js";

const location: Location = { file: sourceFile("test.json", ""), start: 0, end: 0 };

export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

const shapes: readonly Shape[] = ["any", "path", "segment", "number", "region", "account", "partition", "suffix"];

/** `<Bucket:segment>` is a hole with that symbol and shape, `<aws:region>` the region of the deployment. */
export function textFrom(written: string): Text {
  const parts = written.split(/(<[\w:-]+>)/).flatMap((piece): TextPart[] => {
    if (piece === "") return [];
    const [, name] = /^<([\w:-]+)>$/.exec(piece) ?? [];
    return [
      name === undefined ? { kind: "literal", text: piece, location, origin: { from: "written" } } : holeFrom(name),
    ];
  });
  return { kind: "text", location, parts };
}

function holeFrom(name: string): HolePart {
  const [first = "", second] = name.split(":");
  const word = name.startsWith("aws:") ? second : (second ?? "any");
  const shape = shapes.find((one) => one === word);
  if (!shape) throw new Error(`no shape ${name}`);
  const id = name.startsWith("aws:") ? name : first;
  return { kind: "hole", symbol: { id, shape }, reason: `${id} is not known`, location, origin: { from: "computed" } };
}

/** `Prod` and `!Prod` are formulas over a condition that only the deployment decides. */
export function formulaFrom(written: string | undefined): Formula {
  if (written === undefined) return always;
  const atom: Formula = { op: "opaque", id: written.replace("!", "") };
  return written.startsWith("!") ? not(atom) : atom;
}

/** JSON as the parsers give it: holes in texts, `{ "$if": C, "then": A, "else": B }`, `{ "$unknown": WHY }`, `"$open"`. */
export function nodeFrom(value: Json): Node {
  if (value === null) return { kind: "null", location };
  if (typeof value === "string")
    return value.includes("<") ? textFrom(value) : { kind: "scalar", text: value, quoted: true, location };
  if (typeof value !== "object") return { kind: "scalar", text: String(value), quoted: false, location };
  if (isList(value)) {
    const items = value.filter((item) => item !== "$open").map(nodeFrom);
    return {
      kind: "list",
      items,
      location,
      ...(value.includes("$open") && { incompleteReason: "the list may hold more" }),
    };
  }
  if (typeof value.$unknown === "string") {
    const reason = value.$unknown;
    return { kind: "unknown", reason, symbol: { id: reason, shape: "any" }, origin: { from: "computed" }, location };
  }
  if (typeof value.$if === "string") {
    const when = formulaFrom(value.$if);
    const branches = [
      { when, value: nodeFrom(value.then ?? null) },
      { when: not(when), value: nodeFrom(value.else ?? null) },
    ];
    return { kind: "choice", branches, location };
  }
  const entries = Object.entries(value).filter(([key]) => key !== "$open");
  return {
    kind: "mapping",
    location,
    entries: entries.map(([key, inner]) => ({
      key: { kind: "scalar", text: key, quoted: true, location },
      value: nodeFrom(inner),
      location,
    })),
    ...("$open" in value && { incompleteReason: "the mapping may hold more" }),
  };
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}

/** The documents of a policy; a bare list is its statements. */
export function documentsFrom(policy: Json, policyType: PolicyType = "identity"): readonly PolicyDocument[] {
  const whole = isList(policy) ? { Version: "2012-10-17", Statement: policy } : policy;
  return readPolicyDocuments(nodeFrom(spelledOut(whole)), { policyType, address: "Test" }).documents;
}

/** `Allow s3:GetObject on arn, arn` as a statement, wherever it stands. */
function spelledOut(value: Json): Json {
  if (typeof value === "string") {
    const [, effect, action = "", resource = ""] = /^(Allow|Deny) (.+) on (.+)$/.exec(value) ?? [];
    return effect === undefined
      ? value
      : { Effect: effect, Action: action.split(", "), Resource: resource.split(", ") };
  }
  if (typeof value !== "object" || value === null) return value;
  if (isList(value)) return value.map(spelledOut);
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, spelledOut(inner)]));
}
