import { resourcePolicyKinds } from "../../knowledge/index.js";
import { addTo } from "../../source/index.js";
import { withoutInstances, type HeldDocument, type PolicyDocument } from "../../model/index.js";
import {
  alternatives,
  always,
  and,
  asText,
  innerNodes,
  type Formula,
  type Mapping,
  type Node,
} from "../../tree/index.js";
import { readEmbeddedJson } from "../syntax/embedded/embedded.js";
import { readPolicyDocuments } from "./policy-reader.js";
import { isPolicy, readUntypedPolicy } from "./policy-shape.js";

/** The keys under which a policy is one of a resource, even if a statement forgets its Principal. */
const keysOfResources = new Set(resourcePolicyKinds.map(({ key }) => key));

/** A value that may contain policies that no known resource uses. */
export interface PolicyCandidate {
  readonly address: string;
  readonly value: Node;
}

/** Whether a mapping or list is the text that `jsonencode` returns. Such a text may be in another language. */
type IsText = (node: Node) => boolean;

/**
 * Finds the policies in values that no known resource uses. A policy that includes others is listed instead of them.
 */
export function unseenPolicies(
  sources: readonly PolicyCandidate[],
  known: readonly HeldDocument[],
  isText: IsText = () => false,
): HeldDocument[] {
  const seen = new Set(known.flatMap(({ document }) => placesOf(document)));
  const found = new Map<string, HeldDocument[]>();
  for (const { address, value } of sources) {
    for (const document of policiesIn(value, address, isText, seen)) {
      const place = placeOf(document.node);
      addTo(found, place, { document, address, holderKind: "unseen" });
    }
  }
  // The documents with the most statements come first, because they include the others.
  const groups = [...found.values()].sort(([one], [other]) => countOf(other) - countOf(one));
  return groups.flatMap((uses) => {
    const places = uses.flatMap(({ document }) => placesOf(document));
    const isSeen = places.some((place) => seen.has(place));
    for (const place of places) seen.add(place);
    const [first] = uses;
    // A value that only passes on another value adds nothing new.
    return isSeen ? [] : uses.filter(({ address }) => writtenName(address) === writtenName(first?.address ?? ""));
  });
}

/** An address as it is written in the file. All instances and calls of a module have the same one. */
function writtenName(address: string): string {
  return withoutInstances(address).replace(/^(?:module\.[^.]+\.)+/, "");
}

function countOf(held: HeldDocument | undefined): number {
  return held?.document.statements.length ?? 0;
}

/** The places of a document and of its statements. */
function placesOf({ node, statements }: PolicyDocument): readonly string[] {
  return [node, ...statements].map(placeOf);
}

function placeOf({ location }: Pick<Node, "location">): string {
  return `${location.file.path}#${String(location.start)}-${String(location.end)}`;
}

/** The policies in a value. Those at a place in `seen` are not read again. */
function policiesIn(node: Node, address: string, isText: IsText, seen: ReadonlySet<string>): readonly PolicyDocument[] {
  const found: PolicyDocument[] = [];
  const add = (value: Node, policy: Mapping, when: Formula, key?: string): void => {
    if (seen.has(placeOf(policy))) return;
    const document = isPolicy(policy) && !isForm(policy) ? read(value, address, key) : undefined;
    if (document) found.push({ ...document, when: and(when, document.when) });
  };
  const visit = (at: Node, given: Formula, key?: string): void => {
    for (const { value, when } of alternatives(at, given)) {
      if (value.kind === "list") {
        if (!isText(value)) value.items.forEach((item) => visit(item, when));
      } else if (value.kind === "mapping") {
        if (isPolicy(value)) add(value, value, when, key);
        else if (!isText(value)) value.entries.forEach((entry) => visit(entry.value, when, entry.key.text));
      } else {
        const inside = policyText(value);
        if (inside) add(value, inside, when, key);
      }
    }
  };
  visit(node, always);
  return found;
}

function read(node: Node, address: string, key: string | undefined): PolicyDocument | undefined {
  return key !== undefined && keysOfResources.has(key)
    ? readPolicyDocuments(node, { policyType: "resource", address }).documents[0]
    : readUntypedPolicy(node, address);
}

/** Whether a value has placeholders like `_S3_BUCKET_ARN_`, which the user of the policy replaces. */
function isForm(node: Node): boolean {
  const text = asText(node);
  return text
    ? text.parts.some((part) => part.kind === "literal" && mark.test(part.text))
    : innerNodes(node).some(isForm);
}

const mark = /(?<![A-Za-z0-9])_[A-Z][A-Z0-9_]*_(?![A-Za-z0-9])/;

/** The policy in a text. A text with broken JSON is not read, because it may be any language. */
function policyText(node: Node): Mapping | undefined {
  const text = asText(node);
  const mentions = text?.parts.some((part) => part.kind === "literal" && part.text.includes("Statement"));
  if (!text || mentions !== true) return undefined;
  const problems: Parameters<typeof readEmbeddedJson>[1] = [];
  const inside = readEmbeddedJson(text, problems);
  return inside?.kind === "mapping" && problems.length === 0 ? inside : undefined;
}
