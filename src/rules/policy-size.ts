import type { HeldDocument, PolicyDocument } from "../model/index.js";
import { canHoldTogether, defineRule, isSatisfiable, onceIn, type ContextOf } from "../rule-kit/index.js";
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
    const measured = new Map<string, Measured>();
    return {
      PolicyDocument(_document, held) {
        checkDocument(context, held, measured);
      },
    };
  },
});

export default rule;

type Context = ContextOf<typeof rule>;

/** The inline policies of a principal that were visited so far. */
interface Measured {
  /** The characters of those that it has in every deployment. */
  always: number;
  readonly conditional: { readonly document: PolicyDocument; readonly length: number }[];
}

function checkDocument(context: Context, held: HeldDocument, measured: Map<string, Measured>): void {
  const quota = quotaOf(context.template, held);
  if (!quota || isShortFile(held, quota.characters)) return;
  const length = leastLength(held.document);
  const data = { what: quota.what, quota: String(quota.characters) };
  const { node } = held.document;
  const place = { node: node.entries[0]?.key ?? node, address: held.address };
  if (length > quota.characters)
    return context.report({ ...place, messageId: "tooLong", data: { ...data, length: String(length) } });
  if (held.holderKind !== "principal" || held.document.policyType !== "identity") return;
  const { document } = held;
  const others = onceIn(measured, held.address, (): Measured => ({ always: 0, conditional: [] }));
  const together = others.conditional.filter((other) => canHoldTogether(other.document.when, document.when));
  const before = together.reduce((sum, other) => sum + other.length, isSatisfiable(document.when) ? others.always : 0);
  if (document.when.op === "true") others.always += length;
  else others.conditional.push({ document, length });
  // Only the first policy over the quota is reported.
  if (before > quota.characters || before + length <= quota.characters) return;
  context.report({ ...place, messageId: "tooLongTogether", data: { ...data, length: String(before + length) } });
}

/** A policy file in JSON is written as AWS counts it, but for its white space. */
function isShortFile({ document: { node }, holderKind }: HeldDocument, quota: number): boolean {
  const { end, start } = node.location;
  return holderKind === "bare" && node.layout?.syntax === "json" && end - start <= quota;
}
