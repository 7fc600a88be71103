import type { Connection } from "vscode-languageserver/node.js";
import { unitPathOf } from "../workspace/index.js";
import type { Client } from "./client.js";
import { diagnosticOf } from "./diagnostics.js";
import type { OpenDocument, OpenDocuments } from "./documents.js";
import type { LintSettings } from "./lint-document.js";
import type { PluginConsent } from "./plugin-consent.js";
import { shownMessages, type ShownMessage } from "./shown-messages.js";
import type { LastReadableTexts, Snapshot } from "./snapshot.js";
import { unitLints } from "./unit-lints.js";

/** Keeps the findings of all open documents up to date, and sends them to the editor. */
export interface Session {
  /** The text of a file changed, in the editor or on disk. */
  changed(path: string): void;
  /** Anything may have changed: a config, or the files of a folder. */
  changedAll(): void;
  closed(document: OpenDocument): void;
  /** The snapshot of the document's unit, for the current text. */
  snapshotFor(document: OpenDocument): Promise<Snapshot | undefined>;
  /** The findings in a document, for its current text. */
  messagesFor(document: OpenDocument): Promise<readonly ShownMessage[]>;
}

export interface SessionOptions {
  readonly connection: Connection;
  readonly documents: OpenDocuments;
  readonly settings: LintSettings;
  readonly consent: PluginConsent;
  readonly client: () => Client;
}

export function startSession({ client, connection, consent, documents, settings }: SessionOptions): Session {
  const good: LastReadableTexts = new Map();
  const units = unitLints({ connection, documents, settings, good, onSnapshot: show });
  const shownIn = (document: OpenDocument): readonly ShownMessage[] =>
    shownMessages(
      document,
      units.keys().flatMap((unit) => units.last(unit) ?? []),
    );

  function show(unit: string, snapshot: Snapshot): void {
    snapshot.judged.workspace.skipped.forEach((plugins) => consent.ask(plugins));
    const inResults = [...snapshot.messages.keys()].flatMap((path) => documents.at(path) ?? []);
    const shown = new Map([...documents.inUnit(unit), ...inResults].map((document) => [document.path, document]));
    for (const document of shown.values()) {
      const diagnostics = shownIn(document).map((one) => diagnosticOf(one, documents, client()));
      void connection.sendDiagnostics({ uri: document.uri, version: document.version, diagnostics });
    }
  }

  function changed(path: string): void {
    const own = unitPathOf(path);
    const isOpen = documents.inUnit(own).length > 0;
    // A unit that is linted for the first time may read any file.
    const reading = units.keys().filter((unit) => units.last(unit)?.judged.reads.has(path) ?? true);
    for (const unit of new Set([...(isOpen ? [own] : []), ...reading])) units.refresh(unit);
  }

  return {
    changed,
    changedAll: () => units.keys().forEach((unit) => units.refresh(unit)),
    closed({ path, uri }) {
      const own = unitPathOf(path);
      good.delete(path);
      void connection.sendDiagnostics({ uri, diagnostics: [] });
      if (documents.inUnit(own).length === 0) units.forget(own);
      changed(path);
    },
    snapshotFor: ({ path }) => units.current(unitPathOf(path)),
    async messagesFor(document) {
      await units.current(unitPathOf(document.path));
      return shownIn(document);
    },
  };
}
