import type { Diagnostic } from "vscode-languageserver/node.js";
import { expect } from "vitest";
import { runMain } from "../cli/run-main.js";

/** A finding as both the command line and the editor have it. */
export type Found = readonly (number | string | undefined)[];

/**
 * What the command line finds in the unit of a file, by the path of the file where it is. It reads all texts again: a run
 * keeps nothing for the next one. So it needs no process of its own.
 */
export async function freshLint(folder: string, path: string): Promise<ReadonlyMap<string, readonly Found[]>> {
  const { stderr, stdout } = await runMain(folder, [path, "--format", "json", "--pass-on-nothing"]);
  expect(stderr).not.toMatch(/bug in dmslint/);
  const results = JSON.parse(stdout === "" ? "[]" : stdout) as readonly Result[];
  return new Map(results.map(({ filePath, messages }) => [filePath, sorted(shownOf(messages))]));
}

/** The editor shows the first of several syntax errors of the same words. */
function shownOf(messages: Result["messages"]): readonly Found[] {
  const all = messages.map(({ column, endColumn, endLine, line, message, ruleId, severity }): Found => {
    return [ruleId ?? undefined, severity === 2 ? 1 : 2, line - 1, column - 1, endLine - 1, endColumn - 1, message];
  });
  return all.filter(
    (one, index) =>
      isFinding(one) || index === all.findIndex((other) => isSyntaxError(other) && wordsOf(other) === wordsOf(one)),
  );
}

interface Result {
  readonly filePath: string;
  readonly messages: readonly {
    readonly ruleId: string | null;
    readonly severity: number;
    readonly line: number;
    readonly column: number;
    readonly endLine: number;
    readonly endColumn: number;
    readonly message: string;
  }[];
}

export function foundIn(diagnostics: readonly Diagnostic[]): readonly Found[] {
  return sorted(
    diagnostics.map(({ code, message, range: { end, start }, severity }) => {
      return [code, severity, start.line, start.character, end.line, end.character, message];
    }),
  );
}

export function sorted(found: readonly Found[]): readonly Found[] {
  return [...new Map(found.map((one) => [JSON.stringify(one), one])).entries()]
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .map(([, one]) => one);
}

export function isSyntaxError([rule]: Found): boolean {
  return rule === undefined;
}

export function isFinding(found: Found): boolean {
  return !isSyntaxError(found);
}

/** A finding without its place. */
export function wordsOf(found: Found): string {
  return `${String(found[0])} ${String(found.at(-1))}`;
}
