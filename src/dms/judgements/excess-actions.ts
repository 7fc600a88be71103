import { lazily, oncePer } from "../../source/index.js";
import {
  actionsMatching,
  coveredBy,
  matchAction,
  matchArn,
  matchText,
  plainText,
  type Services,
} from "../../iam/index.js";
import { serviceIndex } from "../../knowledge/index.js";
import type { ActionPattern, ResourcePattern, Statement } from "../../model/index.js";
import { literalOf, type Text } from "../../tree/index.js";
import { isInUse, type ActionRequirement } from "../needs/requirements.js";

/** The actions that a statement allows although its holder does not need them. */
export interface ExcessActions {
  /** Actions that are not needed at all. */
  readonly unneeded: readonly ActionPattern[];
  /** Patterns that cover needed actions and others. */
  readonly wide: readonly ActionPattern[];
  /** The needed actions of the statement. */
  readonly needed: readonly string[];
}

export function excessActions(
  services: Services,
  statement: Statement,
  requirements: readonly ActionRequirement[],
): ExcessActions {
  const { actions } = statement;
  const { inUse, names } = neededNames(requirements);
  const items = (actions?.items ?? []).filter(
    (item) => item.when.op === "true" && isOfOneService(item.text) && !isNoAction(services, item),
  );
  const unneeded = items.filter((item) => !isHarmless(item, names) && neededOf(item, names).length === 0);
  const wide = items.filter((item) => !unneeded.includes(item) && isWide(services, item, names));
  const neededAmong = (some: readonly string[]): readonly string[] =>
    (actions?.items ?? []).flatMap((one) => neededOf(one, some));
  const used = neededAmong(inUse);
  const needed = [...new Set(used.length > 0 ? used : neededAmong(names))];
  return { unneeded, wide, needed: wide.length > 0 ? onItsResources(statement, requirements, needed) : needed };
}

/** The needed actions that may be needed on the resources of a statement; all of them, if that is none. */
function onItsResources(
  { resources }: Statement,
  requirements: readonly ActionRequirement[],
  needed: readonly string[],
): readonly string[] {
  if (!resources || resources.incompleteReason !== undefined) return needed;
  const mayBeOn = ({ resources: asked }: ActionRequirement): boolean =>
    asked.length === 0 ||
    asked.some(({ readings }) => readings.length === 0 || readings.some((one) => isAmong(resources.items, one)));
  const there = needed.filter((name) => requirements.some((one) => one.need.action === name && mayBeOn(one)));
  return there.length > 0 ? there : needed;
}

function isAmong(items: readonly ResourcePattern[], resource: Text): boolean {
  return items.some(({ text }) => matchArn(text, resource) !== "no" || matchArn(resource, text) !== "no");
}

/** The actions of needs, and of those in use. Each statement of a role asks. */
const neededNames = oncePer((requirements: readonly ActionRequirement[]) => ({
  names: [...new Set(requirements.map(({ need }) => need.action))],
  inUse: [...new Set(requirements.filter(isInUse).map(({ need }) => need.action))],
}));

/** Whether an action pattern is for one service. `no-full-access` reports `*`. */
function isOfOneService(text: ActionPattern["text"]): boolean {
  const name = literalOf(text);
  return name !== undefined && /^[\w-]+:/.test(name.trim());
}

/** The needed actions that a pattern covers or may cover. */
function neededOf({ text }: ActionPattern, names: readonly string[]): readonly string[] {
  return names.filter((name) => matchAction(text, name) !== "no");
}

/** Whether an action does no harm: `kms:DescribeKey` reveals nothing new to a role that may use keys. */
function isHarmless({ text }: ActionPattern, names: readonly string[]): boolean {
  return /^kms:DescribeKey$/i.test(literalOf(text) ?? "") && names.some((name) => name.startsWith("kms:"));
}

/** Whether a pattern matches no action, so that it allows nothing. `known-action` reports it. */
function isNoAction(services: Services, item: ActionPattern): boolean {
  const [prefix = ""] = (literalOf(item.text) ?? "").trim().toLowerCase().split(":");
  return !prefixes().has(prefix) || coveredBy(services, item)?.actions.length === 0;
}

const prefixes = lazily(() => new Set([...serviceIndex.services, ...serviceIndex.unlisted]));

/**
 * Whether a pattern covers more than the needed actions and the actions that begin like them. `s3:PutObject*` is not
 * too wide for `s3:PutObject`.
 */
function isWide(services: Services, item: ActionPattern, names: readonly string[]): boolean {
  const written = literalOf(item.text) ?? "";
  if (!/[*?]/.test(written)) return false;
  if (names.some((name) => matchText(plainText(name), item.text, { ignoreCase: true }) === "yes")) return false;
  if (written.endsWith(":*")) return true;
  const [prefix = "", name = ""] = written.toLowerCase().split(":");
  const service = services.get(prefix);
  const lower = names.map((one) => one.toLowerCase().replace(/\*$/, ""));
  const covered = service ? actionsMatching(service, name) : [];
  return covered.some((action) => !lower.some((one) => `${prefix}:${action.name.toLowerCase()}`.startsWith(one)));
}
