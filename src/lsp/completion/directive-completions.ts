import type { CompletionItem } from "vscode-languageserver/node.js";
import { directiveNames, rules as builtIn } from "../../linter/index.js";
import type { SourceFile } from "../../source/index.js";
import { rangeOfOffsets } from "../texts/positions.js";
import type { Snapshot } from "../lints/snapshot.js";
import { completionKinds } from "./completion.js";

/** The rules of the config, or those that are built in while nothing was judged yet. */
export function rulesFor(
  snapshot: Snapshot | undefined,
): readonly { readonly name: string; readonly description: string }[] {
  const rules = snapshot?.judged.workspace.rules ?? builtIn;
  return rules.map(({ meta, name }) => ({ name, description: meta.docs.description }));
}

/** Completes a directive, or the name of a rule in one. `undefined`: the cursor is not in a directive. */
export function directiveCompletion(
  file: SourceFile,
  offset: number,
  snapshot: Snapshot | undefined,
): readonly CompletionItem[] | undefined {
  const line = file.text.slice(file.text.lastIndexOf("\n", offset - 1) + 1, offset);
  const at = line.lastIndexOf("dmslint-");
  if (at < 0 || !beginsComment(line.slice(0, at).trim())) return undefined;
  const directive = line.slice(at);
  const isWord = !/\s/.test(directive);
  if (!isWord && (directive.includes(" --") || !directiveNames.includes(directive.split(/\s/)[0] ?? "")))
    return undefined;
  const typed = isWord ? directive : (directive.split(/[\s,]/).at(-1) ?? "");
  const given = new Set(directive.slice(0, directive.length - typed.length).split(/[\s,]+/));
  const offered = isWord
    ? directiveNames.map((name) => ({ name, description: "" }))
    : rulesFor(snapshot).filter(({ name }) => !given.has(name));
  const range = rangeOfOffsets(file, offset - typed.length, offset);
  return offered.map(({ description, name }) => ({
    label: name,
    filterText: name,
    kind: isWord ? 14 : completionKinds.rule,
    ...(description !== "" && { documentation: description }),
    textEdit: { range, newText: name },
  }));
}

/** Whether a text ends with the sign of a comment, of which some draw more than they need: `##`, `/**`, or a star on each line. */
function beginsComment(text: string): boolean {
  const sign = text.split(/\s/).at(-1) ?? "";
  if (sign.endsWith("#") || sign.endsWith("//")) return true;
  return sign.endsWith("*") && (sign.includes("/*") || /^\*+$/.test(text));
}
