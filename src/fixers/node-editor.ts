import type { Template } from "../model/index.js";
import type { Location } from "../source/index.js";
import type { Layout, Node } from "../tree/index.js";
import { hcl } from "./hcl.js";
import { json } from "./json.js";
import { isTerraformJson } from "./module-of.js";
import { writeContextOf, type WriteContext } from "./text-pieces.js";
import type { SyntaxEditor } from "./syntax-editor.js";
import { yaml } from "./yaml.js";

/** The syntax and the context for edits at a node. */
export interface NodeEditor {
  readonly syntax: SyntaxEditor;
  readonly scope: WriteContext;
}

/**
 * The editor for a part of a policy. `undefined` for the blocks of `aws_iam_policy_document`, which have other names
 * than JSON policies.
 */
export function policyEditorAt(node: Node, template: Template): NodeEditor | undefined {
  const { layout } = node;
  const isBlock = layout?.syntax === "hcl" && (layout.style === "block" || layout.style === "blocks");
  return isBlock ? undefined : editorAt(node, template);
}

/** The editor for a node. `undefined`: the node is not written in a file, or it cannot be edited there. */
export function editorAt(
  node: { readonly location: Location; readonly layout?: Layout },
  template: Template,
): NodeEditor | undefined {
  const { layout, location } = node;
  if (!layout) return undefined;
  const { file } = location;
  // In Terraform JSON, expressions are inside strings. Their nodes have HCL places, which do not match the JSON text.
  if (layout.syntax === "hcl" && isTerraformJson(file)) return undefined;
  const context = writeContextOf(template, location, layout.within);
  return { syntax: syntaxes[layout.syntax], scope: context };
}

const syntaxes: Readonly<Record<Layout["syntax"], SyntaxEditor>> = {
  yaml: withoutTwins(yaml),
  json: withoutTwins(json),
  hcl: withoutTwins(hcl),
};

/** Does not add a key that the mapping has in any case, or that it may have in a part that is not known. */
function withoutTwins(syntax: SyntaxEditor): SyntaxEditor {
  return {
    ...syntax,
    insert(mapping, key, value, context, at) {
      const isTaken = mapping.entries.some((entry) => entry.key.text.toLowerCase() === key.toLowerCase());
      return isTaken || mapping.incompleteReason !== undefined
        ? undefined
        : syntax.insert(mapping, key, value, context, at);
    },
  };
}
