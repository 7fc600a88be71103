import type { PolicyHolder } from "../../dms/index.js";
import { isOfAnotherAccount, matchArn, type Answer, type Services } from "../../iam/index.js";
import { escalations, type Escalation, type EscalationNeed } from "../../knowledge/index.js";
import { and, display, isSatisfiable, oncePer, type Formula, type RuleContext } from "../../rule-kit/index.js";
import { contributionsOf, type Contribution, type Contributions } from "./contributions.js";
import { mostPermissiveKeys } from "../shared/conditions/most-permissive-keys.js";
import { allowedByItself } from "../shared/statements/own-grant.js";
import { coversUnnamedRoles } from "../shared/callers/passing-scope.js";
import { reachesEvery, reachesSome } from "../shared/statements/resource-reach.js";

/** A combination that a holder has, or may have. */
export interface HeldEscalation {
  readonly escalation: Escalation;
  /** One for each need. */
  readonly contributions: readonly Contribution[];
  /** Why it is not certain. */
  readonly reason?: string;
}

interface EscalationSearch {
  readonly holder: PolicyHolder;
  /** The account of the holder, if the settings tell it. */
  readonly account?: string;
  readonly services: Services;
  readonly contributions: Contributions;
  /** What was found for each need: many combinations share one. */
  readonly reaching: Map<string, readonly Contribution[]>;
}

/** The combinations of a holder: those that are certain, then those that may be. */
export function escalationsOf(
  holder: PolicyHolder,
  { services, settings }: Pick<RuleContext, "services" | "settings">,
): readonly HeldEscalation[] {
  const { account } = settings;
  const contributions = contributionsOf(holder);
  const scene = { holder, services, contributions, reaching: new Map(), ...(account !== undefined && { account }) };
  const kind = holder.principal?.kind;
  const held = escalations()
    .filter(({ holders }) => kind === undefined || holders === undefined || holders.includes(kind))
    .flatMap((escalation) => heldIn(scene, escalation) ?? []);
  return [...held.filter(({ reason }) => reason === undefined), ...held.filter(({ reason }) => reason !== undefined)];
}

function heldIn(scene: EscalationSearch, escalation: Escalation): HeldEscalation | undefined {
  const { needs } = escalation;
  if (needs.some((need) => reachingIn(scene, need).length === 0)) return undefined;
  const contributions: Contribution[] = [];
  for (const need of needs) {
    const isAlone = needs.length === 1 && need.on === "every";
    // A principal that is allowed a whole service is intended to be its administrator.
    const reaching = reachingIn(scene, need).filter((one) => !(isAlone && isWholeService(one)));
    const found = certainest(scene, need, reaching, and(...contributions.map(({ when }) => when)));
    if (!found) return undefined;
    contributions.push(found);
  }
  const reason = contributions.find((one) => one.reason !== undefined)?.reason;
  return { escalation, contributions, ...(reason !== undefined && { reason }) };
}

/** The contributions that allow a needed action on resources that may be enough. */
function reachingIn(scene: EscalationSearch, need: EscalationNeed): readonly Contribution[] {
  const { oneOf, on } = need;
  if (!oneOf.some((action) => scene.contributions(action).length > 0)) return none;
  const key = keyOf(need);
  const known = scene.reaching.get(key);
  if (known) return known;
  const found = oneOf.flatMap(scene.contributions).flatMap((candidate): readonly Contribution[] => {
    const reach = reachOf(scene, on, candidate);
    if (reach === "no") return [];
    return [reach === "yes" ? candidate : { ...candidate, reason: "the resource is not known" }];
  });
  scene.reaching.set(key, found);
  return found;
}

const none: readonly Contribution[] = [];

const keyOf = oncePer(({ oneOf, on }: EscalationNeed) => [on, ...oneOf].join(" "));

function isWholeService({ by }: Contribution): boolean {
  return !("text" in by) || /^(?:[\w-]+:)?\*+$/.test(display(by.text));
}

function reachOf(
  { account, holder, services }: EscalationSearch,
  on: EscalationNeed["on"],
  { action, resource: { text } }: Contribution,
): Answer {
  if (action.startsWith("iam:") && isOfAnotherAccount(text, account)) return "no";
  switch (on) {
    case "every":
      return reachesEvery(services, action, text);
    case "some":
      return reachesSome(services, action, text);
    case "unnamed":
      return reachesSome(services, action, text) === "no" ? "no" : coversUnnamedRoles(text);
    case "own":
      return reachesEvery(services, action, text) === "no" && holder.principal
        ? matchArn(text, holder.principal.arn)
        : "no";
  }
}

/** The first contribution that is certain; else the first that may be. */
function certainest(
  { holder }: EscalationSearch,
  { passedTo }: EscalationNeed,
  reaching: readonly Contribution[],
  assume: Formula,
): Contribution | undefined {
  let possible: Contribution | undefined;
  for (const candidate of reaching) {
    const { action, resource, statement, when } = candidate;
    if (isSatisfiable(and(assume, when)) === false) continue;
    const context = mostPermissiveKeys(action).set("iam:passedtoservice", passedTo === undefined ? [] : [passedTo]);
    const verdict = allowedByItself(holder, statement, { action, resource: resource.text, context }, when);
    if (verdict.answer === "no") continue;
    const reason = candidate.reason ?? verdict.reason;
    if (reason === undefined) return candidate;
    possible ??= { ...candidate, reason };
  }
  return possible;
}
