import type { Location } from "../../../../source/index.js";
import type { Node } from "../../../../tree/index.js";

/** A YAML value as Terraform's: what is no number, truth or null is a text. `at`: where all of it stands, if no file spells it. */
export function fromYaml(node: Node, at: Location | undefined): Node {
  const place = at ? { location: at } : {};
  switch (node.kind) {
    case "scalar": {
      const { map, layout, ...rest } = node;
      const written = at ? {} : { ...(map && { map }), ...(layout && { layout }) };
      return { ...rest, ...written, ...place, quoted: node.quoted || !isPlainValue(node.text) };
    }
    case "list":
      return { ...node, ...place, items: node.items.map((item) => fromYaml(item, at)) };
    case "mapping": {
      const entries = node.entries.map(({ key, value, location }) => ({
        key: { ...key, ...place },
        value: fromYaml(value, at),
        location: at ?? location,
      }));
      return { ...node, ...place, entries };
    }
    default:
      return { ...node, ...place };
  }
}

/** Numbers and truth values of YAML 1.2's core schema, as Terraform reads them. */
function isPlainValue(text: string): boolean {
  return /^(?:true|false|[-+]?\d+(?:\.\d+)?(?:[eE][-+]?\d+)?)$/.test(text);
}
