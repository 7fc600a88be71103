import type { JudgedAction, RoleUseInstance } from "../../../dms/index.js";
import { matchArn, policiesOf } from "../../../iam/index.js";
import type { PolicyDocument, Project, Role, Statement, Template } from "../../../model/index.js";
import type { Report, Text, TextPart } from "../../../rule-kit/index.js";

type Values = NonNullable<Report["restsOn"]>;

/** The values that decide whether a resource uses a role, and which. */
export function valuesOfUse({ property, trigger }: Pick<RoleUseInstance, "property" | "trigger">): Values {
  return [...(property ? [property] : []), ...trigger.because];
}

/** The values that decide what a use needs, and that the policies of its role do not allow it. */
export function valuesOfMissing(
  project: Project,
  { role, template }: { readonly role: Role; readonly template: Template },
  missing: readonly JudgedAction[],
): Values {
  const statements = policiesOf(project, template, role).documents.flatMap(({ document }) => document.statements);
  const decisive = new Set(missing.flatMap(({ nearMisses, verdict }) => [...nearMisses, ...verdict.because]));
  const lacking = missing.flatMap(({ lackingResources, resource }) => [resource, ...lackingResources]);
  return [
    ...missing.flatMap(({ lackingResources, requirement }) => [...requirement.applies.because, ...lackingResources]),
    // Any other action might be the one that is missing, where the statement is about its resources.
    ...statements
      .filter((one) => decisive.has(one) || mayAllowOn(lacking, one))
      .flatMap(({ actions }) => actions?.items ?? []),
    ...statements.filter((one) => decisive.has(one)).flatMap(({ resources }) => resources?.items ?? []),
  ];
}

/** Whether a statement, with other actions, might allow something on some of these resources. */
function mayAllowOn(lacking: readonly Text[], { effect, resources }: Statement): boolean {
  if (effect === "Deny") return false;
  return (
    resources?.items.some(
      ({ text }) => text.parts.some(isOfDefault) || lacking.some((one) => matchArn(text, one) !== "no"),
    ) ?? true
  );
}

function isOfDefault({ chosenBy, origin }: TextPart): boolean {
  return chosenBy !== undefined || origin.from === "default";
}

/** The principals that a role trusts or does not trust. */
export function valuesOfTrust({ trust }: Pick<Role, "trust">): Values {
  return trust.flatMap(({ statements }) => statements).flatMap(({ principals }) => principals?.items ?? []);
}

/** The values that decide that a statement denies a request. */
export function valuesOfDenial(statement: Statement): Values {
  const { actions, conditions, notActions, notPrincipals, notResources, principals, resources } = statement;
  const lists = [actions, notActions, principals, notPrincipals, resources, notResources];
  return [
    ...lists.flatMap((list): Values => list?.items ?? []),
    ...conditions.flatMap(({ values }) => values.items).map(({ node }) => node),
  ];
}

/** The values that decide that no statement of a resource's policies allows a request: any other could allow it. */
export function valuesOfKeepingOut(policies: readonly { readonly document: PolicyDocument }[]): Values {
  return policies
    .flatMap(({ document }) => document.statements)
    .flatMap(({ actions, principals }): Values => [...(principals?.items ?? []), ...(actions?.items ?? [])]);
}
