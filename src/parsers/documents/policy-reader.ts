import { fitted, type SyntaxProblem } from "../../source/index.js";
import type { PolicyDocument, PolicyType, StructureProblem } from "../../model/index.js";
import {
  alternatives,
  always,
  asLiteral,
  asText,
  entryOf,
  literalOf,
  member,
  type Formula,
  type Mapping,
  type Node,
} from "../../tree/index.js";
import { readEmbeddedJson } from "../syntax/embedded/embedded.js";
import { documentProblems, isRenamed } from "./policy-grammar.js";
import { readStatement } from "./statement-reader.js";

/** The type and the address of the policy. */
export interface PolicyContext {
  readonly policyType: PolicyType;
  readonly address: string;
}

export interface ReadPolicies {
  /** More than one document only if the value is a choice. */
  readonly documents: readonly PolicyDocument[];
  /** Why the document or a branch of it is not known. */
  readonly incompleteReason?: string;
}

/**
 * Reads a policy document from the value tree of any format: a mapping, or a text with JSON. Grammar problems are
 * listed in the document, and everything that can be read is read.
 */
export function readPolicyDocuments(node: Node, context: PolicyContext): ReadPolicies {
  const documents: PolicyDocument[] = [];
  let incompleteReason: string | undefined;
  for (const { value, when } of alternatives(node)) {
    // An empty text in a branch of a choice means that there is no policy.
    if (value.kind === "null" || (asLiteral(value) === "" && when.op !== "true")) continue;
    const reason = whyOpen(value);
    if (reason !== undefined) {
      incompleteReason ??= reason;
      continue;
    }
    const syntax: SyntaxProblem[] = [];
    const inside = value.kind === "scalar" || value.kind === "text" ? readEmbeddedJson(value, syntax) : value;
    const hole = value.kind === "text" ? value.parts.find((part) => part.kind === "hole") : undefined;
    if (inside?.kind === "mapping") documents.push(readDocument(inside, when, context, syntax));
    else if (inside?.kind === "unknown") incompleteReason ??= inside.reason;
    else if (hole?.kind === "hole") incompleteReason ??= hole.reason;
    else documents.push(notADocument(value, when, context));
  }
  return { documents: fitted(documents), ...(incompleteReason !== undefined && { incompleteReason }) };
}

/**
 * Why a value is not the value in the deployment: it is not known, another program puts a file in its place, or it is
 * an empty default that is meant to be replaced.
 */
function whyOpen(node: Node): string | undefined {
  if (node.kind === "unknown") return node.reason;
  const path = includedPath(node);
  if (path !== undefined) return `another program puts the file ${path} here`;
  if (node.kind === "mapping" && !node.layout && node.entries.length === 0) return node.incompleteReason ?? nothingYet;
  const text = asText(node);
  if (!text || !["", "{}", "null"].includes(literalOf(text)?.trim() ?? "?")) return undefined;
  const [origin] = text.parts.flatMap((part) => (part.origin.from === "default" ? [part.origin] : []));
  return origin ? `the default of ${origin.name} is empty` : text.hasOmittedPart && nothingYet;
}

const nothingYet = "the policy is empty here";

/** The file of `file: ./policy.yaml` or `$ref: policy.json`, with nothing beside it. */
function includedPath(node: Node): string | undefined {
  const [only, ...others] = node.kind === "mapping" ? node.entries : [];
  if (!only || others.length > 0 || !/^\$?(?:file|include|path|ref)$/i.test(only.key.text)) return undefined;
  const path = asLiteral(only.value);
  return path !== undefined && /\w\.\w+$/.test(path) ? path : undefined;
}

function readDocument(
  node: Mapping,
  when: Formula,
  context: PolicyContext,
  syntax: readonly SyntaxProblem[] = [],
): PolicyDocument {
  const problems: StructureProblem[] = [
    ...syntax.map((problem) => ({ code: "json-syntax" as const, node: problem, data: { message: problem.message } })),
    ...documentProblems(node),
  ];
  const { statements, incompleteReason } = readStatements(node, context.policyType, problems);
  const version = asText(member(node, "Version"));
  const reason = incompleteReason ?? node.incompleteReason;
  return {
    kind: "PolicyDocument",
    policyType: context.policyType,
    address: context.address,
    location: node.location,
    node,
    when,
    ...(version && { version }),
    statements,
    ...(reason !== undefined && { incompleteReason: reason }),
    problems,
  };
}

/** The document for a value that should be a policy but is not. It has no statements and this one problem. */
function notADocument(value: Node, when: Formula, context: PolicyContext): PolicyDocument {
  const node: Mapping = { kind: "mapping", location: value.location, entries: [] };
  const problems: StructureProblem[] = [{ code: "not-a-document", node: value, data: {} }];
  return { ...readDocument(node, when, context), problems };
}

function readStatements(
  node: Mapping,
  policyType: PolicyType,
  problems: StructureProblem[],
): { readonly statements: PolicyDocument["statements"]; readonly incompleteReason?: string } {
  const element = entryOf(node, "Statement");
  if (!element) {
    if (node.incompleteReason === undefined && !isRenamed(node, "Statement"))
      problems.push({ code: "missing-statement", node, data: {} });
    return { statements: [] };
  }
  const incompleteReasons: string[] = [];
  const statements = statementNodes(element.value, always, incompleteReasons).map(({ value, when }, index) => {
    if (value.kind === "mapping") return readStatement(value, index, { when, policyType, problems });
    problems.push({ code: "statement-not-a-mapping", node: value, data: {} });
    return undefined;
  });
  const found = fitted(statements.filter((statement) => statement !== undefined));
  return { statements: found, ...(incompleteReasons[0] !== undefined && { incompleteReason: incompleteReasons[0] }) };
}

/**
 * The statements of a value. It can be one statement or a list, and both can have choices. An unknown statement makes
 * the list incomplete.
 */
function statementNodes(node: Node, when: Formula, incompleteReasons: string[]): { value: Node; when: Formula }[] {
  return alternatives(node, when).flatMap(({ value, when: guard }) => {
    if (value.kind === "null") return [];
    const reason = whyOpen(value);
    if (reason !== undefined) {
      incompleteReasons.push(reason);
      return [];
    }
    if (value.kind !== "list") return [{ value, when: guard }];
    if (value.incompleteReason !== undefined) incompleteReasons.push(value.incompleteReason);
    return value.items.flatMap((item) => statementNodes(item, guard, incompleteReasons));
  });
}
