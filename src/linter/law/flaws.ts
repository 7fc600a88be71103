import type { Template, TemplateFormat } from "../../model/index.js";
import type { FileTreeCache } from "../../parsers/index.js";
import type { Mapping, Node } from "../../tree/index.js";

/** What no edit may leave behind more of than was there. */
export interface Flaws {
  /** Values that are missing: a dash or a key with nothing behind it. */
  readonly nulls: number;
  /** Keys that their mapping has before. */
  readonly repeatedKeys: number;
}

/** Whether texts can be read as they are written, or only the policy documents that they give. */
const whereRead: Readonly<Record<TemplateFormat, "in texts" | "in policies">> = {
  cloudformation: "in texts",
  terraform: "in policies",
  plan: "in policies",
  policy: "in texts",
};

/** Of texts in YAML and JSON as they are written, of Terraform in the policy documents that it gives. */
export function flawsIn(template: Template, trees: FileTreeCache): Flaws {
  const roots =
    whereRead[template.dialect.format] === "in policies"
      ? template.documents.map(({ document }) => document.node)
      : template.files.flatMap(({ path, text }) => trees.tree(path, text).documents);
  const flaws = { nulls: 0, repeatedKeys: 0 };
  // An alias stands for its anchor's node, which is looked at once.
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

/** Condition operators and keys are the same in any case of letters. */
function repeatedIn({ entries }: Mapping): number {
  return entries.length - new Set(entries.map(({ key }) => key.text.toLowerCase())).size;
}
