import type { Template } from "../../model/index.js";
import type { Location, TextEdit } from "../../source/index.js";
import type { Entry, Layout, List, Mapping, Node } from "../../tree/index.js";
import { hcl } from "./hcl.js";
import { json } from "./json.js";
import { isJsonValue } from "../scope/json-values.js";
import { isTerraformJson } from "../scope/module-of.js";
import type { NewValue } from "../values/new-value.js";
import { writeContextOf, type WriteContext } from "../values/write-context.js";
import type { SyntaxEditor } from "./syntax-editor.js";
import { terraformJson } from "./terraform-json.js";
import { yaml } from "./yaml.js";

type Edits = TextEdit[] | undefined;

/** Edits at a node: what its `SyntaxEditor` does, in the context of the place. */
export interface NodeEditor {
  readonly context: WriteContext;
  readonly extend: (holder: Mapping, entry: Entry, items: readonly NewValue[]) => Edits;
  readonly insert: (mapping: Mapping, key: string, value: NewValue, at?: Entry | "first") => Edits;
  readonly replace: (holder: Mapping, entry: Entry, value: NewValue) => Edits;
  readonly exchange: (list: List, item: Node, values: readonly NewValue[]) => Edits;
  readonly remove: (holder: List | Mapping, children: ReadonlySet<Node | Entry>) => Edits;
}

export function editorIn(syntax: SyntaxEditor, context: WriteContext): NodeEditor {
  return {
    context,
    extend: (holder, entry, items) => syntax.extend(holder, entry, items, context),
    insert: (mapping, key, value, at) => syntax.insert(mapping, key, value, context, at),
    replace: (holder, entry, value) => syntax.replace(holder, entry, value, context),
    exchange: (list, item, values) => syntax.exchange(list, item, values, context),
    remove: (holder, children) => syntax.remove(holder, children),
  };
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
  const context = writeContextOf(template, location, layout.within);
  if (layout.syntax !== "hcl" || !isTerraformJson(file)) return editorIn(syntaxes[layout.syntax], context);
  return isJsonValue(location) ? editorIn(withoutTwins(terraformJson), context) : undefined;
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
