import type { Diagnostic } from "vscode-languageserver/node.js";
import type { RelatedMessage } from "../../linter/index.js";
import type { OpenDocuments } from "../texts/documents.js";
import type { Client } from "../editor/client.js";
import { rangeOfPlace } from "../texts/positions.js";
import type { ShownMessage } from "./shown-messages.js";
import type { Snapshot } from "../lints/snapshot.js";

/** What diagnostics and edits are made for: the features of the editor, and what is open in it. */
export interface Editor {
  readonly client: Client;
  readonly documents: OpenDocuments;
  /** The URL of the page of a built-in rule. */
  readonly pageOf: (rule: string) => string | undefined;
}

/** Converts a finding to a diagnostic of the protocol. */
export function diagnosticOf({ message, snapshot }: ShownMessage, editor: Editor): Diagnostic {
  const { client, documents } = editor;
  const { related, ruleId, severity } = message;
  const page = ruleId === null || !client.showsPages ? undefined : rulePage(ruleId, snapshot, editor);
  const relatedInformation = related.map(({ filePath, message: words, ...place }: RelatedMessage) => ({
    location: { uri: documents.uriOf(filePath), range: rangeOfPlace(place) },
    message: words,
  }));
  return {
    range: rangeOfPlace(message),
    // The numbers of the protocol: 1 is an error, 2 a warning.
    severity: severity === 2 ? 1 : 2,
    source: "dmslint",
    message: message.message,
    ...(ruleId !== null && { code: ruleId }),
    ...(page !== undefined && { codeDescription: { href: page } }),
    ...(client.showsRelated && related.length > 0 && { relatedInformation }),
  };
}

/** The URL of a rule's page. A plugin gives the URL of its rule in `meta.docs.url`. */
export function rulePage(name: string, { judged }: Snapshot, { pageOf: builtIn }: Editor): string | undefined {
  return judged.workspace.rules.find((rule) => rule.name === name)?.meta.docs.url ?? builtIn(name);
}
