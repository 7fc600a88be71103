import type { Diagnostic } from "vscode-languageserver/node.js";
import { uniqueBy, visible, type PlacedProblem } from "../../source/index.js";
import type { OpenDocument } from "../editor/thread-messages.js";
import { rangeOfOffsets } from "../texts/positions.js";

/** What is wrong in the configs of the open documents, so that these cannot be judged. */
export interface ConfigProblems {
  /** Keeps what a unit met. Gives the files in which that is new or gone. */
  set(unit: string, problems: readonly PlacedProblem[]): readonly string[];
  /** The problems in a document, if it has the text that was read: a config counts as it is on the disk. */
  in(document: OpenDocument): readonly Diagnostic[];
}

export function configProblems(): ConfigProblems {
  const met = new Map<string, readonly PlacedProblem[]>();
  return {
    set(unit, problems) {
      const before = met.get(unit) ?? [];
      if (problems.length > 0) met.set(unit, problems);
      else met.delete(unit);
      return [...new Set([...before, ...problems].map(({ location }) => location.file.path))];
    },
    in({ path, text }) {
      const found = [...met.values()].flat().map(({ location, message }) => ({ location, message: visible(message) }));
      const own = found.filter(({ location: { file } }) => file.path === path && file.text === text);
      // Several units have one config.
      const once = uniqueBy(own, (one) => `${String(one.location.start)} ${one.message}`);
      return once.map(({ location: { end, file, start }, message }) => ({
        range: rangeOfOffsets(file, start, end),
        severity: 1,
        source: "dmslint",
        message,
      }));
    },
  };
}
