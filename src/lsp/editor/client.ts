import { isRecord, ownValue } from "../../source/index.js";

/** The features of the editor that the server uses. */
export interface Client {
  readonly showsRelated: boolean;
  /** Whether a finding may link to the page of its rule. */
  readonly showsPages: boolean;
  /** Whether the editor accepts edits that name the version of the document. */
  readonly takesVersionedEdits: boolean;
  readonly takesMarkdown: boolean;
  readonly takesCodeActions: boolean;
  /** Whether the editor asks for diagnostics, and can be told to ask again. */
  readonly pullsDiagnostics: boolean;
  /** Whether the server can ask the editor to watch files. */
  readonly watchesFiles: boolean;
  /** Whether the server can ask for settings, and to be told when they change. */
  readonly pullsSettings: boolean;
  readonly registersSettings: boolean;
  /** Whether the editor can be told to ask for inlay hints again. */
  readonly refreshesHints: boolean;
  /** The same for code lenses. */
  readonly refreshesLenses: boolean;
  readonly showsProgress: boolean;
}

/** Reads the capabilities that an editor sends. What is missing or has a wrong type is not supported. */
export function clientOf(capabilities: unknown): Client {
  const has = (...path: readonly string[]): boolean => valueAt(capabilities, path) === true;
  const formats = valueAt(capabilities, ["textDocument", "hover", "contentFormat"]);
  return {
    showsRelated: has("textDocument", "publishDiagnostics", "relatedInformation"),
    showsPages: has("textDocument", "publishDiagnostics", "codeDescriptionSupport"),
    takesVersionedEdits: has("workspace", "workspaceEdit", "documentChanges"),
    takesMarkdown: Array.isArray(formats) && formats.includes("markdown"),
    takesCodeActions: isRecord(valueAt(capabilities, ["textDocument", "codeAction", "codeActionLiteralSupport"])),
    pullsDiagnostics:
      isRecord(valueAt(capabilities, ["textDocument", "diagnostic"])) &&
      has("workspace", "diagnostics", "refreshSupport"),
    watchesFiles: has("workspace", "didChangeWatchedFiles", "dynamicRegistration"),
    pullsSettings: has("workspace", "configuration"),
    registersSettings: has("workspace", "didChangeConfiguration", "dynamicRegistration"),
    refreshesHints: has("workspace", "inlayHint", "refreshSupport"),
    refreshesLenses: has("workspace", "codeLens", "refreshSupport"),
    showsProgress: has("window", "workDoneProgress"),
  };
}

function valueAt(value: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>((at, key) => (isRecord(at) ? ownValue(at, key) : undefined), value);
}
