import type { Position } from "vscode-languageserver/node.js";
import { sourceFile } from "../../source/index.js";
import type { OpenDocument } from "../editor/thread-messages.js";
import { offsetOfPosition } from "../texts/positions.js";
import type { ShownTexts } from "./shown-texts.js";
import type { Snapshot } from "../lints/snapshot.js";

/** The address of the resource whose text a position is in. `undefined`: it is in none. */
export function addressAt(
  position: Position,
  { path, text }: OpenDocument,
  { judged }: Snapshot,
  shown: ShownTexts,
): string | undefined {
  const offset = shown.judgedOffset(path, offsetOfPosition(sourceFile(path, text), position));
  const resources = judged.model.templates
    .filter(({ account }) => !account)
    .flatMap((template) => [...template.resources.values()]);
  return resources.find(({ extent: { end, file, start } }) => file.path === path && start <= offset && offset <= end)
    ?.address;
}
