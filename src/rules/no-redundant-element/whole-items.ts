import { alternatives, type Node } from "../../rule-kit/index.js";

/**
 * The redundant values without those that are written in one place with a value that counts: `"arn:aws:s3:::${var.own ? "a" : "b"}"`.
 * A place of which no value counts is told once.
 */
export function wholeItems<T extends { readonly node: Node }, Found extends { readonly item: T }>(
  list: Node | undefined,
  items: readonly T[],
  redundant: readonly Found[],
): readonly Found[] {
  const places = list ? chosenPlaces(list) : new Map<Node, string>();
  const gone = new Set(redundant.map(({ item }) => item));
  const told = new Set(items.flatMap((item) => (gone.has(item) ? [] : (places.get(item.node) ?? []))));
  return redundant.filter(({ item: { node } }) => {
    const place = places.get(node);
    if (place === undefined) return true;
    const isNew = !told.has(place);
    told.add(place);
    return isNew;
  });
}

/** Where the values are written that an item of a list may have. */
function chosenPlaces(list: Node): ReadonlyMap<Node, string> {
  const found = new Map<Node, string>();
  for (const { value } of alternatives(list)) {
    for (const item of value.kind === "list" ? value.items : []) {
      if (item.kind !== "choice") continue;
      for (const { value: one } of alternatives(item)) {
        const { file, start } = one.location;
        found.set(one, `${file.path}:${String(start)}`);
      }
    }
  }
  return found;
}
