import { placeHole } from "../analysis/index.js";
import type { Template } from "../model/index.js";
import { defineRule, type RuleContext, type Text } from "../rule-kit/index.js";
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
        const arns = arnsIn(template);
        if (isTied(context, template) || isForOther(arns)) return;
        for (const arn of arns) checkArn(context, template, arn);
      },
    };
  },
});

/** The settings say where a template is deployed, and a bare policy is no template. */
function isTied({ settings }: RuleContext, template: Template): boolean {
  return template.format === "policy" || settings.partition !== undefined || settings.regions.length > 0;
}

/** Whoever writes `arn:aws-cn:` throughout knows where the template goes. */
function isForOther(arns: readonly WrittenArn[]): boolean {
  const partitions = new Set(arns.flatMap(({ text }) => partitionOf(text)?.partition ?? []));
  return partitions.size === 1 && !partitions.has("aws");
}

interface WrittenPartition {
  readonly partition: string;
  readonly tail: string;
}

function partitionOf({ parts }: Text): WrittenPartition | undefined {
  const [first] = parts;
  if (first?.kind !== "literal" || first.origin.from !== "written") return undefined;
  const [, partition, tail = ""] = /^arn:(aws[\w-]*):([^]*)$/.exec(first.text) ?? [];
  return partition === undefined ? undefined : { partition, tail };
}

function checkArn(context: RuleContext, template: Template, { text, node, address, when }: WrittenArn): void {
  const [first, ...rest] = text.parts;
  const written = partitionOf(text);
  // In a branch of a condition it may be the partition that the condition asks for.
  if (!written || first?.kind !== "literal" || when.op !== "true" || namesPlace(text)) return;
  const { partition, tail } = written;
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
      arn: text,
      partition,
      hint: isStack ? "Write ${AWS::Partition}." : "Take it from data.aws_partition.",
    },
    // A reference stands for the start as a whole; what it gives is mended where it is written.
    ...(first.spelling === undefined && { fix: (fixer) => fixer.rewriteText(node, open) }),
  });
}

/** A region or an account that is written out ties an ARN to its partition. */
function namesPlace({ parts }: Text): boolean {
  const written = parts.map((part) => (part.kind === "literal" ? part.text : "*")).join("");
  const [, , , region = "", account = ""] = written.split(":");
  return /^[a-z]{2,4}(?:-[a-z]+)+-\d$/.test(region) || /^\d{12}$/.test(account);
}
