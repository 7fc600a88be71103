import type { PolicyDocument, PolicyType, Statement } from "../model/index.js";
import { createFileTreeCache, readPolicyDocuments } from "../parsers/index.js";
import { isRecord } from "../source/index.js";

/** A policy document: an object (parsed JSON), or a text in JSON or YAML. */
export type PolicySource = string | { readonly Version?: string; readonly Id?: string; readonly Statement: unknown };

/**
 * The policies of one principal. `identity`: its own, attached and group policies, which grant something. `boundary`:
 * its permissions boundary, which limits them. Without a boundary, the documents may be given alone.
 */
export type PolicyDocuments =
  | PolicySource
  | readonly PolicySource[]
  | { readonly identity: PolicySource | readonly PolicySource[]; readonly boundary?: PolicySource | undefined };

/** The documents as the analysis reads them. The path of each says where it was given: `documents[1]`. */
export interface ReadDocuments {
  readonly identity: readonly PolicyDocument[];
  readonly boundary?: PolicyDocument;
}

/** Reads the documents. Throws a TypeError if one of them is not a policy that IAM accepts. */
export function readDocuments(given: PolicyDocuments): ReadDocuments {
  if (!isRecord(given) || !("identity" in given || "boundary" in given))
    return { identity: readAll(given, "documents") };
  const { identity, boundary, ...others } = given as Readonly<Record<string, unknown>>;
  const [unknown] = Object.keys(others);
  if (unknown !== undefined) throw new TypeError(`documents has identity and boundary, not ${unknown}.`);
  return {
    identity: readAll(identity, "documents.identity"),
    ...(boundary !== undefined && { boundary: readOne(boundary, "documents.boundary", "boundary") }),
  };
}

/** The path of a statement: `documents[1].Statement[0]`. */
export function pathOf({ index, location }: Statement): string {
  return `${location.file.path}.Statement[${String(index)}]`;
}

function readAll(given: unknown, path: string): readonly PolicyDocument[] {
  if (!Array.isArray(given)) return [readOne(given, path, "identity")];
  return given.map((one, index) => readOne(one, `${path}[${String(index)}]`, "identity"));
}

function readOne(given: unknown, path: string, policyType: PolicyType): PolicyDocument {
  const refuse = (why: string): never => {
    throw new TypeError(`${path} is not a policy document: ${why}.`);
  };
  if (typeof given !== "string" && !isRecord(given)) return refuse("it is neither an object nor a string");
  const tree = createFileTreeCache().tree(path, typeof given === "string" ? given : JSON.stringify(given));
  const [root] = tree.documents;
  const [broken] = tree.problems;
  if (broken) return refuse(broken.message.replace(/\.$/, ""));
  const document =
    root?.kind === "mapping" ? readPolicyDocuments(root, { policyType, address: "" }).documents[0] : undefined;
  if (!document) return refuse("it is not a mapping");
  const problem = problemOf(document);
  return problem === undefined ? document : refuse(problem);
}

/** Why IAM does not accept a document, in the words of the problem's code: `Statement[0]: missing effect`. */
function problemOf({ problems, statements }: PolicyDocument): string | undefined {
  const withPrincipal = statements.find(({ principals, notPrincipals }) => principals ?? notPrincipals);
  if (withPrincipal)
    return `Statement[${String(withPrincipal.index)}] has a Principal, which the policies of a principal do not take`;
  const [problem] = problems;
  if (!problem) return undefined;
  const { start, end } = problem.node.location;
  const inside = statements.find(({ location }) => start >= location.start && end <= location.end);
  const named = Object.entries(problem.data).flatMap(([name, value]) => (name === "where" ? [] : [value]));
  const words = [problem.code.replaceAll("-", " "), ...named].join(" ");
  return inside ? `Statement[${String(inside.index)}]: ${words}` : words;
}
