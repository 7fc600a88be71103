import { pick, type Random } from "../random.js";
import type { Span, Syntax } from "./spans.js";
import { fitted, replaceSpans } from "./span-text.js";
import { oddValue, oddWord } from "./words.js";
import { doubled, nested, reference, wrapped } from "./wrap.js";

/** A text that was read: its spans are where its values stand. */
export interface ReadText {
  readonly text: string;
  readonly syntax: Syntax;
  readonly spans: readonly Span[];
}

/** Changes a text at the places of its values; `other` is a text of the same syntax, perhaps the same one. */
export type SpanMutator = (read: ReadText, random: Random, other: ReadText) => string;

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
  "swap values": (read, random) => {
    const [one, other] = [pickSpan(read, values, random), pickSpan(read, values, random)];
    if (!one || !other || one.end > other.start) return read.text;
    return replaceSpans(read.text, [
      { ...one, text: fitted(read, other, read, one) },
      { ...other, text: fitted(read, one, read, other) },
    ]);
  },
  "swap blocks": (read, random) => {
    const [one, other] = [pickSpan(read, pairs, random), pickSpan(read, pairs, random)];
    if (!one || !other || one.end > other.start) return read.text;
    return replaceSpans(read.text, [
      { ...one, text: fitted(read, other, read, one) },
      { ...other, text: fitted(read, one, read, other) },
    ]);
  },
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
    return replaceSpans(
      read.text,
      outer.map((span) => ({ ...span, text: "" })),
    );
  },
  splice: ({ text }, random, other) =>
    cutAtLine(text, random, (lines, at) => lines.slice(0, at)) +
    cutAtLine(other.text, random, (lines, at) => lines.slice(at)),
};

type Change = (text: string, read: ReadText, random: Random) => string;

function onValue(change: Change): SpanMutator {
  return onSpan(values, change);
}

function onSpan(kinds: readonly Kind[], change: Change): SpanMutator {
  return (read, random) => {
    const span = pickSpan(read, kinds, random);
    if (!span) return read.text;
    const changed = change(fitted(read, span, read, span), read, random);
    return replaceSpans(read.text, [{ ...span, text: changed }]);
  };
}

/** Puts a piece of another text, or of this one, in the place of a like one. */
function copy(kinds: readonly Kind[]): SpanMutator {
  return (read, random, other) => {
    const from = random(2) === 0 ? read : other;
    const [source, target] = [pickSpan(from, kinds, random), pickSpan(read, kinds, random)];
    if (!source || !target) return read.text;
    return replaceSpans(read.text, [{ ...target, text: fitted(from, source, read, target) }]);
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

function cutAtLine(
  text: string,
  random: Random,
  cut: (lines: readonly string[], at: number) => readonly string[],
): string {
  const lines = text.split(/(?<=\n)/);
  return cut(lines, random(lines.length + 1)).join("");
}
