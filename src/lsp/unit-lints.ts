import { MessageType, ShowMessageNotification, type Connection } from "vscode-languageserver/node.js";
import { isFailure } from "../source/index.js";
import type { OpenDocuments } from "./documents.js";
import { latest, type Latest } from "./latest.js";
import type { LintSettings } from "./lint-document.js";
import { snapshotOf, type LastReadableTexts, type Snapshot } from "./snapshot.js";

/** Milliseconds without an edit before a unit is linted: less than most people take for the next key. */
const pause = 80;

export interface UnitLintOptions {
  readonly connection: Connection;
  readonly documents: OpenDocuments;
  readonly settings: LintSettings;
  readonly good: LastReadableTexts;
  readonly onSnapshot: (unit: string, snapshot: Snapshot) => void;
}

/** What was found in each unit that has a document open, by the unit's path. */
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
      connection.console.error(error instanceof Error ? (error.stack ?? error.message) : String(error));
      return undefined;
    }
  };
  return latest({ pause, make, onAnswer: onSnapshot });
}

interface ErrorNotices {
  /** What stands in the way of linting a unit; `undefined`: nothing. Said once, not at every keystroke. */
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

/** As a notification: the library's own way asks the user, and fails in editors that cannot. */
function show(connection: Connection, message: string): void {
  void connection.sendNotification(ShowMessageNotification.type, { type: MessageType.Error, message });
}
