import { DiagnosticSeverity, type Diagnostic } from "vscode-languageserver/node.js";
import type { RelatedMessage } from "../linter/index.js";
import type { Client } from "./client.js";
import type { OpenDocuments } from "./documents.js";
import { rangeOfPlace } from "./positions.js";
import type { ShownMessage } from "./shown-messages.js";
import type { Snapshot } from "./snapshot.js";

/** Converts a finding to a diagnostic of the protocol. */
export function diagnosticOf(
  { message, snapshot }: ShownMessage,
  documents: OpenDocuments,
  client: Client,
): Diagnostic {
  const { related, ruleId, severity } = message;
  const page = ruleId === null ? undefined : pageOf(ruleId, snapshot, client);
  const relatedInformation = related.map(({ filePath, message: words, ...place }: RelatedMessage) => ({
    location: { uri: documents.uriOf(filePath), range: rangeOfPlace(place) },
    message: words,
  }));
  return {
    range: rangeOfPlace(message),
    severity: severity === 2 ? DiagnosticSeverity.Error : DiagnosticSeverity.Warning,
    source: "dmslint",
    message: message.message,
    ...(ruleId !== null && { code: ruleId }),
    ...(page !== undefined && { codeDescription: { href: page } }),
    ...(client.showsRelated && related.length > 0 && { relatedInformation }),
  };
}

/** The URL of a rule's page. A plugin gives the URL of its rule in `meta.docs.url`. */
function pageOf(name: string, { judged }: Snapshot, client: Client): string | undefined {
  if (!client.pageOf) return undefined;
  return judged.workspace.rules.find((rule) => rule.name === name)?.meta.docs.url ?? client.pageOf(name);
}
