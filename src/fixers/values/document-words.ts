import type { HeldDocument, ModuleFiles, Template } from "../../model/index.js";
import { addTo, oncePer, type Location } from "../../source/index.js";
import { stringOf, type Text, type TextPart } from "../../tree/index.js";
import { restBehind } from "../scope/arn-reference.js";
import { moduleOf } from "../scope/module-of.js";
import { inCommercialPartition, isOfRun } from "./pseudo-values.js";

/**
 * The parts of a text that comes from another module, with the words of the document that it is written into: where that
 * has `arn:aws:s3:::${var.bucket}/*`, the bucket is its variable, and not the value of one call.
 */
export function inWordsOfDocument(
  text: Text,
  at: Location,
  template: Template,
  module: ModuleFiles,
): readonly TextPart[] | undefined {
  const isFromOther = text.parts.some(({ location }) => {
    const home = moduleOf(template, location.file);
    return home !== undefined && home !== module;
  });
  if (!isFromOther) return undefined;
  const known = wordsByPlace(template).get(keyOf(at));
  return known && (inWords(text, known) ?? inWords(inCommercialPartition(text), known));
}

function inWords(text: Text, known: Words): readonly TextPart[] | undefined {
  const value = valueOf(text);
  const ends = [...value.matchAll(/[:/]|$/g)].map(({ index }) => index).reverse();
  for (const words of ends.flatMap((end) => known.get(value.slice(0, end)) ?? [])) {
    const rest = restBehind(text.parts, words);
    if (rest) return [...words, ...rest];
  }
  return undefined;
}

type Words = ReadonlyMap<string, readonly (readonly TextPart[])[]>;

/** The beginnings of the resources of each document that end with a reference, by their values. */
const wordsByPlace = oncePer(({ documents }: Template): ReadonlyMap<string, Words> => {
  const found = new Map<string, Words>();
  for (const held of documents) {
    const words = wordsOf(held);
    const { location, node, statements } = held.document;
    if (words.size === 0) continue;
    for (const place of [location, node.location, ...statements.map((one) => one.node.location)]) {
      if (!found.has(keyOf(place))) found.set(keyOf(place), words);
    }
  }
  return found;
});

function wordsOf({ document }: HeldDocument): Words {
  const words = new Map<string, (readonly TextPart[])[]>();
  for (const { text } of document.statements.flatMap(({ resources }) => resources?.items ?? [])) {
    const last = text.parts.findLastIndex((part) => part.kind === "literal" && part.expressionText !== undefined);
    // With another value it is another bucket.
    if (text.parts.some(isOfRun)) continue;
    const parts = text.parts.slice(0, last + 1);
    // A reference alone is a whole ARN, which is found by what it refers to.
    if (parts.length > 1) addTo(words, valueOf({ ...text, parts }), parts);
  }
  return words;
}

function valueOf(text: Text): string {
  return stringOf(text, "\0");
}

function keyOf({ file, start }: Location): string {
  return `${file.path}:${String(start)}`;
}
