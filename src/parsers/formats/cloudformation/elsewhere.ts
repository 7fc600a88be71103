import type { Location } from "../../../source/index.js";
import { asText, type Node, type TextPart } from "../../../tree/index.js";

/** How a value of another template stands in this one. */
export interface Placing {
  readonly at: Location;
  /** How this template writes it again: its own names say nothing here. */
  readonly spelling?: string;
  /** What becomes of its parts. */
  readonly change?: (part: TextPart) => TextPart;
}

/** What another template says, as it stands where it is used: nothing of it is written here. */
export function fromElsewhere(node: Node, placing: Placing): Node {
  const { at } = placing;
  switch (node.kind) {
    case "list": {
      const { items, open } = node;
      const placed = items.map((item) => fromElsewhere(item, unspelled(placing)));
      return { kind: "list", items: placed, location: at, ...(open !== undefined && { open }) };
    }
    case "mapping": {
      const { entries, open } = node;
      const placed = entries.map((entry) => ({ ...entry, value: fromElsewhere(entry.value, unspelled(placing)) }));
      return { kind: "mapping", entries: placed, location: at, ...(open !== undefined && { open }) };
    }
    case "choice": {
      const branches = node.branches.map(({ when, value }) => ({ when, value: fromElsewhere(value, placing) }));
      return { kind: "choice", branches, location: at };
    }
    case "null":
      return { kind: "null", location: at };
    default:
      return textFromElsewhere(asText(node)?.parts ?? [], placing);
  }
}

function unspelled({ spelling: _, ...placing }: Placing): Placing {
  return placing;
}

function textFromElsewhere(parts: readonly TextPart[], placing: Placing): Node {
  const placed = parts.map((part) => placedPart(placing.change?.(part) ?? part, placing));
  const [only, ...others] = placed;
  return only?.kind === "hole" && others.length === 0
    ? { ...only, kind: "unknown" }
    : { kind: "text", parts: placed, location: placing.at };
}

function placedPart({ spelling: _, ...part }: TextPart, { at, spelling }: Placing): TextPart {
  const again = { location: at, ...(spelling !== undefined && { spelling }) };
  if (part.kind === "hole") return { ...part, ...again };
  const { map: __, ...literal } = part;
  const origin = literal.origin.from === "written" ? ({ from: "computed" } as const) : literal.origin;
  return { ...literal, origin, ...again };
}
