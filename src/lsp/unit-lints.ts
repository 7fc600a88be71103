import { MessageType, ShowMessageNotification, type Connection } from "vscode-languageserver/node.js";
import { isFailure, visibleLines } from "../source/index.js";
import type { OpenDocuments } from "./documents.js";
import { latest, type Latest } from "./latest.js";
import type { LintSettings } from "./lint-document.js";
import { snapshotOf, type LastReadableTexts, type Snapshot } from "./snapshot.js";

/** Milliseconds without a change before a unit is linted. Most people need longer for the next key. */
const pause = 80;

export interface UnitLintOptions {
  readonly connection: Connection;
  readonly documents: OpenDocuments;
  readonly settings: LintSettings;
  readonly good: LastReadableTexts;
  readonly onSnapshot: (unit: string, snapshot: Snapshot) => void;
}

/** The snapshots of all units that have an open document, by the path of the unit. */
export function unitLints({ connection, documents, good, onSnapshot, settings }: UnitLintOptions): Latest<Snapshot> {
  const errorNotices = errorNoticesTo(connection);
  const make = async (unit: string): Promise<Snapshot | undefined> => {
    const [document] = documents.inUnit(unit);
    if (!document) return undefined;
    try {
      const snapshot = await snapshotOf(document.path, documents.texts(), good, settings);
      errorNotices.update(unit, isFailure(snapshot) ? snapshot.message : undefined);
      return isFailure(snapshot) ? undefined : snapshot;
    } catch (error) {
      connection.console.error(visibleLines(error instanceof Error ? (error.stack ?? error.message) : String(error)));
      return undefined;
    }
  };
  return latest({ pause, make, onAnswer: onSnapshot });
}

interface ErrorNotices {
  /**
   * Shows why a unit cannot be linted. `undefined`: it can be linted. The same message is shown only once, not at every
   * change.
   */
  update(unit: string, message: string | undefined): void;
}

function errorNoticesTo(connection: Connection): ErrorNotices {
  const said = new Map<string, string>();
  return {
    update(unit, message) {
      if (message === undefined) {
        said.delete(unit);
        return;
      }
      if (![...said.values()].includes(message)) show(connection, `dmslint: ${message}`);
      said.set(unit, message);
    },
  };
}

/** Sends a notification. The library's own function sends a request, which fails in editors that do not support it. */
function show(connection: Connection, message: string): void {
  void connection.sendNotification(ShowMessageNotification.type, { type: MessageType.Error, message });
}
