import type { Location } from "../../../../source/index.js";
import type { Node } from "../../../../tree/index.js";

/**
 * A YAML value as a Terraform value: a scalar that is not a number, a boolean or null is a text. `at`: the location for
 * all of it, if no file contains it.
 */
export function fromYaml(node: Node, at: Location | undefined): Node {
  const place = at ? { location: at } : {};
  switch (node.kind) {
    case "scalar": {
      const { map, layout, ...rest } = node;
      const written = at ? {} : { ...(map !== undefined && { map }), ...(layout && { layout }) };
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

/** Whether a scalar is a number or boolean of YAML 1.2's core schema, as Terraform reads it. */
function isPlainValue(text: string): boolean {
  return /^(?:true|false|[-+]?\d+(?:\.\d+)?(?:[eE][-+]?\d+)?)$/.test(text);
}
