import { textOfAddition, type Addition, type Location, type TextEdit } from "../../source/index.js";

/** What is written at a place: the new items, and the text around and between them. */
interface Written extends Omit<Addition, "items"> {
  readonly items: readonly string[];
}

/** An edit that adds items at a place, so that other edits may add more there. */
export function addItems(location: Location, { items: texts, ...around }: Written): TextEdit {
  const adds = { ...around, items: texts.map((text) => ({ text, about: text })) };
  return { location, text: textOfAddition(adds), adds };
}

/** An edit that is made once for all that is added with it, such as the bracket that opens a list. */
export function madeOnce({ location, text }: TextEdit): TextEdit {
  return addItems(location, { head: text, items: [], between: "", tail: "" });
}

/** The edit as one that leaves no room for others at its place. */
export function alone({ adds: _, ...edit }: TextEdit): TextEdit {
  return edit;
}

/** Turns a single value into a list, with new items behind it. */
export function listFrom(
  { file, start, end }: Location,
  items: readonly string[],
  { comma = ", ", pad = "" }: { readonly comma?: string; readonly pad?: string } = {},
): TextEdit[] {
  return [
    madeOnce({ location: { file, start, end: start }, text: `[${pad}` }),
    addItems({ file, start: end, end }, { head: comma, items, between: comma, tail: `${pad}]` }),
  ];
}

/** Tells what each added item is about. */
export function withSubjects(edits: readonly TextEdit[], subjects: readonly string[]): TextEdit[] {
  return edits.map((edit) => {
    if (edit.adds?.items.length !== subjects.length) return edit;
    const items = edit.adds.items.map(({ text }, index) => ({ text, about: subjects[index] ?? text }));
    return { ...edit, adds: { ...edit.adds, items } };
  });
}
