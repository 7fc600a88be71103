import type { PolicyDocument, Statement } from "../../model/index.js";
import type { Text } from "../../rule-kit/index.js";

/** Whether a policy writes `${…}`, which is a variable or not by the version of the policy. */
export function writesVariables({ statements }: PolicyDocument): boolean {
  return statements.some((statement) => textsOf(statement).some(hasVariable));
}

function textsOf({ resources, notResources, conditions }: Statement): readonly Text[] {
  return [
    ...(resources?.items ?? []).map(({ text }) => text),
    ...(notResources?.items ?? []).map(({ text }) => text),
    ...conditions.flatMap(({ values }) => values.items.map(({ text }) => text)),
  ];
}

function hasVariable({ parts }: Text): boolean {
  return parts.some((part) => part.kind === "literal" && part.text.includes("${"));
}
