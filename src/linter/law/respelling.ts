import { wordsOf } from "../../iam/index.js";
import { serviceIndex } from "../../knowledge/index.js";
import type { StatementHolder } from "./holders.js";

/**
 * A new action that cannot be the correction of a misspelled one, because the verb is another one. `GetRole` can be the
 * correction of `GteRole`, but not of `PutRole`. `undefined`: all new actions can be corrections.
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

/**
 * Whether `action` can be the correction of `former`. If `former` begins with a known verb, `action` must have the same
 * verb.
 */
function isRepair(former: string, action: string): boolean {
  const verb = verbOf(former);
  return !verbs.has(verb) || verb === verbOf(action);
}

function verbOf(action: string): string {
  return wordsOf(action.slice(action.indexOf(":") + 1).trim())[0] ?? "";
}
