import { wordsOf } from "../../iam/index.js";
import { serviceIndex } from "../../knowledge/index.js";
import { countBy } from "../../source/index.js";
import { stringOf } from "../../tree/index.js";
import type { StatementHolder } from "./holders.js";

/**
 * A new action that cannot be the correction of a misspelled one, because the verb is another one. `GetRole` can be the
 * correction of `GteRole`, but not of `PutRole`. `undefined`: all new actions can be corrections.
 */
export function otherVerbIn(before: StatementHolder, after: StatementHolder): string | undefined {
  const [old, fresh] = [actionsIn(before), actionsIn(after)];
  // One of several equal misspellings may be corrected alone, so the actions are counted.
  const isMore = (action: string, some: typeof old, others: typeof old): boolean =>
    (some.get(action) ?? 0) > (others.get(action) ?? 0);
  const gone = new Set([...old.keys()].filter((action) => isMore(action, old, fresh)).map(verbOf));
  // What begins with no known verb may be a misspelling of any action, other actions of those with the same verb.
  const mayBeAny = [...gone].some((verb) => !verbs.has(verb));
  return [...fresh.keys()].find((action) => isMore(action, fresh, old) && !(mayBeAny || gone.has(verbOf(action))));
}

/** How often each action is written. */
function actionsIn({ statements }: StatementHolder): ReadonlyMap<string, number> {
  const lists = statements.flatMap(({ statement }) => [statement.actions, statement.notActions]);
  return countBy(
    lists.flatMap((list) => list?.items ?? []),
    ({ text }) => stringOf(text, "*"),
  );
}

const verbs: ReadonlySet<string> = new Set(serviceIndex.verbs);

function verbOf(action: string): string {
  return wordsOf(action.slice(action.indexOf(":") + 1).trim())[0] ?? "";
}
