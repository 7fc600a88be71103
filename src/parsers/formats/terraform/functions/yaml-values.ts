import { textOf, type Location } from "../../../../source/index.js";
import type { Entry, Mapping, Node, Scalar } from "../../../../tree/index.js";
import { unknownAt } from "../../../values/values.js";
import { plainYaml } from "./yaml-scalars.js";

/**
 * A YAML value as a Terraform value. What Terraform reads as another text than the one that is written cannot be edited.
 * `at`: the location for all of it, if no file contains it.
 */
export function fromYaml(node: Node, at: Location | undefined): Node {
  const place = at ? { location: at } : {};
  switch (node.kind) {
    case "scalar":
      return scalarFrom(node, at);
    case "list":
      return { ...node, ...place, items: node.items.map((item) => fromYaml(item, at)) };
    case "mapping":
      return mappingFrom(node, at);
    default:
      return { ...node, ...place };
  }
}

function scalarFrom(node: Scalar, at: Location | undefined): Node {
  const { map, layout, ...rest } = node;
  const location = at ?? node.location;
  const value = valueOf(node);
  if ("reason" in value) {
    return unknownAt(location, {
      id: `yaml@${location.file.path}:${String(node.location.start)}`,
      reason: value.reason,
    });
  }
  const isAsWritten = !at && value.text === node.text;
  return { ...rest, ...(isAsWritten && { map, ...(layout && { layout }) }), ...value, location };
}

/** A key is always a text. One whose text is not known is left out. */
function mappingFrom(node: Mapping, at: Location | undefined): Mapping {
  let { incompleteReason } = node;
  const entries = node.entries.flatMap(({ key, value, location }): Entry[] => {
    const read = valueOf(key);
    if ("reason" in read) incompleteReason ??= read.reason;
    if ("reason" in read) return [];
    return [
      {
        key: { ...key, text: read.text, ...(at && { location: at }) },
        value: fromYaml(value, at),
        location: at ?? location,
      },
    ];
  });
  return {
    ...node,
    ...(at && { location: at }),
    entries,
    ...(incompleteReason !== undefined && { incompleteReason }),
  };
}

function valueOf(node: Scalar): ReturnType<typeof plainYaml> {
  const tag = tagBefore(node);
  if (tag !== undefined && tag !== "!!str") return { reason: `the tag ${tag} is not read here` };
  return node.quoted || tag !== undefined ? { text: node.text, quoted: true } : plainYaml(node.text);
}

/** A line can be a whole file, and a tag with an anchor is short. */
const maximumTag = 100;

/** The tag of YAML that is written before a scalar, or at its beginning. */
function tagBefore({ location, quoted }: Scalar): string | undefined {
  const { file, start } = location;
  const ahead = file.text.slice(Math.max(0, start - maximumTag), start);
  const before = /(?:^|[\s[{,])(![^\s,[\]{}]*)[ \t]+(?:&\S+[ \t]+)?$/.exec(ahead)?.[1];
  return before ?? (quoted ? undefined : /^![^\s,[\]{}]*/.exec(textOf(location))?.[0]);
}
