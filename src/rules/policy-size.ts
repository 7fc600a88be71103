import type { DocumentUse, Template } from "../model/index.js";
import { and, defineRule, isSatisfiable, type ContextOf } from "../rule-kit/index.js";
import { leastLength } from "./policy-size/policy-length.js";
import { quotaOf } from "./policy-size/quotas.js";

const rule = defineRule({
  name: "policy-size",
  meta: {
    type: "problem",
    docs: { description: "Require policies to be no longer than AWS takes them" },
    messages: {
      tooLong:
        "This policy has {{length}} characters or more without white space, and {{what}} may have {{quota}}. AWS rejects it.",
      tooLongTogether:
        "With this policy {{what}} have {{length}} characters or more without white space, and may have {{quota}}. AWS rejects it.",
    },
  },
  create(context) {
    const held = new Map<string, DocumentUse[]>();
    return {
      PolicyDocument(_document, use) {
        checkDocument(context, context.template, use, held);
      },
    };
  },
});

export default rule;

type Context = ContextOf<typeof rule>;

function checkDocument(context: Context, template: Template, use: DocumentUse, held: Map<string, DocumentUse[]>): void {
  const quota = quotaOf(template, use);
  if (!quota) return;
  const length = leastLength(use.document);
  const data = { what: quota.what, quota: String(quota.characters) };
  const { node } = use.document;
  const place = { node: node.entries[0]?.key ?? node, address: use.address };
  if (length > quota.characters)
    return context.report({ ...place, messageId: "tooLong", data: { ...data, length: String(length) } });
  if (use.holder !== "principal" || use.document.policyType !== "identity") return;
  const others = (held.get(use.address) ?? []).filter((other) => areTogether(other, use));
  held.set(use.address, [...(held.get(use.address) ?? []), use]);
  const before = others.reduce((sum, other) => sum + leastLength(other.document), 0);
  // The first one that is too much says so.
  if (before > quota.characters || before + length <= quota.characters) return;
  context.report({ ...place, messageId: "tooLongTogether", data: { ...data, length: String(before + length) } });
}

function areTogether({ document: one }: DocumentUse, { document: other }: DocumentUse): boolean {
  return isSatisfiable(and(one.when, other.when)) === true;
}
