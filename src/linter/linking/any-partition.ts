import { literalPart, placeholderHole } from "../../iam/index.js";
import type { ElementList, PolicyDocument, ResourcePattern, Statement } from "../../model/index.js";
import type { Text } from "../../tree/index.js";

const start = "arn:aws:";

/**
 * A managed policy of AWS as it is in every partition: its resources have the partition of the account there. The data has
 * those of the partition `aws`.
 */
export function inAnyPartition(document: PolicyDocument): PolicyDocument {
  return { ...document, statements: document.statements.map(ofAnyPartition) };
}

function ofAnyPartition({ resources, notResources, ...statement }: Statement): Statement {
  return {
    ...statement,
    ...(resources && { resources: withoutPartition(resources) }),
    ...(notResources && { notResources: withoutPartition(notResources) }),
  };
}

function withoutPartition(list: ElementList<ResourcePattern>): ElementList<ResourcePattern> {
  return { ...list, items: list.items.map((item) => ({ ...item, text: openPartition(item.text) })) };
}

function openPartition(text: Text): Text {
  const [first, ...rest] = text.parts;
  if (first?.kind !== "literal" || !first.text.startsWith(start)) return text;
  const tail = literalPart(`:${first.text.slice(start.length)}`, first.location);
  return { ...text, parts: [literalPart("arn:", first.location), placeholderHole("Partition"), tail, ...rest] };
}
