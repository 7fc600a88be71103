import { basename } from "node:path";
import type { CompletionItem, CompletionList, Position } from "vscode-languageserver/node.js";
import { formatByName } from "../../model/index.js";
import { sourceFile } from "../../source/index.js";
import { configNames } from "../../workspace/index.js";
import type { OpenDocument } from "../editor/thread-messages.js";
import { offsetOfPosition } from "../texts/positions.js";
import type { Snapshot } from "../lints/snapshot.js";
import { configSuggestions } from "./config-suggestions.js";
import { directiveCompletion } from "./directive-suggestions.js";
import { readBrackets } from "./loose-brackets.js";
import { placeIn, type LooseGroup, type Place } from "./loose-tree.js";
import { readYaml } from "./loose-yaml.js";
import { policySuggestions } from "./policy-suggestions.js";
import { declaredFor } from "./reference-suggestions.js";
import type { Suggestion } from "./suggestion.js";
import { wantedAt } from "./wanted.js";
import { writtenSuggestion } from "./written-suggestion.js";

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
  const place = placeAt(looseTreeOf(path, text), text, offset);
  const suggestions = place ? await suggestionsAt(place, path, text, offset, snapshot) : [];
  const items = place ? suggestions.map((one): CompletionItem => writtenSuggestion(one, { file, place, offset })) : [];
  // Behind the name of a service, there are others.
  return { isIncomplete: suggestions.some(({ isStart }) => isStart), items };
}

function looseTreeOf(path: string, text: string): LooseGroup {
  const byName = formatByName(path);
  if (byName && !path.endsWith(".json")) return readBrackets(text, 0, text.length, byName.folder.syntax);
  return /^\s*[{[]/.test(text) ? readBrackets(text, 0, text.length, "json") : readYaml(text);
}

/** `undefined`: the cursor stands in an empty line of YAML, and not in the column of the keys or of the missing value. */
function placeAt(tree: LooseGroup, text: string, offset: number): Place | undefined {
  const place = placeIn(tree, offset);
  const [group] = place.groups;
  const lineStart = text.lastIndexOf("\n", offset - 1) + 1;
  if (place.isKey && !place.text && group?.form === "lines" && group.syntax === "yaml") {
    const first = group.entries.find(({ key }) => key)?.key;
    const column = first && first.start - first.quote.length - (text.lastIndexOf("\n", first.start - 1) + 1);
    return column === offset - lineStart ? place : undefined;
  }
  const gap = place.text?.isGap ? place.text : undefined;
  if (gap?.column === undefined) return place;
  return lineStart <= gap.start || offset - lineStart > gap.column ? place : undefined;
}

async function suggestionsAt(
  place: Place,
  path: string,
  text: string,
  offset: number,
  snapshot: Snapshot | undefined,
): Promise<readonly Suggestion[]> {
  if (configNames.some((name) => name === basename(path))) return configSuggestions(place, snapshot);
  const wanted = wantedAt(place);
  if (!wanted) return [];
  const written = place.text && !place.text.isGap ? text.slice(place.text.start, offset) : "";
  const model = snapshot?.judged.model;
  return policySuggestions(wanted, written, model ? declaredFor(path, model) : []);
}
