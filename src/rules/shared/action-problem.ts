import { actionsMatching, actionsOf, nearest } from "../../analysis/index.js";
import { apiNames, serviceIndex, type ServiceAuthorization } from "../../knowledge/index.js";

export interface ActionProblem {
  readonly messageId: string;
  /** What may be meant. */
  readonly candidates?: readonly string[];
  /** Whether one candidate is what was meant, and no guess. */
  readonly isSure?: boolean;
  readonly service?: string;
}

type Services = ReadonlyMap<string, ServiceAuthorization>;

/** What is wrong with an action as written, wildcards included; `undefined` where it matches something. */
export function actionProblem(services: Services, written: string): ActionProblem | undefined {
  if (/^[*:]+$/.test(written)) return undefined;
  const colon = written.indexOf(":");
  if (colon < 0) return { messageId: "noService" };
  const prefix = written.slice(0, colon).trim().toLowerCase();
  const name = written.slice(colon + 1).trim();
  if (/[*?]/.test(prefix)) return { messageId: "openService" };
  if (serviceIndex.unlisted.includes(prefix)) return undefined;
  const service = services.get(prefix);
  if (!service)
    return { messageId: "unknownService", service: prefix, candidates: inOtherService(services, prefix, name) };
  if (actionsMatching(service, name).length > 0) {
    const isTrimmed = written === `${written.slice(0, colon).trim()}:${name}`;
    return isTrimmed ? undefined : { messageId: "unknownAction", candidates: [`${prefix}:${name}`] };
  }
  const elsewhere = otherNames(prefix) ? inOtherService(services, prefix, name) : [];
  if (elsewhere.length > 0) return { messageId: "unknownAction", candidates: elsewhere };
  if (/[*?]/.test(name)) return { messageId: "emptyPattern" };
  const meant = meantBy(`${prefix}:${name}`);
  if (meant) return { messageId: "apiName", candidates: meant };
  const spelled = [...actionsOf(service).values()].map((known) => known.name);
  const alike = nearest(name, spelled);
  // `PutMetricFilte` is a slip; `ListPolicy` may be half of several names.
  const begun = alike.length > 0 || name.length < 8 ? [] : spelled.filter((one) => startsWith(one, name));
  const candidates = [...alike, ...begun].map((found) => `${prefix}:${found}`);
  return { messageId: "unknownAction", candidates, isSure: begun.length === 0 };
}

function startsWith(name: string, start: string): boolean {
  return name.toLowerCase().startsWith(start.toLowerCase());
}

const meantByName = new Map(Object.entries(apiNames.actions).map(([name, meant]) => [name.toLowerCase(), meant]));

function meantBy(action: string): readonly string[] | undefined {
  return meantByName.get(action.toLowerCase());
}

/** The same action of a service with a similar prefix. */
function inOtherService(services: Services, prefix: string, name: string): readonly string[] {
  return (otherNames(prefix) ?? nearest(prefix, serviceIndex.services)).flatMap((candidate) => {
    const service = services.get(candidate);
    const found = service ? actionsMatching(service, name) : [];
    if (found.length === 0) return [];
    return [`${candidate}:${/[*?]/.test(name) ? name : (found[0]?.name ?? name)}`];
  });
}

/** What people mean by a name of a service, which may be the prefix of another one (`opensearch`). */
function otherNames(prefix: string): readonly string[] | undefined {
  return Object.hasOwn(apiNames.services, prefix) ? apiNames.services[prefix] : undefined;
}
