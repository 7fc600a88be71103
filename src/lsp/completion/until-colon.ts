import { hasKeys, type LooseText, type LoosePlace } from "./loose-tree.js";

interface TypedPlace extends LoosePlace {
  readonly text: LooseText;
}

/**
 * The place of a text that ends with the colon before the cursor: `- s3:`. As YAML, that is a key without a value, until
 * the rest is typed.
 */
export function untilColon(place: LoosePlace, offset: number): TypedPlace | undefined {
  const { groups, path, syntax, text: gap } = place;
  const [group] = groups;
  const key = group?.entries.find(({ value }) => value === gap)?.key;
  const isBehindKey = gap?.isGap === true && gap.tag === undefined && gap.start === offset && key?.end === offset - 1;
  if (!group || !key || !isBehindKey || syntax !== "yaml" || key.quote !== "") return undefined;
  const others = { ...group, entries: group.entries.filter((one) => one.key !== key) };
  return {
    ...place,
    path: path.slice(0, -1),
    isKey: hasKeys(others),
    text: { ...key, text: `${key.text}:`, end: offset },
  };
}
