import { groupBy } from "../../src/source/group-by.js";
import { pick, randomOf, type Random } from "../random.js";
import type { Case } from "./case.js";
import { extraNames } from "./extra-checks.js";
import { fileMutators, type Texts } from "./file-mutators.js";
import { formats, type Format, type Source, type Sources } from "./sources.js";
import { spanMutators, type ReadText } from "./span-mutators.js";
import { replaceSpans, spansAfter } from "./span-text.js";
import { spansOf, syntaxOf } from "./spans.js";
import { textMutators } from "./text-mutators.js";

export interface Mutant {
  readonly format: Format;
  readonly case: Case;
  /** What was done to which file. */
  readonly steps: readonly string[];
}

/** Makes mutants; each follows from the seed, its number and the sources alone. Nothing reads a changed text. */
export type MakeMutant = (seed: number, index: number) => Promise<Mutant>;

/** One mutant in so many has an extra check. */
const extraOneIn = 6;

/** How often each format is taken. */
const shares: Readonly<Record<Format, number>> = {
  "CloudFormation YAML": 4,
  "CloudFormation JSON": 2,
  Terraform: 4,
  "Terraform JSON": 1,
  plan: 1,
  policy: 3,
};

export function mutantsOf({ all, files }: Sources): MakeMutant {
  const raffle = formats.flatMap((format) => {
    const sources = all.filter((source) => source.format === format);
    return sources.length === 0 ? [] : Array<readonly Source[]>(shares[format]).fill(sources);
  });
  const textOf = (path: string): string => files.get(path) ?? "";
  const paths = [...new Set(all.flatMap((source) => source.files))].sort();
  const bySyntax = groupBy(paths, (path) => syntaxOf(path, textOf(path)));
  const known = new Map<string, ReadText>();
  const read = async (path: string): Promise<ReadText> => {
    const text = textOf(path);
    const found = known.get(path) ?? { text, syntax: syntaxOf(path, text), spans: await spansOf(path, text) };
    known.set(path, found);
    return found;
  };

  /** Changes values, one after the other, then anything. */
  const mutatedText = async (path: string, random: Random, steps: string[]): Promise<string> => {
    let now = await read(path);
    const total = 1 + random(3);
    const structural = random(total + 1);
    const log = (name: string): number => steps.push(`${name} (${path})`);
    for (let done = 0; done < structural; done++) {
      const [name, mutate] = pick(Object.entries(spanMutators), random);
      const like = bySyntax.get(now.syntax) ?? [];
      const replacements = mutate(now, random, await read(pick(like, random)));
      const { spans, syntax, text } = now;
      now = { text: replaceSpans(text, replacements), spans: spansAfter(spans, replacements), syntax };
      log(name);
    }
    let { text } = now;
    for (let done = structural; done < total; done++) {
      const [name, mutate] = pick(Object.entries(textMutators), random);
      text = mutate(text, random);
      log(name);
    }
    return text;
  };

  return async (seed, index) => {
    const random = randomOf(mixed(seed, index));
    const { files: own, format, units } = smallerOf(pick(raffle, random), random);
    const steps: string[] = [];
    let texts: Texts = Object.fromEntries(own.map((path) => [path, textOf(path)]));
    const changed = [pick(own, random), ...own.filter(() => random(4) === 0)];
    for (const path of new Set(changed)) texts = { ...texts, [path]: await mutatedText(path, random, steps) };
    if (own.length > 1 && random(3) === 0) {
      const [name, mutate] = pick(Object.entries(fileMutators), random);
      texts = mutate(texts, random);
      steps.push(name);
    }
    const extra = random(extraOneIn) === 0 ? { extra: pick(extraNames, random) } : {};
    return { format, steps, case: { units, texts, ...extra } };
  };
}

/** Small sources are faster, and find as much. */
function smallerOf(sources: readonly Source[], random: Random): Source {
  const some = [0, 1, 2].map(() => pick(sources, random)).sort((one, other) => one.size - other.size);
  return some[random(4) === 0 ? 2 : 0] ?? pick(sources, random);
}

/** Seeds that lie far from each other: https://en.wikipedia.org/wiki/MurmurHash#Algorithm, its last steps. */
function mixed(seed: number, index: number): number {
  let hash = Math.imul(seed, 0x9e3779b1) ^ index;
  for (const [shift, factor] of [
    [16, 0x85ebca6b],
    [13, 0xc2b2ae35],
  ] as const)
    hash = Math.imul(hash ^ (hash >>> shift), factor);
  return (hash ^ (hash >>> 16)) >>> 0;
}
