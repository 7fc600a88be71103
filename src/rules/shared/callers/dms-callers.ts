import { callersOf, type PolicyHolder } from "../../../dms/index.js";
import { oncePerUnit, type PolicyDocument, type StatementContext, type Template } from "../../../model/index.js";
import { addTo, onceIn, type RuleContext } from "../../../rule-kit/index.js";
import { passedToService } from "./passing-scope.js";

type CallersByDocument = ReadonlyMap<PolicyDocument, readonly PolicyHolder[]>;

/** A cache, because each statement of a template asks. */
const callersByTemplate = oncePerUnit(() => new Map<Template, CallersByDocument>());

/** The callers of DMS in the judged template that have a document as their own. */
export function callersWith(
  { project, settings, template }: RuleContext,
  document: PolicyDocument,
): readonly PolicyHolder[] {
  const byDocument = onceIn(callersByTemplate(project), template, (): CallersByDocument => {
    const found = new Map<PolicyDocument, PolicyHolder[]>();
    for (const caller of callersOf({ project, settings }, template)) {
      for (const own of new Set(caller.own.map((held) => held.document))) addTo(found, own, caller);
    }
    return found;
  });
  return byDocument.get(document) ?? [];
}

/** Whether `pass-role-condition` judges the condition: it is on `iam:PassedToService`, of a caller of DMS. */
export function isOnPassingToDms(context: RuleContext, { statement, held }: StatementContext, key: string): boolean {
  if (key.toLowerCase() !== passedToService.toLowerCase() || statement.effect === "Deny") return false;
  return callersWith(context, held.document).length > 0;
}
