import { pick, randomOf, type Random } from "../random.js";
import type { Case } from "./case.js";
import { fileMutators, type Texts } from "./file-mutators.js";
import { formats, type Format, type Source, type Sources } from "./sources.js";
import { spanMutators, type ReadText } from "./span-mutators.js";
import { spansOf, syntaxOf, type Span } from "./spans.js";
import { textMutators } from "./text-mutators.js";

export interface Mutant {
  readonly format: Format;
  readonly case: Case;
  /** What was done to which file. */
  readonly steps: readonly string[];
}

/** Makes mutants; each follows from the seed, its number and the sources alone. */
export type MakeMutant = (seed: number, index: number) => Promise<Mutant>;

/** One mutant in so many is checked thoroughly, which takes several times as long. */
const thoroughOneIn = 6;

/** How often each format is taken. */
const shares: Readonly<Record<Format, number>> = {
  "CloudFormation YAML": 4,
  "CloudFormation JSON": 2,
  Terraform: 4,
  "Terraform JSON": 1,
  plan: 1,
  policy: 3,
};

/** What a step of a mutant changes. The first have most of the text before them as it was read. */
const stepKinds = ["span", "text", "files"] as const;

type StepKind = (typeof stepKinds)[number];

export function mutantsOf({ all, files }: Sources): MakeMutant {
  const raffle = formats.flatMap((format) => {
    const sources = all.filter((source) => source.format === format);
    return sources.length === 0 ? [] : Array<readonly Source[]>(shares[format]).fill(sources);
  });
  const read = readerOfSpans(files);
  const paths = [...new Set(all.flatMap((source) => source.files))].sort();
  const textOf = (path: string): string => files.get(path) ?? "";

  /** A text of the same syntax that the mutant may take pieces from. */
  const otherText = (like: ReadText, random: Random): Promise<ReadText> => {
    const fitting = paths.filter((path) => syntaxOf(path, textOf(path)) === like.syntax);
    const path = pick(fitting, random);
    return read(path, textOf(path));
  };

  const changed = async (texts: Texts, kind: StepKind, random: Random, steps: string[]): Promise<Texts> => {
    if (kind === "files") {
      const [name, mutate] = pick(Object.entries(fileMutators), random);
      steps.push(name);
      return mutate(texts, random);
    }
    const [path, text] = pick(
      Object.entries(texts).flatMap(([at, there]) => (there === null ? [] : [[at, there] as const])),
      random,
    );
    if (kind === "text") {
      const [name, mutate] = pick(Object.entries(textMutators), random);
      steps.push(`${name} (${path})`);
      return { ...texts, [path]: mutate(text, random) };
    }
    const [name, mutate] = pick(Object.entries(spanMutators), random);
    steps.push(`${name} (${path})`);
    const own = await read(path, text);
    return { ...texts, [path]: mutate(own, random, await otherText(own, random)) };
  };

  return async (seed, index) => {
    const random = randomOf(mixed(seed, index));
    const source = smallerOf(pick(raffle, random), random);
    const steps: string[] = [];
    let texts: Texts = Object.fromEntries(source.files.map((path) => [path, textOf(path)]));
    const kinds = Array.from({ length: 1 + random(3) }, () => kindOf(source, random));
    for (const kind of stepKinds.flatMap((one) => kinds.filter((other) => other === one)))
      texts = await changed(texts, kind, random, steps);
    const mutated = Object.entries(texts).filter(([path, text]) => text !== files.get(path));
    const isThorough = random(thoroughOneIn) === 0;
    return {
      format: source.format,
      steps,
      case: { units: source.units, texts: Object.fromEntries(mutated), isThorough },
    };
  };
}

/** Small sources are faster, and find as much. */
function smallerOf(sources: readonly Source[], random: Random): Source {
  const [one, other, third] = [pick(sources, random), pick(sources, random), pick(sources, random)];
  const smaller = one.size <= other.size ? one : other;
  return random(4) === 0 || smaller.size <= third.size ? smaller : third;
}

function kindOf({ files }: Source, random: Random): StepKind {
  if (files.length > 1 && random(5) === 0) return "files";
  return random(2) === 0 ? "span" : "text";
}

/** The spans of source texts are kept. */
function readerOfSpans(files: ReadonlyMap<string, string>): (path: string, text: string) => Promise<ReadText> {
  const known = new Map<string, readonly Span[]>();
  return async (path, text) => {
    const isSource = files.get(path) === text;
    const spans = (isSource ? known.get(path) : undefined) ?? (await spansOf(path, text));
    if (isSource) known.set(path, spans);
    return { text, syntax: syntaxOf(path, text), spans };
  };
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
