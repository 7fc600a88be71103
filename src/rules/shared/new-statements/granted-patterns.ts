import { matchArn } from "../../../iam/index.js";
import type { PolicyDocument, Statement } from "../../../model/index.js";
import type { Text, TextPart } from "../../../rule-kit/index.js";
import { serviceOfArn } from "../arns/arn-fields.js";
import type { Permission } from "./least-statement.js";

/**
 * Permissions on what no file names, such as the tables that DMS makes, as the policies of the role already name these
 * resources for other actions: `table/*`. Where they do not, the resources stay, and nothing can be written for them.
 */
export function asGranted(
  documents: readonly PolicyDocument[],
  permissions: readonly Permission[],
): readonly Permission[] {
  if (!permissions.some(({ resource }) => resource.parts.some(isUnnamed))) return permissions;
  const patterns = documents.flatMap(({ statements }) => statements.flatMap(patternsOf));
  return permissions.map((one) => ({ ...one, resource: patternFor(patterns, one.resource) ?? one.resource }));
}

/** A hole that stands for a fact that the template does not show, and not for a value in it. */
function isUnnamed(part: TextPart): boolean {
  const isComputed = part.kind === "hole" && part.origin.from === "computed" && part.expressionText === undefined;
  return isComputed && part.symbol.shape === "segment" && !part.symbol.id.endsWith("-generated");
}

/** The resources on which a statement allows something without conditions. */
function patternsOf({ conditions, effect, incompleteReason, resources }: Statement): readonly Text[] {
  if (effect !== "Allow" || conditions.length > 0 || incompleteReason !== undefined) return [];
  return (resources?.items ?? []).filter(({ when }) => when.op === "true").map(({ text }) => text);
}

/** The first pattern that covers a resource and names its service. */
function patternFor(patterns: readonly Text[], resource: Text): Text | undefined {
  const service = serviceOfArn(resource);
  return patterns.find((text) => serviceOfArn(text) === service && matchArn(text, resource) === "yes");
}
