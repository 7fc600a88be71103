import type { PolicyDocument, Statement, Template } from "../../model/index.js";
import { isInside, oncePer } from "../../source/index.js";
import type { Entry } from "../../tree/index.js";
import { placeIndex } from "../scope/place-index.js";
import { isTerraformJson } from "../scope/module-of.js";
import { isInBlocks } from "./statement-blocks.js";

/**
 * The document that a statement is written in. A data source may include the documents of others: what is added for a
 * statement of those stands beside it, and all who include it get that.
 */
export function writtenDocument(document: PolicyDocument, statement: Statement, template: Template): PolicyDocument {
  const { location } = statement.node;
  const isOwn = isInside(location, document.node.location) || isTerraformJson(location.file);
  if (isOwn || !isInBlocks(statement) || !isInBlocks(document)) return document;
  const [source] = sourcesIn(template)
    .near(location)
    .filter((place) => isInside(location, place));
  if (!source) return document;
  const statements = document.statements.filter(({ node }) => isInside(node.location, source));
  const { entries, ...node } = document.node;
  const own = entries.map((entry): Entry =>
    entry.key.text === "Statement" && entry.value.kind === "list"
      ? { ...entry, value: { ...entry.value, items: statements.map((one) => one.node) } }
      : entry,
  );
  return { ...document, statements, location: source, node: { ...node, entries: own, location: source } };
}

/** Where the data sources of a template stand. */
const sourcesIn = oncePer(({ resources }: Template) =>
  placeIndex(
    [...resources.values()].flatMap(({ extent, isData }) => (isData ? [extent] : [])),
    (place) => place,
  ),
);
