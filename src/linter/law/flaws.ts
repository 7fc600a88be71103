import type { ModuleDeclaration, Template, TemplateFormat } from "../../model/index.js";
import type { FileTreeCache } from "../../parsers/index.js";
import type { Mapping, Node } from "../../tree/index.js";
import { waitingForever } from "./circles.js";

/** Flaws of a text, counted. An edit must not add any. */
export interface Flaws {
  /** Missing values: a list item or a key with nothing after it. */
  readonly nulls: number;
  /** Keys that occur again in the same mapping. */
  readonly repeatedKeys: number;
  /** Blocks that a Terraform module declares again. Terraform rejects a module with two blocks of one name. */
  readonly repeatedBlocks: number;
  /** Resources that wait for each other. */
  readonly waitingForever: number;
}

/** Whether the tree of the whole text is checked, or only the policy documents that were evaluated from it. */
const whereRead: Readonly<Record<TemplateFormat, "in texts" | "in policies" | "in policies and JSON">> = {
  cloudformation: "in texts",
  terraform: "in policies and JSON",
  plan: "in policies",
  policy: "in texts",
};

/**
 * Counts the flaws of a template. In YAML and JSON, also that of Terraform, the whole text is checked, in Terraform the
 * evaluated policy documents and the names of blocks. In all of them, the dependencies of resources are.
 */
export function flawsIn(template: Template, trees: FileTreeCache): Flaws {
  const where = whereRead[template.dialect.format];
  const texts = template.files.filter(({ path }) => where === "in texts" || path.endsWith(".json"));
  const roots = [
    ...(where === "in texts" ? [] : template.documents.map(({ document }) => document.node)),
    ...(where === "in policies" ? [] : texts.flatMap(({ path, text }) => trees.tree(path, text).documents)),
  ];
  const flaws = {
    nulls: 0,
    repeatedKeys: 0,
    repeatedBlocks: repeatedBlocksIn(template),
    waitingForever: waitingForever(template),
  };
  // An alias gives the same node as its anchor. The node is counted once.
  const seen = new Set<Node>();
  const visit = (node: Node): void => {
    if (seen.has(node)) return;
    seen.add(node);
    if (node.kind === "null") flaws.nulls++;
    if (node.kind === "list") node.items.forEach(visit);
    if (node.kind !== "mapping") return;
    flaws.repeatedKeys += repeatedIn(node);
    for (const { value } of node.entries) visit(value);
  };
  roots.forEach(visit);
  return flaws;
}

function repeatedBlocksIn({ modules = [] }: Template): number {
  const repeated = modules.map(({ declarations }) => declarations.length - namesIn(declarations).size);
  return repeated.reduce((sum, count) => sum + count, 0);
}

function namesIn(declarations: readonly ModuleDeclaration[]): ReadonlySet<string> {
  return new Set(declarations.map(({ name }) => name));
}

/**
 * Keys that differ only in upper and lower case count as equal, because IAM ignores the case of condition operators and
 * condition keys.
 */
function repeatedIn({ entries }: Mapping): number {
  return entries.length - new Set(entries.map(({ key }) => key.text.toLowerCase())).size;
}
