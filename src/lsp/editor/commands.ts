import type { Position } from "vscode-languageserver/node.js";
import { commandParams, positionIn } from "./params.js";
import { errorCodes, RpcError } from "./rpc.js";
import type { Asked } from "./thread-messages.js";

/** The command that explains a role or a DMS resource. Its arguments are the URI of a document and an address or a position. */
export const explainCommand = "dmslint.explain";

/** A question, and the document that it is about. */
export type AskedOf = readonly [uri: string, asked: Asked];

/** How the arguments of each command, after the URI of the document, become a question. */
const commands = new Map<string, (subject: string | Position | undefined) => Asked | string>([
  [explainCommand, (of) => (of === undefined ? "an address or a position" : { kind: "explain", of })],
  ["dmslint.graph", () => ({ kind: "graph" })],
  ["dmslint.leastPolicy", (of) => ({ kind: "leastPolicy", ...(of !== undefined && { of }) })],
  ["dmslint.notJudged", () => ({ kind: "notJudged" })],
]);

export const commandNames: readonly string[] = [...commands.keys()];

/** The question that the parameters of `workspace/executeCommand` ask. */
export function commandAsked(params: unknown): AskedOf {
  const { command, given } = commandParams(params);
  const askedBy = commands.get(command);
  if (!askedBy) throw new RpcError(errorCodes.invalidParams, `The server has no command ${command}.`);
  const [uri, of] = given;
  const subject = of === undefined || of === null ? undefined : typeof of === "string" ? of : positionIn(of);
  const asked = askedBy(subject);
  if (typeof uri !== "string" || typeof asked === "string") {
    const more = typeof asked === "string" ? ` and ${asked}` : "";
    throw new RpcError(errorCodes.invalidParams, `${command} needs the URI of a document${more}.`);
  }
  return [uri, asked];
}
