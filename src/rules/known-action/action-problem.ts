import { lazily, ownValue } from "../../rule-kit/index.js";
import { actionsMatching, isMisspelling, nearestByWords, wordsOf } from "../../iam/index.js";
import { apiNames, serviceIndex, type Services } from "../../knowledge/index.js";
import { intendedNames } from "./action-names.js";

export interface ActionProblem {
  readonly messageId:
    "unknownAction" | "apiName" | "unknownService" | "emptyPattern" | "noService" | "openService" | "severalColons";
  /** The actions that may be intended. */
  readonly candidates?: readonly string[];
  /** Whether the one candidate is certainly the intended action. */
  readonly isSure?: boolean;
  readonly service?: string;
  /** The prefix of the actions of a part of a service, if all of that part are meant: `bedrock` for `bedrock-runtime:*`. */
  readonly prefix?: string;
}

/** What is wrong with an action as written (it may have wildcards); `undefined` if it matches an action. */
export function actionProblem(services: Services, written: string): ActionProblem | undefined {
  if (/^[*:]+$/.test(written)) return undefined;
  const problem = problemOfName(services, written);
  // AWS refuses the whole policy then, whatever the name is.
  const isRejected = written.split(":").length > 2 && problem?.messageId !== "openService";
  return isRejected ? { ...problem, messageId: "severalColons" } : problem;
}

function problemOfName(services: Services, written: string): ActionProblem | undefined {
  const colon = written.indexOf(":");
  if (colon < 0) return { messageId: "noService" };
  const prefix = written.slice(0, colon).trim().toLowerCase();
  const name = written.slice(colon + 1).trim();
  if (/[*?]/.test(prefix)) return { messageId: "openService" };
  if (serviceIndex.unlisted.includes(prefix)) return undefined;
  const service = services.get(prefix);
  if (!service) {
    const unknown = { messageId: "unknownService" as const, service: written.slice(0, colon).trim() };
    const [whole] = /^\*+$/.test(name) && apiNames.parts.includes(prefix) ? (otherNames(prefix) ?? []) : [];
    return whole === undefined
      ? { ...unknown, candidates: inOtherService(services, prefix, name), isSure: isSureService(prefix) }
      : { ...unknown, prefix: whole };
  }
  if (actionsMatching(service, name).length > 0) {
    const isTrimmed = written === `${written.slice(0, colon).trim()}:${name}`;
    return isTrimmed ? undefined : { messageId: "unknownAction", candidates: [`${prefix}:${name}`] };
  }
  const once = withoutRepetition(prefix, name);
  if (once !== name && actionsMatching(service, once).length > 0)
    return { messageId: "unknownAction", candidates: [`${prefix}:${once}`], isSure: !/[*?]/.test(once) };
  const elsewhere = otherNames(prefix) ? inOtherService(services, prefix, name) : [];
  if (elsewhere.length > 0) return { messageId: "unknownAction", candidates: elsewhere, isSure: false };
  if (/[*?]/.test(name)) return { messageId: "emptyPattern" };
  const intended = intendedBy(`${prefix}:${name}`);
  if (intended) {
    const messageId = misspelt().has(`${prefix}:${name}`.toLowerCase()) ? "unknownAction" : "apiName";
    return { messageId, candidates: intended, isSure: isSameVerb(name, intended) };
  }
  const { names, isRepair } = intendedNames(service, name);
  const owner = names.length > 0 ? undefined : ownerByName().get(name.toLowerCase());
  if (owner !== undefined) return { messageId: "unknownAction", candidates: [owner], isSure: false };
  return { messageId: "unknownAction", candidates: names.map((found) => `${prefix}:${found}`), isSure: isRepair };
}

/** `events:events:PutRule` and `events::PutRule` without what is written twice. */
function withoutRepetition(prefix: string, name: string): string {
  return name.toLowerCase().startsWith(`${prefix}:`) ? name.slice(prefix.length + 1) : name.replace(/^:+/, "");
}

const intendedByName = lazily(
  () => new Map(Object.entries(apiNames.actions).map(([name, intended]) => [name.toLowerCase(), intended])),
);

/** The service that has an action of this name: `ecs:PassRole` can only mean `iam:PassRole`. */
const ownerByName = lazily(
  () => new Map(apiNames.owners.map((action) => [action.slice(action.indexOf(":") + 1).toLowerCase(), action])),
);

const misspelt = lazily(() => new Set(apiNames.misspelt.map((name) => name.toLowerCase())));

function intendedBy(action: string): readonly string[] | undefined {
  return intendedByName().get(action.toLowerCase());
}

/**
 * A change of verb is never certain: it could turn a read action into a write action. Nor is a verb alone
 * (`apigateway:GET`): it allows more operations than the one that is written.
 */
function isSameVerb(name: string, intended: readonly string[]): boolean {
  return intended.every((action) => {
    const [verb, ...object] = wordsOf(action.slice(action.indexOf(":") + 1));
    return verb === wordsOf(name)[0] && object.length > 0;
  });
}

/** The same action of a service with a similar prefix, or what an operation of a client needs: `bedrock-runtime:Converse`. */
function inOtherService(services: Services, prefix: string, name: string): readonly string[] {
  const others = otherNames(prefix);
  return (others ?? nearestByWords(prefix, serviceIndex.services)).flatMap((candidate) => {
    const service = services.get(candidate);
    const found = service ? actionsMatching(service, name) : [];
    if (found.length === 0) return (others && intendedBy(`${candidate}:${name}`)) ?? [];
    return [`${candidate}:${/[*?]/.test(name) ? name : (found[0]?.name ?? name)}`];
  });
}

/**
 * Whether a prefix can only be a misspelling of one service. Another name of a service is no misspelling: what it names
 * may be less than the service (`docdb` and `rds`), and what allowed or denied nothing would then do so.
 */
function isSureService(prefix: string): boolean {
  const [only, ...others] = otherNames(prefix) ?? nearestByWords(prefix, serviceIndex.services);
  if (only === undefined || others.length > 0) return false;
  return isMisspelling(prefix, only, { words: new Set(serviceIndex.services) });
}

/** The prefixes that people mean by a service name. The name may be the prefix of another service (`opensearch`). */
function otherNames(prefix: string): readonly string[] | undefined {
  return ownValue(apiNames.services, prefix);
}
