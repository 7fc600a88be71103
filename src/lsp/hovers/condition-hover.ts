import { conditionKey, isMultiValuedKey, matchAction, serviceConditionKey, type Services } from "../../iam/index.js";
import {
  passRoles,
  serviceIndex,
  type ConditionKeyType,
  type KeyMeanings,
  type ServiceAuthorization,
} from "../../knowledge/index.js";
import type { Condition, Statement } from "../../model/index.js";
import { asLiteral, display } from "../../tree/index.js";

/** What a hover over a condition key says: what it is, what it holds, and which actions of the statement have it. */
export function conditionLines(
  { key }: Condition,
  statement: Statement,
  services: Services,
  meanings: KeyMeanings,
): readonly string[] {
  const written = asLiteral(key);
  const known = written === undefined ? undefined : conditionKey(services, written);
  if (written === undefined || !known) return [];
  const lower = written.toLowerCase();
  const values = isMultiValuedKey(lower) || known.type.startsWith("ArrayOf");
  const receivers = [...new Set(passRoles.map(({ passedToService }) => `\`${passedToService}\``))];
  return [
    ...meaningLines(known.name, meanings),
    `- It holds ${typeWords[known.type]}${values ? ": use `ForAllValues:` or `ForAnyValue:` with it" : ""}.`,
    ...presenceLines(known.name, statement, services, meanings),
    ...(lower === "iam:passedtoservice" ? [`- A role that DMS uses is passed to ${receivers.join(" or ")}.`] : []),
    `- [AWS](${pageOf(lower, known.name)})`,
  ];
}

const typeWords: Readonly<Record<ConditionKeyType, string>> = {
  String: "a text",
  ArrayOfString: "several texts",
  ARN: "an ARN",
  ArrayOfARN: "several ARNs",
  Bool: "`true` or `false`",
  ArrayOfBool: "several of `true` and `false`",
  Numeric: "a number",
  Date: "a date",
  IPAddress: "an IP address",
};

const globalPage = "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html";
const servicePage =
  "https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html";

function pageOf(lower: string, name: string): string {
  return new Map(Object.entries(serviceIndex.globalKeys)).has(name) || lower.startsWith("aws:")
    ? globalPage
    : servicePage;
}

function meaningLines(name: string, { global, ofServices }: KeyMeanings): readonly string[] {
  const holds = global.get(name)?.holds;
  const service = ofServices.get(name);
  return [
    ...(holds === undefined ? [] : [`- It is ${holds}.`]),
    ...(service === undefined ? [] : [`- It ${service.replace(/^F/, "f")}.`]),
  ];
}

/** In which requests the key is. A global key belongs to no actions. */
function presenceLines(
  name: string,
  statement: Statement,
  services: Services,
  { global }: KeyMeanings,
): readonly string[] {
  if (!name.startsWith("aws:")) return actionLines(name, statement, services);
  const known = global.get(name);
  if (!known) return ["- It does not belong to one service. Not every request has it."];
  return [known.onlyIf === undefined ? "- Every request has it." : `- A request has it only if ${known.onlyIf}.`];
}

/** Which of the actions of the statement have the key. */
function actionLines(name: string, { actions }: Statement, services: Services): readonly string[] {
  const [prefix = ""] = name.split(":");
  const service = services.get(prefix);
  if (!service) return [];
  const all = actionsWith(service, name);
  const patterns = actions?.items ?? [];
  const here = all.filter((action) => patterns.some(({ text }) => matchAction(text, action) === "yes"));
  const isListed = !service.unlistedKeys?.includes(name.toLowerCase());
  // Of the actions of other services, nobody knows whether their requests have it.
  const own = isListed ? patterns.filter(({ text }) => display(text).toLowerCase().startsWith(`${prefix}:`)) : [];
  const others = own.filter(({ text }) => !all.some((action) => matchAction(text, action) !== "no"));
  const some =
    all.length > mostNamed
      ? `${listed(all.slice(0, mostNamed))} and ${String(all.length - mostNamed)} more`
      : listed(all);
  return [
    ...(all.length === 0 ? [] : [`- Actions that have it: ${some}.`]),
    ...(here.length === 0 ? [] : [`- In this statement: ${listed(here.slice(0, mostNamed))}.`]),
    ...(all.length > 0 && others.length > 0
      ? [`- **Not with** ${listed(others.map(({ text }) => display(text)))}: requests for these do not have the key.`]
      : []),
  ];
}

/** How many actions are named. */
const mostNamed = 6;

function listed(names: readonly string[]): string {
  return names.map((name) => `\`${name}\``).join(", ");
}

function actionsWith(service: ServiceAuthorization, name: string): readonly string[] {
  const prefix = name.split(":")[0] ?? "";
  const isKey = (one: string): boolean => serviceConditionKey(service, one)?.name === name;
  const onTypes = new Set(
    Object.entries(service.resourceTypes).flatMap(([type, { keys = [] }]) => (keys.some(isKey) ? [type] : [])),
  );
  return Object.entries(service.actions).flatMap(([action, { keys = [], optional = [], required = [] }]) =>
    keys.some(isKey) || [...required, ...optional].some((type) => onTypes.has(type)) ? [`${prefix}:${action}`] : [],
  );
}
