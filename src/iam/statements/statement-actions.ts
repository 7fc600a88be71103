import { oncePer } from "../../source/index.js";
import type { ServiceAuthorization, Services } from "../../knowledge/index.js";
import type { ElementList, ActionPattern } from "../../model/index.js";
import { literalOf } from "../../tree/index.js";
import { actionsMatching, type KnownAction } from "./service-actions.js";

/** The actions that an action pattern covers. */
export interface CoveredActions {
  readonly prefix: string;
  readonly service: ServiceAuthorization;
  readonly actions: readonly KnownAction[];
}

/**
 * The actions that a pattern of one service covers. `undefined`: it covers all services, or the actions are not known.
 */
export function coveredBy(services: Services, { text }: ActionPattern): CoveredActions | undefined {
  const written = literalOf(text);
  if (written === undefined) return undefined;
  const known = coveredIn(services);
  const covered = known.get(written) ?? coveredActions(services, written);
  if (covered) known.set(written, covered);
  return covered;
}

/** A cache, because several rules ask about each action, and policies name the same ones. */
const coveredIn = oncePer((_services: Services) => new Map<string, CoveredActions>());

function coveredActions(services: Services, written: string): CoveredActions | undefined {
  const colon = written.indexOf(":");
  if (colon < 0) return undefined;
  const prefix = written.slice(0, colon).trim().toLowerCase();
  const service = services.get(prefix);
  if (!service) return undefined;
  return { prefix, service, actions: actionsMatching(service, written.slice(colon + 1).trim()) };
}

/**
 * The actions that all patterns of a list cover. `undefined`: for one of them this is not known, or the list may
 * contain more.
 */
export function coveredByAll(
  services: Services,
  list: ElementList<ActionPattern>,
): readonly CoveredActions[] | undefined {
  const covered = list.items.map((action) => coveredBy(services, action));
  const known = covered.filter((one) => one !== undefined);
  return list.incompleteReason === undefined && known.length === covered.length ? known : undefined;
}
