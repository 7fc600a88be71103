import type { Position } from "vscode-languageserver/node.js";
import { wholeMessage } from "../linter/index.js";
import { rangeOfPlace, touches } from "./positions.js";
import type { Snapshot } from "./snapshot.js";

/** The messages at a position that show only a part of a list, whole. */
export function findingHover(position: Position, path: string, { judged, messages }: Snapshot): readonly string[] {
  const range = { start: position, end: position };
  return (messages.get(path) ?? [])
    .filter((message) => touches(rangeOfPlace(message), range))
    .flatMap((message) => {
      const rule = judged.workspace.rules.find(({ name }) => name === message.ruleId);
      return (rule && wholeMessage(message, rule)) ?? [];
    });
}
