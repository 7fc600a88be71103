import type { ActionNeed } from "../../../src/knowledge/index.js";
import { naming } from "./findings.js";
import type { FixtureStatement } from "./role.js";
import { asked, lintAll, suggested, textOf, type UnitOutcome, type Writing } from "./shape-units.js";
import { statementFor, statementForOther, type Shape } from "./shapes.js";

/** What dmslint says of one shape in one writing; the needs that it gets wrong by their names. */
export interface JudgedShape {
  readonly shape: Shape;
  readonly writing: Writing;
  /** Findings although all that is documented is granted, and nothing else. */
  readonly noise: readonly string[];
  /** Needs that were taken out. */
  readonly removed: Tried;
  /** Needs that were granted on another resource alone. */
  readonly elsewhere: Tried;
  /** Suggestions for what was taken out. */
  readonly suggestions: Tried;
}

export interface Tried {
  readonly tried: number;
  readonly wrong: readonly string[];
}

/** A text with one need changed, and what is said of it. */
interface Trial {
  readonly need: ActionNeed;
  readonly text: string;
}

/** `undefined`: the format has no place for the shape. */
export async function judgeShape(shape: Shape, writing: Writing): Promise<JudgedShape | undefined> {
  const complete = textOf(shape, writing, shape.needs.map(statementFor));
  if (complete === undefined) return undefined;
  const isByName = shape.use.roleProp === null;
  const lint = (texts: readonly string[]): Promise<readonly UnitOutcome[]> => lintAll(texts, writing.format, isByName);
  const removed = trialsOf(shape, writing, () => []);
  const elsewhere = trialsOf(shape, writing, (need) => statementForOther(need));
  const [whole, ...found] = await lint([complete, ...[...removed, ...elsewhere].map(({ text }) => text)]);
  const ofRemoved = found.slice(0, removed.length);
  const mended = removed.map(({ text }, index) => suggested(text, ofRemoved[index]?.messages[0]) ?? text);
  const after = await lint(mended);
  return {
    shape,
    writing,
    noise: (whole?.messages ?? []).map(({ message }) => message),
    removed: tried(removed, (need, index) => isFoundAlone(need, ofRemoved[index])),
    elsewhere: tried(elsewhere, (need, index) => isFoundAlone(need, found[removed.length + index])),
    suggestions: tried(removed, (_need, index) => isMended(shape, after[index], ofRemoved[index], whole)),
  };
}

/** The text without a need, or with something else for it; needs without something else are left out. */
function trialsOf(
  shape: Shape,
  writing: Writing,
  instead: (need: ActionNeed) => readonly FixtureStatement[] | FixtureStatement | undefined,
): readonly Trial[] {
  return shape.needs.flatMap((need) => {
    const changed = instead(need);
    if (!changed) return [];
    const statements = shape.needs.filter((one) => one !== need).map(statementFor);
    const text = textOf(shape, writing, [...statements, ...[changed].flat()]);
    return text === undefined ? [] : [{ need, text }];
  });
}

function tried(trials: readonly Trial[], isRight: (need: ActionNeed, index: number) => boolean): Tried {
  const wrong = trials.filter(({ need }, index) => !isRight(need, index));
  return { tried: trials.length, wrong: wrong.map(({ need }) => `${need.action} on ${need.resource.join(", ")}`) };
}

/** One finding, which names the action. */
function isFoundAlone({ action }: ActionNeed, outcome: UnitOutcome | undefined): boolean {
  if (outcome?.messages.length !== 1) return false;
  return naming({ messages: outcome.messages, notJudged: [] }, asked, action).length === 1;
}

/** Nothing is found, and exactly what is documented is granted: for a role that DMS finds by its name, by AWS's policy. */
function isMended(
  { use }: Shape,
  after: UnitOutcome | undefined,
  before: UnitOutcome | undefined,
  whole: UnitOutcome | undefined,
): boolean {
  if (!after || !before || !whole || after.messages.length > 0) return false;
  const [policy] = use.managedPolicies;
  if (use.roleProp !== null) return after.managed.length === 0 && isSame(after.granted, whole.granted);
  return (
    after.managed.length === 1 &&
    policy?.arn.endsWith(`/${after.managed.join()}`) === true &&
    isSame(after.granted, before.granted)
  );
}

function isSame(one: ReadonlySet<string>, other: ReadonlySet<string>): boolean {
  return one.size === other.size && [...one].every((line) => other.has(line));
}
