import { actionsOf, wordsOf } from "../../src/iam/index.js";
import { loadService, serviceIndex, type AccessLevel } from "../../src/knowledge/index.js";
import { pick, type Random } from "../random.js";

/** An existing action, and a misspelled name for it that does not exist. */
export interface Misspelling {
  readonly service: string;
  readonly name: string;
  readonly level: AccessLevel;
  readonly written: string;
}

interface Action extends Omit<Misspelling, "written"> {
  readonly isName: (name: string) => boolean;
}

/** All actions whose access level is known. */
export async function everyAction(): Promise<readonly Action[]> {
  const found = serviceIndex.services.map(async (service): Promise<readonly Action[]> => {
    const authorization = await loadService(service);
    if (!authorization) return [];
    const table = actionsOf(authorization);
    const isName = (name: string): boolean => table.has(name.toLowerCase());
    return [...table.values()].flatMap(({ name, facts }) =>
      facts ? [{ service, name, level: facts.level, isName }] : [],
    );
  });
  return (await Promise.all(found)).flat();
}

/** Makes `count` names by replacing the verb of an action, so that no action has the new name. */
export function verbSwaps(actions: readonly Action[], count: number, random: Random): readonly Misspelling[] {
  const verbs = commonVerbs(actions);
  return misspellings(actions, count, random, ({ name }) => {
    const [first = ""] = wordsOf(name);
    return `${pick(verbs, random)}${name.slice(first.length)}`;
  });
}

/** Verbs that at least ten actions have, as they are written. */
function commonVerbs(actions: readonly Action[]): readonly string[] {
  const counts = new Map<string, number>();
  for (const { name } of actions) {
    const verb = name.slice(0, wordsOf(name)[0]?.length ?? 0);
    counts.set(verb, (counts.get(verb) ?? 0) + 1);
  }
  return [...counts].filter(([, count]) => count >= 10).map(([verb]) => verb);
}

const letters = "abcdefghijklmnopqrstuvwxyz";

/** Makes `count` names with one wrong letter: dropped, doubled, added, changed, or swapped with the next one. */
export function letterSlips(actions: readonly Action[], count: number, random: Random): readonly Misspelling[] {
  return misspellings(actions, count, random, ({ name }) => {
    const at = random(name.length);
    const [before, letter, after] = [name.slice(0, at), name.charAt(at), name.slice(at + 1)];
    const other = letters.charAt(random(letters.length));
    const slips = [
      before + after,
      before + letter + letter + after,
      before + other + letter + after,
      before + other + after,
      before + after.charAt(0) + letter + after.slice(1),
    ];
    return pick(slips, random);
  });
}

function misspellings(
  actions: readonly Action[],
  count: number,
  random: Random,
  misspell: (action: Action) => string,
): readonly Misspelling[] {
  const found: Misspelling[] = [];
  while (found.length < count) {
    const action = pick(actions, random);
    const written = misspell(action);
    const { service, name, level } = action;
    if (!action.isName(written)) found.push({ service, name, level, written });
  }
  return found;
}
