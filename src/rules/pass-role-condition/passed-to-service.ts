import type { PolicyHolder } from "../../dms/index.js";
import {
  type EffectivePolicies,
  matchAction,
  matchArn,
  mayOverlap,
  plainText,
  readOperator,
  sameText,
} from "../../iam/index.js";
import { partitions, passRoles } from "../../knowledge/index.js";
import type { Condition, Statement } from "../../model/index.js";
import { and, display, isSatisfiable, literalOf, oncePer, type Formula, type Text } from "../../rule-kit/index.js";
import { passedToService } from "../shared/callers/passing-scope.js";

/** A condition that never matches when a role is passed to DMS. */
export interface Excluding {
  readonly condition: Condition;
  readonly statement: Statement;
}

/** The service names for passing a role to DMS: its own name in every partition, and those that AWS policies accept. */
const dmsServices = [
  ...new Set([
    ...passRoles.flatMap(({ passedToService: service, alsoAccepted }) => [service, ...alsoAccepted]),
    ...partitions.flatMap(({ globalPrincipal, regionalPrincipals }) => [globalPrincipal, ...regionalPrincipals]),
  ]),
].map((name) => plainText(name.replace("${Region}", "*")));

export function isOnPassedToService({ key }: Condition): boolean {
  return literalOf(key)?.toLowerCase() === passedToService.toLowerCase();
}

/** Whether a condition matches only requests that have the key, which only `iam:PassRole` requests have. */
export function asksForPassedToService(condition: Condition): boolean {
  if (!isOnPassedToService(condition) || condition.when.op !== "true") return false;
  const { name, set, suffix } = readOperator(literalOf(condition.operator) ?? "");
  if (name === "Null") return condition.values.items.every(({ text }) => literalOf(text)?.toLowerCase() === "false");
  return name !== undefined && !name.includes("Not") && suffix === "" && set !== "all";
}

/**
 * The conditions that keep a holder from passing a role (any role, if none is given) to DMS, although its statements
 * allow `iam:PassRole`. Empty if something allows it, or may allow it.
 */
export function excludingDms({ policies }: PolicyHolder, when: Formula, role?: Text): readonly Excluding[] {
  const excludingIn = excludingConditions(policies);
  if (excludingIn.size === 0) return [];
  if (policies.documents.some(({ document }) => document.incompleteReason !== undefined)) return [];
  const covering = policies.documents.flatMap(({ document, when: held }) =>
    document.statements.filter(
      (one) => mayCover(one, role) && isSatisfiable(and(when, held, document.when, one.when)) !== false,
    ),
  );
  const found = covering.map((statement) => ({ statement, condition: excludingIn.get(statement) }));
  const excluded = found.flatMap(({ condition, ...rest }) => (condition ? { condition, ...rest } : []));
  return excluded.length < found.length ? [] : excluded.filter(({ statement }) => covers(statement, role));
}

/** The first such condition of each statement. Most policies have none, and a holder may pass many roles. */
const excludingConditions = oncePer(({ documents }: EffectivePolicies): ReadonlyMap<Statement, Condition> => {
  const statements = documents.flatMap(({ document }) => document.statements);
  return new Map(
    statements.flatMap((statement) => {
      const condition = statement.conditions.find(excludes);
      return condition ? [[statement, condition] as const] : [];
    }),
  );
});

/** `condition-operator` reports a wildcard with an operator that does not accept wildcards. */
function excludes(condition: Condition): boolean {
  const { operator, values, when } = condition;
  if (!isOnPassedToService(condition) || when.op !== "true" || values.incompleteReason !== undefined) return false;
  const { name = "", family } = readOperator(literalOf(operator) ?? "");
  const options = { ignoreCase: name.endsWith("IgnoreCase") };
  if (family === "Null") return values.items.every(({ text }) => literalOf(text)?.toLowerCase() === "true");
  if (family !== "String") return false;
  const isDms = (text: Text): boolean => dmsServices.some((service) => mayOverlap(text, service, options));
  if (!name.includes("Not")) return !values.items.some(({ text }) => isDms(text));
  return values.items.some(({ text }) =>
    passRoles.some((one) => isText(text, one.passedToService, options.ignoreCase)),
  );
}

function isText(text: Text, service: string, ignoreCase: boolean): boolean {
  return sameText(text, plainText(service), { ignoreCase }) === "yes" || display(text) === "*";
}

function mayCover(
  { effect, actions, notActions, resources, incompleteReason }: Statement,
  role: Text | undefined,
): boolean {
  if (effect !== "Allow" && effect !== "unknown") return false;
  const mayBeOn = role === undefined || (resources?.items.some(({ text }) => matchArn(text, role) !== "no") ?? true);
  if (
    incompleteReason !== undefined ||
    actions?.incompleteReason !== undefined ||
    resources?.incompleteReason !== undefined
  )
    return true;
  if (notActions) return mayBeOn && notActions.items.every(({ text }) => matchAction(text, passRole) !== "yes");
  return mayBeOn && (actions?.items.some(({ text }) => matchAction(text, passRole) !== "no") ?? false);
}

function covers({ actions, resources, effect }: Statement, role: Text | undefined): boolean {
  const isOn = role === undefined || resources?.items.some(({ text }) => matchArn(text, role) === "yes") === true;
  return (
    effect === "Allow" && isOn && actions?.items.some(({ text }) => matchAction(text, passRole) === "yes") === true
  );
}

const passRole = "iam:PassRole";
