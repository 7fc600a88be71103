import { fitted, oncePer } from "../../source/index.js";
import {
  holeOf,
  withEntries,
  withInnerNodes,
  withValue,
  type Entry,
  type LiteralPart,
  type Mapping,
  type Node,
  type Scalar,
  type TextPart,
} from "../../tree/index.js";
import { exchangedParts, scalarParts, withPieces } from "../syntax/text-parts.js";
import { textOfParts, unknownAt } from "../values/values.js";
import { filledInMarks, mayHaveMarks, type FilledInMark } from "./filled-in-marks.js";

/**
 * A file as its author wrote it, with holes for what another program fills in before AWS reads it. A key with such a
 * part is left out, and its mapping may hold more.
 */
export function withFilledIn<T extends Node>(root: T): T {
  return mayHaveMarks(root.location.file.text) ? (holesIn(root) as T) : root;
}

/** A template: the names of its resources are names, whatever stands in them. */
export const templateWithFilledIn = oncePer((root: Mapping): Mapping => {
  if (!mayHaveMarks(root.location.file.text)) return root;
  return withValues(root, (section) => (section.kind === "mapping" ? withValues(section, holesIn) : holesIn(section)));
});

function withValues(node: Mapping, change: (value: Node) => Node): Mapping {
  return { ...node, entries: node.entries.map((entry) => ({ ...entry, value: change(entry.value) })) };
}

function holesIn(node: Node): Node {
  switch (node.kind) {
    case "scalar":
      return scalarWithHoles(node);
    case "list":
      return withInnerNodes(node, holesIn);
    case "mapping":
      return mappingWithHoles(node);
    default:
      return node;
  }
}

function mappingWithHoles(node: Mapping): Mapping {
  let { incompleteReason } = node;
  const entries = node.entries.flatMap((entry): Entry[] => {
    const [mark] = filledInMarks(entry.key.text);
    if (mark) incompleteReason ??= reasonFor(mark);
    const value = holesIn(entry.value);
    return mark ? [] : [withValue(entry, value)];
  });
  if (incompleteReason !== undefined) return { ...node, entries: fitted(entries), incompleteReason };
  return withEntries(node, entries);
}

function scalarWithHoles(node: Scalar): Node {
  const { layout, location, text } = node;
  const [first] = filledInMarks(text);
  if (!first) return node;
  // A whole value may be a list or a mapping.
  if (first.start === 0 && first.end === text.length) return unknownFor(first, node);
  return textOfParts(scalarParts(node).flatMap(partsWithFilledIn), location, layout);
}

/** A literal part of a text, with holes for what another program fills in. */
export function partsWithFilledIn(part: LiteralPart): readonly TextPart[] {
  const marks = filledInMarks(part.text);
  if (marks.length === 0) return [part];
  return exchangedParts([withPieces(part)], marks, (mark, [place = part]) => [holeOf(unknownFor(mark, place))]);
}

function unknownFor(mark: FilledInMark, { location }: Pick<Node, "location">): ReturnType<typeof unknownAt> {
  const { name, written } = mark;
  return unknownAt(location, {
    id: `${location.file.path}#${name}`,
    reason: reasonFor(mark),
    ...(written === undefined ? { expressionText: name } : { written }),
  });
}

function reasonFor({ name }: FilledInMark): string {
  return `another program fills in ${name}`;
}
