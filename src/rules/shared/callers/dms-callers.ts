import { callersOf, type PolicyHolder } from "../../../dms/index.js";
import { oncePerUnit, type PolicyDocument, type StatementContext, type Template } from "../../../model/index.js";
import { onceIn, type RuleContext } from "../../../rule-kit/index.js";
import { passedToService } from "./passing-scope.js";

const documentsByTemplate = oncePerUnit(() => new Map<Template, ReadonlySet<PolicyDocument>>());

/** Whether `pass-role-condition` judges the condition: it is on `iam:PassedToService`, of a caller of DMS. */
export function isOnPassingToDms(context: RuleContext, { statement, held }: StatementContext, key: string): boolean {
  if (key.toLowerCase() !== passedToService.toLowerCase() || statement.effect === "Deny") return false;
  return documentsOf(context).has(held.document);
}

const documentsOfHolder = ({ own }: PolicyHolder): readonly PolicyDocument[] => own.map(({ document }) => document);

function documentsOf(context: RuleContext): ReadonlySet<PolicyDocument> {
  const { project, template } = context;
  return onceIn(
    documentsByTemplate(project),
    template,
    () => new Set(callersOf(context, template).flatMap(documentsOfHolder)),
  );
}
