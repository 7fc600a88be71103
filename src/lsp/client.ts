import type { ClientCapabilities } from "vscode-languageserver/node.js";

/** The features of the editor that the server uses. */
export interface Client {
  readonly showsRelated: boolean;
  /** The URL of the page of a built-in rule. Absent if the editor cannot show it. */
  readonly pageOf?: (rule: string) => string | undefined;
  /** Whether the editor accepts edits that name the version of the document. */
  readonly takesVersionedEdits: boolean;
  readonly takesMarkdown: boolean;
  readonly takesCodeActions: boolean;
  /** Whether the server can ask the editor to watch files. */
  readonly watchesFiles: boolean;
}

export function clientOf(
  { textDocument, workspace }: ClientCapabilities,
  pageOf: (rule: string) => string | undefined,
): Client {
  return {
    showsRelated: textDocument?.publishDiagnostics?.relatedInformation ?? false,
    ...(textDocument?.publishDiagnostics?.codeDescriptionSupport && { pageOf }),
    takesVersionedEdits: workspace?.workspaceEdit?.documentChanges ?? false,
    takesMarkdown: textDocument?.hover?.contentFormat?.includes("markdown") ?? false,
    takesCodeActions: textDocument?.codeAction?.codeActionLiteralSupport !== undefined,
    watchesFiles: workspace?.didChangeWatchedFiles?.dynamicRegistration ?? false,
  };
}
