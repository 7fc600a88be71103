import { expect } from "vitest";
import type { Location, SourceFile } from "../../../src/source/index.js";
import type { Entry, Node } from "../../../src/tree/index.js";

/** What a reader makes of a file. */
export interface Read {
  readonly documents: readonly Node[];
  readonly problems: readonly { readonly location: Location }[];
  readonly comments: readonly { readonly location: Location }[];
}

/** Everything that a reader gives has a place in the file, and what holds something spans it. */
export function checkPlaces(file: SourceFile, { documents, problems, comments }: Read): void {
  for (const { location } of [...problems, ...comments]) checkWithin(location, file, 0, file.text.length);
  // What an alias stands for or a merge brings in has its place elsewhere; broken YAML may have no places to speak of.
  const isNested = !/\*|<</.test(file.text) && (problems.length === 0 || file.path.endsWith(".json"));
  for (const document of documents) checkNode(document, file, isNested);
}

function checkNode(node: Node, file: SourceFile, isNested: boolean): void {
  const { location } = node;
  checkWithin(location, file, 0, file.text.length);
  const [start, end] = isNested ? [location.start, location.end] : [0, file.text.length];
  if (node.kind === "list") {
    for (const item of node.items) checkWithin(item.location, file, start, end);
    if (isNested) checkOrder(node.items);
    for (const item of node.items) checkNode(item, file, isNested);
  }
  if (node.kind !== "mapping") return;
  for (const entry of node.entries) {
    checkWithin(entry.location, file, start, end);
    checkEntry(entry, file, isNested);
  }
  if (isNested) checkOrder(node.entries);
}

function checkEntry({ key, value, location }: Entry, file: SourceFile, isNested: boolean): void {
  const [start, end] = isNested ? [location.start, location.end] : [0, file.text.length];
  checkWithin(key.location, file, start, end);
  checkWithin(value.location, file, start, end);
  checkNode(value, file, isNested);
}

function checkWithin(location: Location, file: SourceFile, start: number, end: number): void {
  expect(location.file).toBe(file);
  if (start <= location.start && location.start <= location.end && location.end <= end) return;
  expect.fail(`${location.start}-${location.end} is not within ${start}-${end} of ${JSON.stringify(file.text)}`);
}

function checkOrder(nodes: readonly { readonly location: Location }[]): void {
  for (const [index, { location }] of nodes.entries()) {
    const before = nodes[index - 1];
    if (before && before.location.end > location.start) {
      expect.fail(`${location.start} stands before the end of the one before, ${before.location.end}`);
    }
  }
}
