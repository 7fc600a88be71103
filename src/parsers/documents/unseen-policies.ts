import type { HeldDocument, PolicyDocument } from "../../model/index.js";
import { alternatives, always, and, asText, type Formula, type Mapping, type Node } from "../../tree/index.js";
import { readEmbeddedJson } from "../syntax/embedded/embedded.js";
import { isPolicy, readUntypedPolicy } from "./policy-shape.js";

/** A value in which policies may stand that nothing here is known to take. */
export interface PolicyCandidate {
  readonly address: string;
  readonly value: Node;
}

/** Whether what stands inside a mapping or list is of another language: the text that `jsonencode` makes of it. */
type IsText = (node: Node) => boolean;

/**
 * The policies that stand in values and that none of those that are known has taken in. A policy that takes in others
 * speaks for them.
 */
export function unseenPolicies(
  sources: readonly PolicyCandidate[],
  known: readonly HeldDocument[],
  isText: IsText = () => false,
): HeldDocument[] {
  const seen = new Set(known.flatMap(({ document }) => placesOf(document)));
  const found = new Map<string, HeldDocument[]>();
  for (const { address, value } of sources) {
    for (const document of policiesIn(value, address, isText)) {
      const place = placeOf(document.node);
      found.set(place, [...(found.get(place) ?? []), { document, address, holderKind: "unseen" }]);
    }
  }
  // Those with most statements first: they are those that take in others.
  const groups = [...found.values()].sort(([one], [other]) => countOf(other) - countOf(one));
  return groups.flatMap((uses) => {
    const places = uses.flatMap(({ document }) => placesOf(document));
    const isSeen = places.some((place) => seen.has(place));
    for (const place of places) seen.add(place);
    const [first] = uses;
    // Who only hands on what another one writes says nothing new.
    return isSeen ? [] : uses.filter(({ address }) => writtenName(address) === writtenName(first?.address ?? ""));
  });
}

/** What an address is called where it is written: instances and calls of a module have one text. */
function writtenName(address: string): string {
  return address.replace(/\[(?:"[^"]*"|\d+)\]/g, "").replace(/^(?:module\.[^.]+\.)+/, "");
}

function countOf(held: HeldDocument | undefined): number {
  return held?.document.statements.length ?? 0;
}

/** Where the statements of a document stand, and where it stands itself. */
function placesOf({ node, statements }: PolicyDocument): readonly string[] {
  return [node, ...statements].map(placeOf);
}

function placeOf({ location }: Pick<Node, "location">): string {
  return `${location.file.path}#${String(location.start)}-${String(location.end)}`;
}

function policiesIn(node: Node, address: string, isText: IsText): readonly PolicyDocument[] {
  const found: PolicyDocument[] = [];
  const add = (value: Node, policy: Mapping, when: Formula): void => {
    const document = isPolicy(policy) && !isForm(policy) ? readUntypedPolicy(value, address) : undefined;
    if (document) found.push({ ...document, when: and(when, document.when) });
  };
  const visit = (at: Node, given: Formula): void => {
    for (const { value, when } of alternatives(at, given)) {
      if (value.kind === "list") {
        if (!isText(value)) value.items.forEach((item) => visit(item, when));
      } else if (value.kind === "mapping") {
        if (isPolicy(value)) add(value, value, when);
        else if (!isText(value)) value.entries.forEach((entry) => visit(entry.value, when));
      } else {
        const inside = policyText(value);
        if (inside) add(value, inside, when);
      }
    }
  };
  visit(node, always);
  return found;
}

/** Whether a value has marks such as `_S3_BUCKET_ARN_`: whoever takes the policy fills them in. */
function isForm(node: Node): boolean {
  switch (node.kind) {
    case "scalar":
      return mark.test(node.text);
    case "text":
      return node.parts.some((part) => part.kind === "literal" && mark.test(part.text));
    case "list":
      return node.items.some(isForm);
    case "mapping":
      return node.entries.some(({ value }) => isForm(value));
    case "choice":
      return node.branches.some(({ value }) => isForm(value));
    default:
      return false;
  }
}

const mark = /(?<![A-Za-z0-9])_[A-Z][A-Z0-9_]*_(?![A-Za-z0-9])/;

/** The policy that a text holds. A text that is broken JSON may be any language. */
function policyText(node: Node): Mapping | undefined {
  const text = asText(node);
  const mentions = text?.parts.some((part) => part.kind === "literal" && part.text.includes("Statement"));
  if (!text || mentions !== true) return undefined;
  const problems: Parameters<typeof readEmbeddedJson>[1] = [];
  const inside = readEmbeddedJson(text, problems);
  return inside?.kind === "mapping" && problems.length === 0 ? inside : undefined;
}
