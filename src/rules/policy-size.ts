import type { HeldDocument, PolicyDocument } from "../model/index.js";
import { and, defineRule, isSatisfiable, type ContextOf } from "../rule-kit/index.js";
import { leastLength } from "./policy-size/policy-length.js";
import { quotaOf } from "./policy-size/quotas.js";

const rule = defineRule({
  name: "policy-size",
  meta: {
    type: "problem",
    docs: { description: "Require policies to be no longer than AWS allows" },
    messages: {
      tooLong:
        "This policy has at least {{length}} characters without white space, but {{what}} may have only {{quota}}. AWS rejects it: shorten it, or split it.",
      tooLongTogether:
        "With this policy, {{what}} have at least {{length}} characters without white space, but may have only {{quota}}. AWS rejects it: shorten it, or use a managed policy.",
    },
  },
  create(context) {
    const measured = new Map<string, Measured[]>();
    return {
      PolicyDocument(_document, held) {
        checkDocument(context, held, measured);
      },
    };
  },
});

export default rule;

type Context = ContextOf<typeof rule>;

/** An inline policy of a principal. */
interface Measured {
  readonly document: PolicyDocument;
  readonly length: number;
}

function checkDocument(context: Context, held: HeldDocument, measured: Map<string, Measured[]>): void {
  const quota = quotaOf(context.template, held);
  if (!quota || isShortFile(held, quota.characters)) return;
  const length = leastLength(held.document);
  const data = { what: quota.what, quota: String(quota.characters) };
  const { node } = held.document;
  const place = { node: node.entries[0]?.key ?? node, address: held.address };
  if (length > quota.characters)
    return context.report({ ...place, messageId: "tooLong", data: { ...data, length: String(length) } });
  if (held.holderKind !== "principal" || held.document.policyType !== "identity") return;
  const others = measured.get(held.address) ?? [];
  const together = others.filter(({ document }) => areTogether(document, held.document));
  const before = together.reduce((sum, other) => sum + other.length, 0);
  measured.set(held.address, others);
  others.push({ document: held.document, length });
  // Only the first policy over the quota is reported.
  if (before > quota.characters || before + length <= quota.characters) return;
  context.report({ ...place, messageId: "tooLongTogether", data: { ...data, length: String(before + length) } });
}

/** A policy file in JSON is written as AWS counts it, but for its white space. */
function isShortFile({ document: { node }, holderKind }: HeldDocument, quota: number): boolean {
  const { end, start } = node.location;
  return holderKind === "bare" && node.layout?.syntax === "json" && end - start <= quota;
}

function areTogether(one: PolicyDocument, other: PolicyDocument): boolean {
  return isSatisfiable(and(one.when, other.when)) === true;
}
