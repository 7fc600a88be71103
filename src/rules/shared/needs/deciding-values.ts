import type { JudgedAction, RoleUseInstance } from "../../../dms/index.js";
import { matchArn, nameIndex, policiesOf, type EffectivePolicies } from "../../../iam/index.js";
import type { PolicyDocument, Project, Role, Statement, Template } from "../../../model/index.js";
import { entryOf, oncePer, type Report, type Text, type TextPart } from "../../../rule-kit/index.js";

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
  const { about, all, placeOf } = statementsIn(policiesOf(project, template, role));
  const decisive = new Set(missing.flatMap(({ nearMisses, verdict }) => [...nearMisses, ...verdict.because]));
  const lacking = missing.flatMap(({ lackingResources, resource }) => [resource, ...lackingResources]);
  const near = lacking.flatMap((one) => about(one).filter((entry) => mayAllowOn(one, entry)));
  const places = [...new Set([...decisive, ...near.map(({ statement }) => statement)])].flatMap(
    (one) => placeOf.get(one) ?? [],
  );
  const statements = places.sort((one, other) => one - other).flatMap((place) => all[place] ?? []);
  return [
    ...missing.flatMap(({ lackingResources, requirement }) => [...requirement.applies.because, ...lackingResources]),
    // Any other action might be the one that is missing, where the statement is about its resources.
    ...statements.flatMap(({ actions }) => actions?.items ?? []),
    ...statements.filter((one) => decisive.has(one)).flatMap(({ resources }) => resources?.items ?? []),
    ...statements.filter((one) => decisive.has(one) && one.effect === "Deny").flatMap(effectOf),
  ];
}

/** The statements of a role, which hundreds of resources may use. */
const statementsIn = oncePer(({ documents }: EffectivePolicies) => {
  const all = documents.flatMap(({ document }) => document.statements);
  return {
    all,
    placeOf: new Map<object, number>([...all.entries()].reverse().map(([place, statement]) => [statement, place])),
    about: nameIndex(all.flatMap(entriesOf), ({ arn }) => (arn && !hasDefault(arn) ? [arn] : undefined)).about,
  };
});

/** A statement that, with other actions, might allow something on a resource. Without an ARN: on any. */
interface Entry {
  readonly statement: Statement;
  readonly arn: Text | undefined;
}

function entriesOf(statement: Statement): readonly Entry[] {
  if (statement.effect === "Deny") return [];
  return statement.resources?.items.map(({ text }) => ({ statement, arn: text })) ?? [{ statement, arn: undefined }];
}

function mayAllowOn(lacking: Text, { arn }: Entry): boolean {
  return !arn || hasDefault(arn) || matchArn(arn, lacking) !== "no";
}

function hasDefault({ parts }: Text): boolean {
  return parts.some(isOfDefault);
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
    ...effectOf(statement),
    ...lists.flatMap((list): Values => list?.items ?? []),
    ...conditions.flatMap(({ values }) => values.items).map(({ node }) => node),
  ];
}

/** What makes a statement deny. */
function effectOf({ node }: Statement): Values {
  return [entryOf(node, "Effect")?.value ?? []].flat();
}

/** The values that decide that no statement of a resource's policies allows a request: any other could allow it. */
export function valuesOfKeepingOut(policies: readonly { readonly document: PolicyDocument }[]): Values {
  return policies
    .flatMap(({ document }) => document.statements)
    .flatMap(({ actions, principals }): Values => [...(principals?.items ?? []), ...(actions?.items ?? [])]);
}
