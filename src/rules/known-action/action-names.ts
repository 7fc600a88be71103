import { groupBy, oncePer } from "../../rule-kit/index.js";
import { actionsOf, isMisspelling, nearest, nearestWithin, wordsOf, type Vocabulary } from "../../iam/index.js";
import { serviceIndex, type ServiceAuthorization } from "../../knowledge/index.js";

export interface IntendedNames {
  /** The actions that an unknown name may mean. If it begins with a verb, they have the same one, or list what it names. */
  readonly names: readonly string[];
  /** Whether there is one name only, and the written name is a misspelling of it. */
  readonly isRepair: boolean;
}

const verbs: ReadonlySet<string> = new Set(serviceIndex.verbs);

/** How many names a message and its suggestions can list. */
export const mostNames = 3;

/** The words with fewer letters are short. */
const short = 6;

/** The edit distance up to which other actions make the intended name uncertain. */
const distanceInDoubt = 2;

export function intendedNames(service: ServiceAuthorization, name: string): IntendedNames {
  const { names: all, batches, singles, byVerb, vocabulary } = namesOf(service);
  // Verbs that are written alike do the opposite: `Get` and `Put`, `Tag` and `Untag`, `Attach` and `Detach`.
  const written = verbs.has(verbOf(name)) ? (byVerb.get(verbOf(name)) ?? []) : all;
  const alike = nearest(name, written).filter((one) => hasNearWords(name, one));
  const single = isBatch(name) ? (singles.get(withoutBatch(name)) ?? []) : [];
  // `PutMetricFilte` is a misspelling; `ListPolicy` may be the start of several names. `BatchGetTable` is a whole name, as
  // there is `GetTable`: it does not mean `BatchGetTableOptimizer`.
  const isStart = name.length >= 8 && single.length === 0;
  const begun = isStart ? written.filter((one) => startsWith(one, name)) : [];
  const several = [...single, ...(batches.get(withoutBatch(name)) ?? [])];
  const [only, ...more] = new Set([...alike, ...several, ...begun]);
  if (only === undefined) return { names: [], isRepair: false };
  const others = several.length > 0 ? more : [...more, ...listing(service, name)];
  // `DescribeInstance` is the start of dozens of names, and one letter away from `DescribeInstances`.
  if (others.length > 0) return { names: others.length < mostNames ? [only, ...others] : alike, isRepair: false };
  const doubts = nearestWithin(distanceInDoubt, name, all).filter((one) => !doSame(service, one, only));
  const isKnown = levelOf(service, only) !== undefined;
  return { names: [only], isRepair: isKnown && doubts.length === 0 && isMisspelling(name, only, vocabulary) };
}

/**
 * Two letters of a short word make another word of it: `ListHapgs` is no misspelling of `ListTags`. Singular and plural
 * count as one word: `PassRoels` is one of `PassRole`.
 */
function hasNearWords(name: string, candidate: string): boolean {
  const words = wordsOf(name);
  const others = wordsOf(candidate);
  if (words.length !== others.length) return true;
  return words.every((word, at) => isNear(word, others[at] ?? ""));
}

function isNear(word: string, other: string): boolean {
  const limit = word.length < short ? 1 : 2;
  const isWithin = (one: string, another: string): boolean => nearestWithin(limit, one, [another]).length > 0;
  return isWithin(word, other) || isWithin(singular(word), singular(other));
}

function singular(word: string): string {
  return word.replace(/s$/, "");
}

/** Who writes `GetUsers` may mean `GetUser`, or `ListUsers`. */
function listing(service: ServiceAuthorization, name: string): readonly string[] {
  const [, things] = /^(?:Get|Describe)(\w+s)$/i.exec(name) ?? [];
  const known = things === undefined ? undefined : actionsOf(service).get(`list${things.toLowerCase()}`);
  return known ? [known.name] : [];
}

/**
 * What an action is for, whether it takes one thing or many: who writes `PutRecords` may mean `PutRecordBatch`, and who writes
 * `DeleteImage` means `BatchDeleteImage`. Who writes `BatchGetTable` means `GetTable` or `GetTables`.
 */
function withoutBatch(name: string): string {
  const words = wordsOf(name).filter((word) => word !== "batch");
  return words.map((word) => word.replace(/(?:ies|y|s)$/, "")).join(" ");
}

const namesOf = oncePer((service: ServiceAuthorization) => {
  const names = [...actionsOf(service).values()].map((known) => known.name);
  const vocabulary: Vocabulary = { words: new Set(names.flatMap(wordsOf)), verbs };
  const batches = groupBy(names.filter(isBatch), withoutBatch);
  const singles = groupBy(
    names.filter((name) => !isBatch(name)),
    withoutBatch,
  );
  return { names, batches, singles, byVerb: groupBy(names, verbOf), vocabulary };
});

function isBatch(name: string): boolean {
  return wordsOf(name).includes("batch");
}

function startsWith(name: string, start: string): boolean {
  return name.toLowerCase().startsWith(start.toLowerCase());
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
