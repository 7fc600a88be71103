import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { removeFrom } from "../../../src/fixers/layout/remove-between.js";
import { applyEdits, sourceFile, type Location } from "../../../src/source/index.js";
import type { Entry, List, Node } from "../../../src/tree/index.js";
import { commentedTexts, readers, type CommentedText } from "./commented-texts.js";

/** The children of a text as a list: where they are is all that a removal asks. */
function listOf(text: CommentedText): List {
  const file = sourceFile("x", text.text);
  const locationOf = ({ end, start }: Pick<Location, "start" | "end">): Location => ({ file, start, end });
  const items = text.children.map((child): Node => ({ kind: "null", location: locationOf(child) }));
  return { kind: "list", location: locationOf(text.brackets), items };
}

/** The comments that may go: nothing but removed children is on their line. */
function ownComments({ brackets, children, comments, text }: CommentedText, removed: ReadonlySet<number>): string[] {
  const lineOf = (offset: number): number => text.slice(0, offset).split("\n").length;
  const linesOf = (one: { start: number; end: number }): number[] => [lineOf(one.start), lineOf(one.end - 1)];
  const kept = [...linesOf(brackets), ...children.filter((_, index) => !removed.has(index)).flatMap(linesOf)];
  const gone = children.filter((_, index) => removed.has(index)).flatMap(linesOf);
  return comments.flatMap(({ name, start, end }) => {
    const [first = 0, last] = linesOf({ start, end });
    return first === last && gone.includes(first) && !kept.includes(first) ? [name] : [];
  });
}

function blankEnds(text: string): number {
  return text.split("\n").filter((line) => /[ \t]+\r?$/.test(line)).length;
}

describe.each(Object.entries(readers))("%s", (syntax, read) => {
  it("loses no comment that is about what stays", async () => {
    await fc.assert(
      fc.asyncProperty(commentedTexts(syntax), fc.infiniteStream(fc.boolean()), async (commented, choose) => {
        const { children, comments, text } = commented;
        const some = children.flatMap((_, index) => (choose.next().value === true ? [index] : []));
        const removed = new Set(some.length === children.length ? some.slice(1) : some);
        const list = listOf(commented);
        const gone = new Set<Node | Entry>(list.items.filter((_, index) => removed.has(index)));
        const edits = removeFrom(list, gone);
        const after = applyEdits(text, edits ?? []);
        const before = await read(text);
        expect(before).toHaveLength(children.length);
        expect(edits).toBeDefined();
        expect(await read(after)).toEqual(before.filter((_, index) => !removed.has(index)));
        const lost = comments.flatMap(({ name }) => (after.includes(name) ? [] : [name]));
        const own = ownComments(commented, removed);
        expect(lost.filter((name) => !own.includes(name))).toEqual([]);
        expect(blankEnds(after)).toBeLessThanOrEqual(blankEnds(text));
        if (text.includes("\r\n")) expect(after).not.toMatch(/(?<!\r)\n/);
      }),
      { numRuns: 400 },
    );
  });
});
