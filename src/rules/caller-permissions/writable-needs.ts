import { sameText } from "../../iam/index.js";
import type { PolicyDocument, Project } from "../../model/index.js";
import type { Text } from "../../rule-kit/index.js";
import type { MissingNeed } from "./missing-needs.js";

type Part = Text["parts"][number];

/** The needs that a new statement in the document can grant. */
export function writableNeeds(
  needs: readonly MissingNeed[],
  document: PolicyDocument,
  project: Project,
): readonly MissingNeed[] {
  return needs.filter(
    ({ resources }) => resources.length > 0 && resources.every((one) => mayWrite(one, document, project)),
  );
}

/**
 * Whether a document can name a resource. A bare policy cannot refer to a resource that another template creates.
 * A resource that one of its statements already names counts too.
 */
function mayWrite(resource: Text, document: PolicyDocument, project: Project): boolean {
  const isWritten = (part: Part): boolean => isWrittenIn(part, document, project);
  return (
    resource.parts.every((part) => part.kind !== "hole" || part.symbol.id.startsWith("aws:") || isWritten(part)) ||
    resource.parts.some(isWritten) ||
    document.statements.some((statement) =>
      statement.resources?.items.some(({ text }) => sameText(text, resource) === "yes"),
    )
  );
}

/** A reference is valid only in the template that contains it. */
function isWrittenIn({ location, expressionText }: Part, document: PolicyDocument, { templates }: Project): boolean {
  if (expressionText === undefined) return false;
  return templates.some(({ dialect, files }) => {
    const paths = files.map(({ path }) => path);
    return !dialect.isBarePolicy && paths.includes(location.file.path) && paths.includes(document.location.file.path);
  });
}
