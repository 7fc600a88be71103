import { oncePer } from "../../rule-kit/index.js";
import { actionsOf, isMisspelling, nearest, nearestWithin, wordsOf, type Vocabulary } from "../../iam/index.js";
import { serviceIndex, type ServiceAuthorization } from "../../knowledge/index.js";

export interface IntendedNames {
  /** The actions that an unknown name may mean, those with the same verb first. */
  readonly names: readonly string[];
  /** Whether there is one name only, and the written name is a misspelling of it. */
  readonly isRepair: boolean;
}

const verbs: ReadonlySet<string> = new Set(serviceIndex.verbs);

/** The edit distance up to which other actions make the intended name uncertain. */
const doubtful = 2;

export function intendedNames(service: ServiceAuthorization, name: string): IntendedNames {
  const { names: written, vocabulary } = namesOf(service);
  const alike = nearest(name, written);
  // `PutMetricFilte` is a misspelling; `ListPolicy` may be the start of several names.
  const begun = name.length < 8 ? [] : written.filter((one) => !alike.includes(one) && startsWith(one, name));
  const [only, ...others] = [...alike, ...begun];
  if (only === undefined || others.length > 0) return { names: ordered(name, [...alike, ...begun]), isRepair: false };
  const doubts = nearestWithin(doubtful, name, written).filter((one) => !doSame(service, one, only));
  const isKnown = levelOf(service, only) !== undefined;
  const isOther = verbs.has(verbOf(name)) && verbOf(name) !== verbOf(only);
  return {
    names: [only],
    isRepair: isKnown && !isOther && doubts.length === 0 && isMisspelling(name, only, vocabulary),
  };
}

const namesOf = oncePer((service: ServiceAuthorization) => {
  const names = [...actionsOf(service).values()].map((known) => known.name);
  const vocabulary: Vocabulary = { words: new Set(names.flatMap(wordsOf)), verbs };
  return { names, vocabulary };
});

function startsWith(name: string, start: string): boolean {
  return name.toLowerCase().startsWith(start.toLowerCase());
}

/** The names with the same verb; if there are none, all names. */
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
