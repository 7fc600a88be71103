import type { Position } from "vscode-languageserver/node.js";
import { wholeMessage } from "../../linter/index.js";
import { rangeOfPlace, touches } from "../texts/positions.js";
import type { Snapshot } from "../lints/snapshot.js";

/** The whole text of messages at a position, if the message shows only a part of a list. */
export function findingHover(position: Position, path: string, { judged, messages }: Snapshot): readonly string[] {
  const range = { start: position, end: position };
  return (messages.get(path) ?? [])
    .filter((message) => touches(rangeOfPlace(message), range))
    .flatMap((message) => {
      const rule = judged.workspace.rules.find(({ name }) => name === message.ruleId);
      return (rule && wholeMessage(message, rule)) ?? [];
    });
}
