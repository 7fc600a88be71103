import { actionsOf, isMisspelling, nearest, nearestWithin, wordsOf, type Vocabulary } from "../../iam/index.js";
import { serviceIndex, type ServiceAuthorization } from "../../knowledge/index.js";

export interface IntendedNames {
  /** What a name that is no action may mean, those that do the same first. */
  readonly names: readonly string[];
  /** Whether the only one is the name itself, misspelled. */
  readonly isRepair: boolean;
}

const verbs: ReadonlySet<string> = new Set(serviceIndex.verbs);

/** How far a name is looked around for others that it may mean as well. */
const doubtful = 2;

export function intendedNames(service: ServiceAuthorization, name: string): IntendedNames {
  const written = [...actionsOf(service).values()].map((known) => known.name);
  const alike = nearest(name, written);
  // `PutMetricFilte` is a slip; `ListPolicy` may be half of several names.
  const begun = name.length < 8 ? [] : written.filter((one) => !alike.includes(one) && startsWith(one, name));
  const [only, ...others] = [...alike, ...begun];
  if (only === undefined || others.length > 0) return { names: ordered(name, [...alike, ...begun]), isRepair: false };
  const vocabulary: Vocabulary = { words: new Set(written.flatMap(wordsOf)), verbs };
  const doubts = nearestWithin(doubtful, name, written).filter((one) => !doSame(service, one, only));
  const isKnown = levelOf(service, only) !== undefined;
  const isOther = verbs.has(verbOf(name)) && verbOf(name) !== verbOf(only);
  return {
    names: [only],
    isRepair: isKnown && !isOther && doubts.length === 0 && isMisspelling(name, only, vocabulary),
  };
}

function startsWith(name: string, start: string): boolean {
  return name.toLowerCase().startsWith(start.toLowerCase());
}

/** Those of the same verb; where there are none, the others. */
function ordered(name: string, found: readonly string[]): readonly string[] {
  const same = found.filter((one) => verbOf(one) === verbOf(name));
  return same.length > 0 ? same : found;
}

function verbOf(name: string): string {
  return wordsOf(name)[0] ?? "";
}

function doSame(service: ServiceAuthorization, one: string, other: string): boolean {
  return verbOf(one) === verbOf(other) && levelOf(service, one) === levelOf(service, other);
}

function levelOf(service: ServiceAuthorization, name: string): string | undefined {
  return actionsOf(service).get(name.toLowerCase())?.facts?.level;
}
