import { regions } from "../../knowledge/index.js";
import type { Statement } from "../../model/index.js";
import { oncePer, type Report, type Text, type TextPart } from "../../rule-kit/index.js";

type Resources = NonNullable<Statement["resources"]>["items"];

/**
 * The resources of a statement, if what is reported depends on the defaults in them. `function:${var.name}` names a function
 * whatever the default is. `isReported` says whether a statement with any other values is reported, too.
 */
export function decidingResources(
  statement: Statement,
  isReported: (statement: Statement) => boolean,
): NonNullable<Report["restsOn"]> {
  return isReported(withoutDefaults(statement)) ? [] : (statement.resources?.items ?? []);
}

const withoutDefaults = oncePer((statement: Statement): Statement => {
  const { resources } = statement;
  if (!resources?.items.some(({ text }) => text.parts.some(isOfDefault))) return statement;
  const items: Resources = resources.items.map((item) => ({ ...item, text: opened(item.text) }));
  return { ...statement, resources: { ...resources, items } };
});

function isOfDefault({ chosenBy, origin }: TextPart): boolean {
  return origin.from === "default" || chosenBy !== undefined;
}

function opened(text: Text): Text {
  const parts = text.parts.map((part, index): TextPart => {
    if (!isOfDefault(part)) return part;
    const symbol = { id: `default/${String(index)}`, shape: shapeOf(part) };
    return { kind: "hole", symbol, reason: "it is a default", location: part.location, origin: part.origin };
  });
  return { ...text, parts };
}

/** What may stand in place of a default: a text that fills the same fields of an ARN. */
function shapeOf(part: TextPart): "account" | "any" | "path" | "region" {
  if (part.kind === "hole" || part.text.includes(":")) return "any";
  if (/^\d{12}$/.test(part.text)) return "account";
  return regions.includes(part.text) ? "region" : "path";
}
