import { wordsOf } from "../../iam/index.js";
import { serviceIndex } from "../../knowledge/index.js";
import type { StatementHolder } from "./holders.js";

/**
 * An action that a repair of the spelling puts in the place of another although their verbs differ: `GetRole` for
 * `PutRole` is no repair, `GetRole` for `GteRole` is one.
 */
export function otherVerbIn(before: StatementHolder, after: StatementHolder): string | undefined {
  const [old, fresh] = [actionsIn(before), actionsIn(after)];
  const gone = [...old].filter((action) => !fresh.has(action));
  return [...fresh].find((action) => !old.has(action) && !gone.some((former) => isRepair(former, action)));
}

function actionsIn({ statements }: StatementHolder): ReadonlySet<string> {
  const lists = statements.flatMap(({ statement }) => [statement.actions, statement.notActions]);
  const texts = lists.flatMap((list) => list?.items ?? []).map(({ text }) => text.parts);
  return new Set(texts.map((parts) => parts.map((part) => (part.kind === "literal" ? part.text : "*")).join("")));
}

const verbs: ReadonlySet<string> = new Set(serviceIndex.verbs);

/** What began with a verb keeps it. */
function isRepair(former: string, action: string): boolean {
  const verb = verbOf(former);
  return !verbs.has(verb) || verb === verbOf(action);
}

function verbOf(action: string): string {
  return wordsOf(action.slice(action.indexOf(":") + 1).trim())[0] ?? "";
}
