import type { ClientCapabilities } from "vscode-languageserver/node.js";

/** What the editor can do, as far as it matters here. */
export interface Client {
  readonly showsRelated: boolean;
  /** Address of a built-in rule's page; absent where the editor has no place for it. */
  readonly pageOf?: (rule: string) => string | undefined;
  /** Whether edits may name the version of the document they are meant for. */
  readonly takesVersionedEdits: boolean;
  readonly takesMarkdown: boolean;
  readonly takesCodeActions: boolean;
  /** Whether the editor can be asked to watch files. */
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
