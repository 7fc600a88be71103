import type { CompletionItem, CompletionList, Position } from "vscode-languageserver/node.js";
import { formatByName } from "../../model/index.js";
import { sourceFile } from "../../source/index.js";
import { isConfig } from "../lints/lint-document.js";
import type { OpenDocument } from "../editor/thread-messages.js";
import { offsetOfPosition } from "../texts/positions.js";
import type { Snapshot } from "../lints/snapshot.js";
import { fitsCalls } from "./calls.js";
import { configCompletions } from "./config-completions.js";
import { directiveCompletion } from "./directive-completions.js";
import { freePlace, takesKey } from "./free-place.js";
import { readLooseBrackets } from "./loose-brackets.js";
import type { LooseGroup, LoosePlace } from "./loose-tree.js";
import { readLooseYaml } from "./loose-yaml.js";
import { policyCompletions } from "./policy-completions.js";
import { declaredFor } from "./reference-completions.js";
import type { Completion } from "./completion.js";
import { untilColon } from "./until-colon.js";
import { wantedAt } from "./wanted.js";
import { writtenCompletion } from "./written-completion.js";

/**
 * What can be written at a position. It is found in the text as it is, which is half typed, and not in what was judged.
 * From that come only the declared resources and the names of the rules.
 */
export async function completionAt(
  position: Position,
  { path, text }: OpenDocument,
  snapshot: Snapshot | undefined,
): Promise<CompletionList> {
  const file = sourceFile(path, text);
  const offset = offsetOfPosition(file, position);
  const inDirective = directiveCompletion(file, offset, snapshot);
  if (inDirective) return { isIncomplete: false, items: [...inDirective] };
  const found = freePlace(looseTreeOf(path, text), text, offset);
  const typed = found && !wantedAt(found) ? untilColon(found, offset) : undefined;
  const place = typed ?? found;
  const all = place ? await completionsAt(place, path, text, offset, snapshot) : [];
  const goesOn = (one: Completion): boolean => one.text.toLowerCase().startsWith(typed?.text.text.toLowerCase() ?? "");
  const completions = place ? all.filter((one) => goesOn(one) && fits(one, place, text, offset)) : [];
  const items = place ? completions.map((one): CompletionItem => writtenCompletion(one, { file, place, offset })) : [];
  // Behind the name of a service, there are others.
  return { isIncomplete: completions.some(({ isStart }) => isStart), items };
}

function looseTreeOf(path: string, text: string): LooseGroup {
  const byName = formatByName(path);
  if (byName && !path.endsWith(".json")) return readLooseBrackets(text, 0, text.length, byName.folder.syntax);
  return /^\s*[{[]/.test(text) ? readLooseBrackets(text, 0, text.length, "json") : readLooseYaml(text);
}

function fits(completion: Completion, place: LoosePlace, text: string, offset: number): boolean {
  const { isKey, mayRepeat, rival, text: name } = completion;
  if (!isKey) return fitsCalls(completion, place, offset);
  const others = [...(mayRepeat ? [] : [name]), ...(rival === undefined ? [] : [rival])];
  return takesKey(place, text, offset) && !others.some((other) => isGiven(other, place));
}

/** Whether the mapping has a key already, elsewhere than at the cursor. */
function isGiven(name: string, { groups: [group], text }: LoosePlace): boolean {
  return (
    group?.entries.some(({ key }) => key && key !== text && key.text.toLowerCase() === name.toLowerCase()) === true
  );
}

async function completionsAt(
  place: LoosePlace,
  path: string,
  text: string,
  offset: number,
  snapshot: Snapshot | undefined,
): Promise<readonly Completion[]> {
  if (isConfig(path)) return configCompletions(place, snapshot);
  const wanted = wantedAt(place);
  if (!wanted) return [];
  const written = place.text && !place.text.isGap ? text.slice(place.text.start, offset) : "";
  const model = snapshot?.judged.model;
  return policyCompletions(wanted, written, model ? declaredFor(path, model) : []);
}
