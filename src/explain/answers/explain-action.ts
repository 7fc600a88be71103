import { actionsMatching, actionsOf, arnForms, nearest, nearestByWords, type KnownAction } from "../../iam/index.js";
import {
  apiNames,
  loadActionDescriptions,
  loadService,
  passRoles,
  serviceIndex,
  type AccessLevel,
  type ServiceAuthorization,
} from "../../knowledge/index.js";
import { ownValue } from "../../source/index.js";
import { companionsOf, purposesOf, type ActionPurpose, type Companion } from "./action-needs.js";
import { statementsAbout, type ActionStatement } from "./granting-statements.js";
import type { Linted } from "./linted.js";

/** One action of a service. */
export interface ActionExplanation {
  readonly kind: "action";
  readonly action: string;
  /** What it does, as the end of "Allows to …". Absent: the facts do not name the action. */
  readonly description?: string;
  /** Absent: the action exists, and nothing else is known about it. */
  readonly level?: AccessLevel;
  /** The resource types that a statement can name. Empty: only `*`. */
  readonly resourceTypes: readonly { readonly name: string; readonly arn: string; readonly isRequired: boolean }[];
  readonly conditionKeys: readonly string[];
  /** What in DMS needs it. */
  readonly purposes: readonly ActionPurpose[];
  /** What making the same resource takes besides. */
  readonly companions: readonly Companion[];
  /** The service to which its caller passes a role, if it passes one. */
  readonly passesRoleTo?: string;
  /** Absent: nothing was linted. */
  readonly statements?: readonly ActionStatement[];
  readonly dataDate: string;
  readonly source: readonly string[];
}

/** What a pattern covers. */
export interface PatternExplanation {
  readonly kind: "pattern";
  readonly pattern: string;
  readonly levels: readonly { readonly level: AccessLevel | "unknown"; readonly actions: readonly CoveredAction[] }[];
  readonly count: number;
  /** Absent: nothing was linted. */
  readonly statements?: readonly ActionStatement[];
  readonly dataDate: string;
}

interface CoveredAction {
  readonly action: string;
  readonly isNeededByDms: boolean;
}

/** An action that no service has, as far as AWS documents it. */
export interface UnknownAction {
  readonly kind: "unknown-action";
  readonly action: string;
  /** Policies of AWS name its service, but no page lists its actions. */
  readonly isOfUnlistedService?: true;
  readonly suggestions: readonly string[];
}

const levels: readonly (AccessLevel | "unknown")[] = [
  ...(["List", "Read", "Write", "Permissions management", "Tagging", "unknown"] as const),
];

/** Explains `dms:CreateEndpoint` or `dms:Describe*`. Without `linted`, it says nothing about policies. */
export async function explainAction(
  written: string,
  linted: Linted | undefined,
): Promise<ActionExplanation | PatternExplanation | UnknownAction> {
  const [prefix = "", name = ""] = written.toLowerCase().split(":");
  const service = serviceIndex.services.includes(prefix) ? await loadService(prefix) : undefined;
  if (!service)
    return {
      kind: "unknown-action",
      action: written,
      ...(serviceIndex.unlisted.includes(prefix) && { isOfUnlistedService: true }),
      suggestions: await otherServices(prefix, name),
    };
  const covered = actionsMatching(service, name);
  if (/[*?]/.test(name)) {
    return covered.length === 0
      ? unknown(written, prefix, [])
      : patternOf(`${prefix}:${name}`, written, covered, linted);
  }
  const [known] = covered;
  if (!known) {
    const elsewhere = ownValue(apiNames.services, prefix) ? await otherServices(prefix, name) : [];
    if (elsewhere.length > 0) return { kind: "unknown-action", action: written, suggestions: elsewhere };
    return unknown(written, prefix, namesNear(service, written, name));
  }
  const description = ownValue(await loadActionDescriptions(), `${prefix}:${known.name}`);
  return { ...actionOf(service, prefix, known, linted), ...(description !== undefined && { description }) };
}

function unknown(written: string, prefix: string, names: readonly string[]): UnknownAction {
  return { kind: "unknown-action", action: written, suggestions: names.map((name) => `${prefix}:${name}`) };
}

function namesNear(service: ServiceAuthorization, written: string, name: string): readonly string[] {
  const meant = Object.entries(apiNames.actions).find(([one]) => one.toLowerCase() === written.toLowerCase())?.[1];
  if (meant) return meant.map((one) => one.slice(one.indexOf(":") + 1));
  return nearest(
    name,
    [...actionsOf(service).values()].map((one) => one.name),
  );
}

/** Actions of the same name in services whose prefixes are near. */
async function otherServices(prefix: string, name: string): Promise<readonly string[]> {
  const prefixes = ownValue(apiNames.services, prefix) ?? nearestByWords(prefix, serviceIndex.services);
  const found: string[] = [];
  for (const one of prefixes) {
    const service = await loadService(one);
    for (const { name: action } of service ? actionsMatching(service, name) : []) found.push(`${one}:${action}`);
  }
  return found.slice(0, 5);
}

function actionOf(
  service: ServiceAuthorization,
  prefix: string,
  { facts, name }: KnownAction,
  linted: Linted | undefined,
): ActionExplanation {
  const action = `${prefix}:${name}`;
  const typed = (names: readonly string[] = [], isRequired: boolean): ActionExplanation["resourceTypes"] =>
    names.flatMap((one) => {
      const known = ownValue(service.resourceTypes, one);
      return (known ? arnForms(known) : [""]).map((arn) => ({ name: one, isRequired, arn }));
    });
  const passing = passRoles.find((one) => one.action === action);
  const purposes = purposesOf(action, linted?.requirements);
  return {
    kind: "action",
    action,
    ...(facts && { level: facts.level }),
    resourceTypes: [...typed(facts?.required, true), ...typed(facts?.optional, false)],
    conditionKeys: facts?.keys ?? [],
    purposes,
    companions: companionsOf(action),
    ...(passing && { passesRoleTo: passing.passedToService }),
    ...(linted && { statements: statementsAbout(linted.project, action) }),
    dataDate: serviceIndex.date,
    source: [...new Set([...purposes.flatMap(({ source }) => source.slice(0, 1)), ...(passing?.source ?? [])])],
  };
}

function patternOf(
  lower: string,
  written: string,
  covered: readonly KnownAction[],
  linted: Linted | undefined,
): PatternExplanation {
  const prefix = lower.slice(0, lower.indexOf(":"));
  const all = covered.map(({ facts, name }) => {
    const action = `${prefix}:${name}`;
    const isNeededByDms = purposesOf(action, linted?.requirements).length > 0;
    return { action, level: facts?.level ?? ("unknown" as const), isNeededByDms };
  });
  return {
    kind: "pattern",
    pattern: written,
    levels: levels.flatMap((level) => {
      const actions = all.filter((one) => one.level === level);
      return actions.length === 0 ? [] : [{ level, actions: actions.map(({ level: _level, ...one }) => one) }];
    }),
    count: all.length,
    ...(linted && { statements: statementsAbout(linted.project, written) }),
    dataDate: serviceIndex.date,
  };
}
