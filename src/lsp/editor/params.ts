import type { Position, Range } from "vscode-languageserver/node.js";
import { isRecord } from "../../source/index.js";
import { errorCodes, RpcError } from "./rpc.js";

/** A document that the editor opens. */
export interface OpenedText {
  readonly uri: string;
  readonly languageId?: string;
  readonly version: number;
  readonly text: string;
}

/** A change of a text. Without a range, the whole text is replaced. */
export interface TextEdit {
  readonly range?: Range;
  readonly text: string;
}

export interface TextEdits {
  readonly uri: string;
  /** Absent: the editor does not count versions. */
  readonly version?: number;
  readonly edits: readonly TextEdit[];
}

export interface PlaceParams {
  readonly uri: string;
  readonly position: Position;
}

export interface ActionParams {
  readonly uri: string;
  readonly range: Range;
  readonly only?: readonly string[];
}

/*
 * An editor may send anything. Each function checks the parameters of one message, and throws an error that says what is
 * wrong with them.
 */

export function openedText(params: unknown): OpenedText {
  const { languageId, text, uri, version } = recordAt(params, "textDocument");
  if (typeof uri !== "string" || typeof text !== "string" || !isWhole(version))
    throw wrong("textDocument needs uri, version and text");
  return { uri, version, text, ...(typeof languageId === "string" && { languageId }) };
}

export function textEdits(params: unknown): TextEdits {
  const { uri, version } = recordAt(params, "textDocument");
  const isCounted = version !== undefined && version !== null;
  if (typeof uri !== "string" || (isCounted && !isWhole(version))) throw wrong("textDocument needs uri and version");
  const changes = isRecord(params) ? params.contentChanges : undefined;
  if (!Array.isArray(changes)) throw wrong("contentChanges must be a list");
  return { uri, edits: changes.map(textEdit), ...(isCounted && { version }) };
}

function textEdit(change: unknown): TextEdit {
  if (!isRecord(change) || typeof change.text !== "string") throw wrong("a change needs text");
  const { range, text } = change;
  return range === undefined || range === null ? { text } : { text, range: rangeOf(range) };
}

/** The URI of a message that is only about a document. */
export function documentUri(params: unknown): string {
  const { uri } = recordAt(params, "textDocument");
  if (typeof uri !== "string") throw wrong("textDocument needs uri");
  return uri;
}

export function placeParams(params: unknown): PlaceParams {
  return { uri: documentUri(params), position: positionOf(recordAt(params, "position")) };
}

export function actionParams(params: unknown): ActionParams {
  const context = isRecord(params) ? params.context : undefined;
  const only = isRecord(context) ? context.only : undefined;
  const asked = { uri: documentUri(params), range: rangeOf(recordAt(params, "range")) };
  if (only === undefined || only === null) return asked;
  if (!Array.isArray(only) || !only.every((kind) => typeof kind === "string"))
    throw wrong("context.only must be a list of texts");
  return { ...asked, only };
}

export interface ReferenceParams extends PlaceParams {
  readonly withDeclaration: boolean;
}

export function referenceParams(params: unknown): ReferenceParams {
  const context = isRecord(params) ? params.context : undefined;
  return { ...placeParams(params), withDeclaration: isRecord(context) && context.includeDeclaration === true };
}

/** What symbols of the workspace are searched for. An empty text asks for all. */
export function symbolQuery(params: unknown): string {
  const query = isRecord(params) ? params.query : undefined;
  if (typeof query !== "string") throw wrong("query is missing");
  return query;
}

/** A command and its arguments. */
export interface CommandParams {
  readonly command: string;
  readonly given: readonly unknown[];
}

export function commandParams(params: unknown): CommandParams {
  const { arguments: given = [], command } = isRecord(params) ? params : {};
  if (typeof command !== "string") throw wrong("command is missing");
  if (!Array.isArray(given)) throw wrong("arguments must be a list");
  return { command, given };
}

/** A position that is an argument of a command. */
export function positionIn(argument: unknown): Position {
  if (!isRecord(argument)) throw wrong("a position needs line and character");
  return positionOf(argument);
}

/** The result that the editor has of a document already. */
export function knownResult(params: unknown): string | undefined {
  const id = isRecord(params) ? params.previousResultId : undefined;
  return typeof id === "string" ? id : undefined;
}

/** The results that the editor has already, by document. */
export function knownResults(params: unknown): ReadonlyMap<string, string> {
  const given = isRecord(params) ? params.previousResultIds : undefined;
  if (!Array.isArray(given)) throw wrong("previousResultIds must be a list");
  return new Map(
    given.flatMap((one): readonly [string, string][] =>
      isRecord(one) && typeof one.uri === "string" && typeof one.value === "string" ? [[one.uri, one.value]] : [],
    ),
  );
}

/** The URIs of files that changed on disk. */
export function changedUris(params: unknown): readonly string[] {
  const changes = isRecord(params) ? params.changes : undefined;
  if (!Array.isArray(changes)) throw wrong("changes must be a list");
  return changes.flatMap((change) => (isRecord(change) && typeof change.uri === "string" ? [change.uri] : []));
}

function recordAt(params: unknown, key: string): Readonly<Record<string, unknown>> {
  const value = isRecord(params) ? new Map(Object.entries(params)).get(key) : undefined;
  if (!isRecord(value)) throw wrong(`${key} is missing`);
  return value;
}

function rangeOf(value: unknown): Range {
  const [start, end] = [positionOf(recordAt(value, "start")), positionOf(recordAt(value, "end"))];
  const isReversed = start.line > end.line || (start.line === end.line && start.character > end.character);
  return isReversed ? { start: end, end: start } : { start, end };
}

function positionOf({ character, line }: Readonly<Record<string, unknown>>): Position {
  if (!isWhole(line) || !isWhole(character)) throw wrong("a position needs line and character");
  return { line, character };
}

function isWhole(value: unknown): value is number {
  return Number.isSafeInteger(value);
}

function wrong(words: string): RpcError {
  return new RpcError(errorCodes.invalidParams, `The parameters are wrong: ${words}.`);
}
