import { actionsMatching, coveredBy, type CoveredActions, type Services } from "../../../iam/index.js";
import type { ActionPattern } from "../../../model/index.js";
import { byText, literalOf } from "../../../rule-kit/index.js";

/** An action pattern that covers several kinds of operations. */
export interface BroadAction {
  readonly covered: CoveredActions;
  /** The whole service, or all actions that have a certain word in their name: `Put*`, `*Object`. */
  readonly breadth: "service" | "word";
}

/**
 * A pattern with one word is too broad if it covers at least this number of actions. `s3:Abort*` and `ecs:Submit*`
 * cover fewer.
 */
const fewestOfBroad = 5;

/** What a pattern covers, if it is too broad. `undefined`: it only allows reading, or it is specific enough. */
export function broadAction(services: Services, action: ActionPattern): BroadAction | undefined {
  const [, name = ""] = literalOf(action.text)?.split(":") ?? [];
  const covered = /[*?]/.test(name) ? coveredBy(services, action) : undefined;
  if (!covered?.actions.some(changes)) return undefined;
  const all = actionsMatching(covered.service, "*").length;
  if (covered.actions.length === all) return all > 1 ? { covered, breadth: "service" } : undefined;
  const isRead = /^(?:describe|get|list)\*+$/i.test(name.trim());
  if (isRead || covered.actions.length < fewestOfBroad || wordsIn(name, covered) > 1) return undefined;
  return { covered, breadth: "word" };
}

function changes({ facts }: CoveredActions["actions"][number]): boolean {
  return facts !== undefined && facts.level !== "List" && facts.level !== "Read";
}

/**
 * The number of words in the literal part of a pattern. Words are counted in the names of the covered actions, as AWS
 * writes them.
 */
function wordsIn(pattern: string, { actions }: CoveredActions): number {
  const plain = pattern
    .trim()
    .split(/[*?]+/)
    .filter((piece) => piece !== "");
  const written = actions[0]?.name ?? "";
  const capitals = plain.map((piece) => {
    const at = written.toLowerCase().indexOf(piece.toLowerCase());
    return written.slice(at, at + piece.length).replace(/[^A-Z]/g, "").length;
  });
  return capitals.reduce((sum, count) => sum + Math.max(1, count), 0);
}

/**
 * One or two examples of the most dangerous actions: an action that grants permissions, one that deletes, or one that
 * changes something.
 */
export function examplesOf({ prefix, actions }: CoveredActions): readonly string[] {
  const shortest = (some: CoveredActions["actions"]): string | undefined =>
    some.map(({ name }) => name).sort((one, other) => one.length - other.length || byText(one, other))[0];
  const changing = actions.filter(changes);
  const found = [
    shortest(changing.filter(({ facts }) => facts?.level === "Permissions management")),
    shortest(changing.filter(({ name }) => /^delete/i.test(name))),
    shortest(changing.filter(({ name }) => /^(?:create|put|update|modify)/i.test(name))),
    shortest(changing),
  ].filter((name) => name !== undefined);
  return [...new Set(found)].slice(0, 2).map((name) => `${prefix}:${name}`);
}
