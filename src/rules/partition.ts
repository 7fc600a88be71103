import { placeHole } from "../analysis/index.js";
import type { Template } from "../model/index.js";
import { defineRule, display, type RuleContext, type Text } from "../rule-kit/index.js";
import { arnsIn, type WrittenArn } from "./shared/written-arns.js";

export default defineRule({
  name: "partition",
  meta: {
    type: "suggestion",
    fixable: true,
    docs: { description: "Require ARNs in templates to take the partition from where they are deployed" },
    messages: {
      literal:
        "{{arn}} is of partition {{partition}} alone: in any other it matches nothing, or AWS rejects it. {{hint}}",
    },
    keys: { literal: ["arn"] },
  },
  create(context) {
    return {
      Template(template) {
        if (isTied(context, template)) return;
        for (const arn of arnsIn(template)) checkArn(context, template, arn);
      },
    };
  },
});

/** The settings say where a template is deployed, and a bare policy is no template. */
function isTied({ settings }: RuleContext, template: Template): boolean {
  return template.format === "policy" || settings.partition !== undefined || settings.regions.length > 0;
}

function checkArn(context: RuleContext, template: Template, { text, node, address, when }: WrittenArn): void {
  const [first, ...rest] = text.parts;
  // In a branch of a condition it may be the partition that the condition asks for.
  if (first?.kind !== "literal" || first.origin.from !== "written" || when.op !== "true") return;
  const [, partition, tail = ""] = /^arn:(aws[\w-]*):([^]*)$/.exec(first.text) ?? [];
  if (partition === undefined || namesRegion(text)) return;
  const isStack = template.format === "cloudformation";
  const open: Text = {
    ...text,
    parts: [
      { ...first, text: "arn:" },
      placeHole("Partition", isStack ? "AWS::Partition" : undefined),
      { ...first, text: `:${tail}` },
      ...rest,
    ],
  };
  context.report({
    node,
    address,
    messageId: "literal",
    data: {
      arn: display(text),
      partition,
      hint: isStack ? "Write ${AWS::Partition}." : "Take it from data.aws_partition.",
    },
    fix: (fixer) => fixer.rewriteText(node, open),
  });
}

/** A region that is written out ties an ARN to the region's partition. */
function namesRegion({ parts }: Text): boolean {
  const written = parts.map((part) => (part.kind === "literal" ? part.text : "*")).join("");
  const region = written.split(":")[3] ?? "";
  return /^[a-z]{2,4}(?:-[a-z]+)+-\d$/.test(region);
}
