import type { FileEdit, LintMessage } from "../../linter/index.js";
import type { Resource } from "../../model/index.js";
import { lineStartsOf, offsetAt, positionAt, sourceFile } from "../../source/index.js";
import type { OpenDocument } from "../editor/thread-messages.js";

export interface CommentsAround {
  /** The last one first. */
  readonly edits: readonly FileEdit[];
  readonly resource: string;
}

/**
 * Comments before and after the resource that a finding stands in, which disable a rule there. A text in it, such as a policy
 * in a heredoc, takes no comment.
 */
export function commentsAround(
  rule: string,
  message: LintMessage,
  { path, text }: OpenDocument,
  resources: readonly Resource[],
): CommentsAround | undefined {
  const file = sourceFile(path, text);
  const at = offsetAt(file, message);
  const resource = resources.find(
    ({ extent: { end, file: own, start } }) => own.path === path && start <= at && at < end,
  );
  if (!resource) return undefined;
  const { end, start } = resource.extent;
  const starts = lineStartsOf(file);
  const lineOf = (offset: number): number => positionAt(file, offset).line - 1;
  const before = starts[lineOf(start)] ?? 0;
  const after = starts[lineOf(endWithBlanks(text, start, end) - 1) + 1];
  const indent = /^[ \t]*/.exec(text.slice(before))?.[0] ?? "";
  const newline = text.includes("\r\n") ? "\r\n" : "\n";
  const [disable, enable] = [`${indent}# dmslint-disable ${rule}`, `${indent}# dmslint-enable ${rule}`];
  const insert = (offset: number, words: string): FileEdit => ({
    filePath: path,
    range: [offset, offset],
    text: words,
  });
  return {
    resource: resource.name,
    edits: [
      after === undefined ? insert(text.length, `${newline}${enable}`) : insert(after, `${enable}${newline}`),
      insert(before, `${disable}${newline}`),
    ],
  };
}

/** The end of a resource, behind the blank lines that are a part of its last text: `|+` of YAML keeps them. */
function endWithBlanks(text: string, start: number, end: number): number {
  const keepsThem = /[|>]\d?\+/.test(text.slice(start, end));
  const blanks = keepsThem ? (/^(?:[ \t]*\r?\n)+/.exec(text.slice(end))?.[0] ?? "") : "";
  return end + blanks.length;
}
