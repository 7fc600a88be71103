import { actionsOf, type Services } from "../../analysis/index.js";
import type { Holder } from "./holders.js";

/**
 * An action that a repair of the spelling puts in the place of another although their verbs differ: `GetRole` for
 * `PutRole` is no repair, `GetRole` for `GteRole` is one.
 */
export function otherVerbIn(before: Holder, after: Holder, services: Services): string | undefined {
  const [old, fresh] = [actionsIn(before), actionsIn(after)];
  const gone = [...old].filter((action) => !fresh.has(action));
  return [...fresh].find((action) => !old.has(action) && !gone.some((former) => isRepair(former, action, services)));
}

function actionsIn({ statements }: Holder): ReadonlySet<string> {
  const lists = statements.flatMap(({ statement }) => [statement.actions, statement.notActions]);
  const texts = lists.flatMap((list) => list?.items ?? []).map(({ text }) => text.parts);
  return new Set(texts.map((parts) => parts.map((part) => (part.kind === "literal" ? part.text : "*")).join("")));
}

/** What began with a verb that the service has keeps it. */
function isRepair(former: string, action: string, services: Services): boolean {
  const [prefix = "", name = ""] = action.split(":");
  const verbs = verbsOf(services, prefix.toLowerCase());
  const verb = verbIn(name, verbs);
  const formerVerb = verbIn(former.slice(former.indexOf(":") + 1), verbs);
  return verb === undefined || formerVerb === undefined || verb === formerVerb;
}

function verbsOf(services: Services, prefix: string): ReadonlySet<string> {
  const service = services.get(prefix);
  const names = service ? [...actionsOf(service).values()].map(({ name }) => name) : [];
  return new Set(names.flatMap((name) => /^[A-Z]+[a-z]+/.exec(name)?.[0].toLowerCase() ?? []));
}

/** The longest verb that a name begins with. */
function verbIn(name: string, verbs: ReadonlySet<string>): string | undefined {
  const lower = name.trim().toLowerCase();
  return [...verbs].filter((verb) => lower.startsWith(verb)).sort((one, other) => other.length - one.length)[0];
}
