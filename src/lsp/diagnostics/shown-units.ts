import type { Diagnostic } from "vscode-languageserver/node.js";
import { failure, isFailure, type PlacedProblem, type Result } from "../../source/index.js";
import { unitPathOf } from "../../workspace/index.js";
import { configProblems } from "./config-problems.js";
import { diagnosticOf, type Editor } from "./diagnostics.js";
import type { OpenDocument, JudgeReport } from "../editor/thread-messages.js";
import { failureMessage, unjudgedDiagnostic } from "../editor/unjudged.js";
import type { Latest } from "../lints/latest.js";
import { shownMessages, type ShownMessage } from "./shown-messages.js";
import type { Snapshot } from "../lints/snapshot.js";
import { stackOf } from "../lints/unit-lints.js";

/** What is known of each unit: its findings, or why there are none. */
export type KnownUnits = Pick<Latest<Result<Snapshot>>, "keys" | "last" | "set">;

/** Reports the findings of the open documents. */
export interface ShownUnits {
  /** The findings in a document, of all units. */
  readonly messagesIn: (document: OpenDocument) => readonly ShownMessage[];
  /** Reports what has changed with a new answer for a unit. */
  readonly show: (unit: string, answer: Result<Snapshot>) => void;
  /** Reports what has changed with what is wrong in the configs of a unit. */
  readonly showConfig: (unit: string, problems: readonly PlacedProblem[]) => void;
  /** Reports the documents again that the unit had findings in. Nothing is known of it any more. */
  readonly forget: (unit: string) => void;
}

export function shownUnits(units: () => KnownUnits, editor: Editor, report: (report: JudgeReport) => void): ShownUnits {
  const { documents } = editor;
  /** The files that each unit has findings in. */
  const covered = new Map<string, readonly string[]>();
  const configs = configProblems();

  const messagesIn: ShownUnits["messagesIn"] = (document) => shownMessages(document, snapshotsIn(units()));

  function publish(document: OpenDocument): void {
    const { path, revision } = document;
    const unjudged = unjudgedIn(document, units());
    const findings = messagesIn(document).map((one) => diagnosticOf(one, editor));
    report({ kind: "findings", path, revision, diagnostics: [...unjudged, ...configs.in(document), ...findings] });
  }

  function show(unit: string, answer: Result<Snapshot>): void {
    const files = isFailure(answer) ? [] : [...answer.messages.keys()];
    const own = documents.inUnit(unit).map(({ path }) => path);
    const paths = new Set([...own, ...files, ...(covered.get(unit) ?? [])]);
    covered.set(unit, files);
    try {
      publishAll([...paths]);
    } catch (error) {
      if (isFailure(answer)) throw error;
      report({ kind: "log", message: stackOf(error) });
      const failed = failure(failureMessage(stackOf(error)));
      units().set(unit, failed);
      show(unit, failed);
    }
  }

  function publishAll(paths: readonly string[]): void {
    for (const document of paths.flatMap((path) => documents.at(path) ?? [])) publish(document);
  }

  return {
    messagesIn,
    show,
    showConfig: (unit, problems) => publishAll(configs.set(unit, problems)),
    forget(unit) {
      const paths = [...(covered.get(unit) ?? []), ...configs.set(unit, [])];
      covered.delete(unit);
      publishAll(paths);
    },
  };
}

function unjudgedIn({ path, text }: OpenDocument, units: KnownUnits): readonly Diagnostic[] {
  const own = units.last(unitPathOf(path));
  return own && isFailure(own) ? [unjudgedDiagnostic(text, own.message)] : [];
}

function snapshotsIn(units: KnownUnits): readonly Snapshot[] {
  return units.keys().flatMap((unit) => {
    const answer = units.last(unit);
    return answer && !isFailure(answer) ? [answer] : [];
  });
}
