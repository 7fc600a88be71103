import { pick, type Random } from "../random.js";
import type { Span, Syntax } from "./spans.js";
import { fitted, type Replacement } from "./span-text.js";
import { oddValue, oddWord } from "./words.js";
import { doubled, nested, reference, wrapped } from "./wrap.js";

/** A text that was read: its spans are where its values stand. */
export interface ReadText {
  readonly text: string;
  readonly syntax: Syntax;
  readonly spans: readonly Span[];
}

/** What to change at the places of a text's values; `other` is a text of the same syntax, perhaps the same one. */
export type SpanMutator = (read: ReadText, random: Random, other: ReadText) => readonly Replacement[];

type Kind = Span["kind"];

const values: readonly Kind[] = ["value"];
const pairs: readonly Kind[] = ["entry", "block"];
const names: readonly Kind[] = ["name"];

const separators: Readonly<Record<Syntax, string>> = { yaml: "\n", json: ",", hcl: "\n" };

export const spanMutators: Readonly<Record<string, SpanMutator>> = {
  "replace a value": onValue((_value, { syntax }, random) => oddValue(syntax, random)),
  "wrap a value": onValue((value, read, random) => wrapped(value, read.syntax, random, nameIn(read, random))),
  "wrap a value twice": onValue((value, read, random) => {
    const name = nameIn(read, random);
    return wrapped(wrapped(value, read.syntax, random, name), read.syntax, random, name);
  }),
  "refer to something": onValue((_value, read, random) => reference(read.syntax, random, nameIn(read, random))),
  "nest a value": onValue((value, { syntax }, random) => nested(value, syntax, random)),
  "double a value": onValue((value, { syntax }, random) => doubled(value, syntax, random)),
  "swap values": swap(values),
  "swap blocks": swap(pairs),
  "copy a value": copy(values),
  "copy a block over another": copy(pairs),
  "delete a pair": onSpan(pairs, () => ""),
  "repeat a pair": onSpan(pairs, (text, { syntax }) => text + separators[syntax] + text),
  "rename a key": onSpan(names, (_text, { syntax }, random) => written(oddWord(random), syntax)),
  "copy a key": onSpan(names, (_text, read, random) => written(nameIn(read, random), read.syntax)),
  "drop most": (read, random) => {
    const dropped = read.spans.filter(({ end, kind, start }) => {
      const isLarge = end - start > 60 && end - start < read.text.length / 3;
      return isLarge && pairs.includes(kind) && random(3) > 0;
    });
    const outer = dropped.filter((one) => !dropped.some((other) => other !== one && covers(other, one)));
    return outer.map(({ end, start }) => ({ start, end, text: "" }));
  },
  splice: ({ text }, random, other) => {
    const from = lineStartIn(other.text, random);
    return [{ start: lineStartIn(text, random), end: text.length, text: other.text.slice(from) }];
  },
};

type Change = (text: string, read: ReadText, random: Random) => string;

function onValue(change: Change): SpanMutator {
  return onSpan(values, change);
}

function onSpan(kinds: readonly Kind[], change: Change): SpanMutator {
  return (read, random) => {
    const span = pickSpan(read, kinds, random);
    if (!span) return [];
    const { end, start } = span;
    return [{ start, end, text: change(fitted(read, span, read, span), read, random) }];
  };
}

function swap(kinds: readonly Kind[]): SpanMutator {
  return (read, random) => {
    const [one, other] = [pickSpan(read, kinds, random), pickSpan(read, kinds, random)];
    if (!one || !other || one.end > other.start) return [];
    return [
      { start: one.start, end: one.end, text: fitted(read, other, read, one) },
      { start: other.start, end: other.end, text: fitted(read, one, read, other) },
    ];
  };
}

/** Puts a piece of another text, or of this one, in the place of a like one. */
function copy(kinds: readonly Kind[]): SpanMutator {
  return (read, random, other) => {
    const from = random(2) === 0 ? read : other;
    const [source, target] = [pickSpan(from, kinds, random), pickSpan(read, kinds, random)];
    if (!source || !target) return [];
    return [{ start: target.start, end: target.end, text: fitted(from, source, read, target) }];
  };
}

function pickSpan({ spans }: ReadText, kinds: readonly Kind[], random: Random): Span | undefined {
  const fitting = spans.filter(({ kind }) => kinds.includes(kind));
  return fitting.length === 0 ? undefined : pick(fitting, random);
}

/** A name that the text uses. */
function nameIn(read: ReadText, random: Random): string {
  const span = random(4) === 0 ? undefined : pickSpan(read, names, random);
  return span ? read.text.slice(span.start, span.end).replace(/^["']|["']$/g, "") : oddWord(random);
}

function written(name: string, syntax: Syntax): string {
  return syntax !== "json" && /^[a-z_]\w*$/i.test(name) ? name : JSON.stringify(name);
}

function covers(outer: Span, inner: Span): boolean {
  const isSame = outer.start === inner.start && outer.end === inner.end;
  return outer.start <= inner.start && outer.end >= inner.end && (!isSame || outer.kind < inner.kind);
}

function lineStartIn(text: string, random: Random): number {
  const starts = [...text.matchAll(/^/gm)].map(({ index }) => index);
  return pick(starts, random);
}
