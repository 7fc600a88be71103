import { pathToFileURL } from "node:url";
import type { FileEdit, LintMessage, LintResult, NotJudged, SuppressedMessage } from "../linter/index.js";
import type { FormatContext } from "./formatter.js";
import { ruleLabel } from "./rule-label.js";
import { severityWord } from "./severity-word.js";
import { sourcePath } from "./shown-path.js";

/** The findings of a file, also the suppressed ones, and on request what could not be judged. */
export function resultsOf(
  { filePath, messages, notJudged, suppressedMessages }: LintResult,
  ruleIds: readonly string[],
  context: FormatContext,
): readonly object[] {
  const rule = (ruleId: string): object => ({ ruleId, ruleIndex: ruleIds.indexOf(ruleId) });
  const found = (message: LintMessage): object => ({
    ...rule(ruleLabel(message)),
    ...findingOf(message, filePath, context),
  });
  return [
    ...messages.map((message) => ({ ...found(message), suppressions: [] })),
    ...suppressedMessages.map((message) => ({ ...found(message), suppressions: suppressionsOf(message) })),
    ...(context.listNotJudged
      ? notJudged.map((open) => ({
          ...(open.ruleId !== null && rule(open.ruleId)),
          ...openResult(open, filePath, context),
          suppressions: [],
        }))
      : []),
  ];
}

function findingOf(message: LintMessage, filePath: string, context: FormatContext): object {
  const { address, fingerprint, related } = message;
  const fixes = fixesOf(message, context);
  return {
    level: severityWord(message),
    message: { text: textOf(message) },
    locations: [locationOf(filePath, message, address, context)],
    ...(related.length > 0 && {
      relatedLocations: related.map((other, index) => ({
        id: index + 1,
        physicalLocation: placeOf(other.filePath, other, context),
        message: { text: other.message },
      })),
    }),
    ...(fixes.length > 0 && { fixes }),
    partialFingerprints: { "dmslint/v1": fingerprint },
  };
}

/**
 * The message with links to the related places, and what suggestions without edits say. Viewers only show related places
 * that the text links to, and only fixes that have edits.
 */
function textOf({ advice = [], message, related }: LintMessage): string {
  const links = related.map((other, index) => `[${escapeLink(other.message)}](${String(index + 1)})`);
  return [
    message,
    ...(links.length === 0 ? [] : [`related: ${links.join(", ")}`]),
    ...advice.map((words) => `suggestion: ${escapeLink(words)}`),
  ].join("\n");
}

function escapeLink(text: string): string {
  return text.replace(/[[\]\\]/g, "\\$&");
}

/** What could not be judged gets SARIF's kind "open", which means that there was not enough information to decide. */
function openResult({ address, column, line, reason }: NotJudged, filePath: string, context: FormatContext): object {
  return {
    kind: "open",
    level: "none",
    message: { text: `Not judged: ${reason}.` },
    locations: [locationOf(filePath, { line, column }, address, context)],
  };
}

interface Place {
  readonly line: number;
  readonly column: number;
  readonly endLine?: number;
  readonly endColumn?: number;
}

function locationOf(filePath: string, place: Place, address: string, context: FormatContext): object {
  return {
    physicalLocation: placeOf(filePath, place, context),
    ...(address !== "" && { logicalLocations: [{ fullyQualifiedName: address, kind: "resource" }] }),
  };
}

function placeOf(filePath: string, { column, endColumn, endLine, line }: Place, context: FormatContext): object {
  return {
    artifactLocation: artifactOf(filePath, context),
    region: {
      startLine: line,
      startColumn: column,
      ...(endLine !== undefined && { endLine }),
      ...(endColumn !== undefined && { endColumn }),
    },
  };
}

function artifactOf(filePath: string, { root }: FormatContext): object {
  const path = sourcePath(filePath, root);
  if (path === filePath) return { uri: pathToFileURL(filePath).href };
  return { uri: path.split("/").map(encodeURIComponent).join("/"), uriBaseId: "%SRCROOT%" };
}

function fixesOf({ fixes, suggestions = [] }: LintMessage, context: FormatContext): readonly object[] {
  const offers = [
    ...(fixes ? [{ desc: "The change that --fix makes.", edits: fixes }] : []),
    ...suggestions.map((suggestion) => ({ desc: suggestion.desc, edits: suggestion.fixes })),
  ];
  return offers.map(({ desc, edits }) => ({
    description: { text: desc },
    artifactChanges: [...new Set(edits.map(({ filePath }) => filePath))].map((filePath) => ({
      artifactLocation: artifactOf(filePath, context),
      replacements: edits.filter((edit) => edit.filePath === filePath).map(replacementOf),
    })),
  }));
}

function replacementOf({ range: [start, end], text }: FileEdit): object {
  return { deletedRegion: { charOffset: start, charLength: end - start }, insertedContent: { text } };
}

function suppressionsOf({ suppressions }: SuppressedMessage): readonly object[] {
  return suppressions.map(({ justification, kind }) => ({
    kind: kind === "file" ? "external" : "inSource",
    ...(justification !== "" && { justification }),
  }));
}
