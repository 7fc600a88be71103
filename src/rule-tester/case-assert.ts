import { ownValue } from "../source/index.js";
import assert from "node:assert/strict";
import type { FileEdit, LintMessage, LintOutcome } from "../linter/index.js";
import { fillMessage, type Rule } from "../rule-kit/index.js";
import { filenameOf, filesOf, lintCase, type CaseFiles } from "./case-run.js";
import type { ExpectedError, ExpectedSuggestion, InvalidCase, Place, ValidCase } from "./cases.js";

export async function assertValid(rule: Rule, one: ValidCase): Promise<void> {
  const outcome = await lintCase(rule, one, filesOf(one), "none");
  assertRun(outcome);
  const found = outcome.results.flatMap(({ filePath, messages }) =>
    messages.map((message) => summary(filePath, message)),
  );
  assert.deepEqual(found, [], "a valid case has findings");
  assertSkipped(outcome, one);
}

export async function assertInvalid(rule: Rule, one: InvalidCase): Promise<void> {
  const outcome = await lintCase(rule, one, filesOf(one), "none");
  assertRun(outcome);
  assertLawful(outcome, one);
  const messages = messagesByFile(outcome);
  const names = new Set([...messages.keys(), ...one.errors.map((error) => error.filename ?? filenameOf(one))]);
  for (const filename of names) {
    const found = messages.get(filename) ?? [];
    const expected = one.errors.filter((error) => (error.filename ?? filenameOf(one)) === filename);
    assert.deepEqual(found.map(placed), expected.map(placed), `the findings in ${filename}`);
    for (const [index, error] of expected.entries()) {
      const message = found[index];
      if (message) await assertError(rule, one, error, message);
    }
  }
  assertSkipped(outcome, one);
  await assertFix(rule, one, [...messages.values()].flat());
}

/** A file that cannot be read, or a rule that throws, is an error and not a finding. */
function assertRun(outcome: LintOutcome): void {
  const [thrown] = outcome.ruleFailures;
  if (thrown) assert.fail(`the rule throws:\n${thrown.stack.join("\n")}`);
  assert.ok(outcome.results.length > 0, "no file of the case is a template, a module or a policy");
  for (const { filePath, messages } of outcome.results) {
    for (const message of messages) {
      assert.ok(!message.fatal, `${filePath} cannot be read: ${message.message}`);
      assert.ok(message.messageId !== undefined, message.message);
    }
  }
}

/** An edit that the law of edits forbids is a mistake of the rule, unless the case expects it. */
function assertLawful({ refused }: LintOutcome, { refused: expected = 0 }: InvalidCase): void {
  const reasons = refused.map(({ edit, reason, ruleId }) => `the ${edit} of ${ruleId} is refused: ${reason}`);
  assert.equal(refused.length, expected, `edits that are refused (property "refused"): ${reasons.join("; ")}`);
}

function messagesByFile(outcome: LintOutcome): ReadonlyMap<string, readonly LintMessage[]> {
  const found = outcome.results.filter(({ messages }) => messages.length > 0);
  return new Map(found.map(({ filePath, messages }) => [filePath, messages]));
}

function summary(filePath: string, { messageId, message, line, column }: LintMessage): object {
  return { filePath, messageId, message, line, column };
}

function placed({ messageId, line, column, endLine, endColumn }: Place & { readonly messageId?: string }): object {
  return { messageId, line, column, endLine, endColumn };
}

function assertSkipped({ results }: LintOutcome, one: ValidCase): void {
  const skipped = results.flatMap(({ notJudged }) => notJudged.map(({ address, reason }) => `${address}: ${reason}`));
  assert.equal(skipped.length, one.skipped ?? 0, `not judged (property "skipped"): ${skipped.join("; ") || "nothing"}`);
}

async function assertError(rule: Rule, one: InvalidCase, expected: ExpectedError, found: LintMessage): Promise<void> {
  const { messages } = rule.meta;
  assert.ok(Object.hasOwn(messages, expected.messageId), `the rule has no message "${expected.messageId}"`);
  assertSentence(ownValue(messages, expected.messageId) ?? "", expected, found.message);
  if (expected.address !== undefined) assert.equal(found.address, expected.address, "the address");
  if (expected.related) {
    assert.equal(found.related.length, expected.related.length, "the number of related places");
    for (const [index, { filename, ...place }] of expected.related.entries()) {
      const related = { ...found.related[index], filename: found.related[index]?.filePath };
      assert.deepEqual(
        { ...related, ...place, ...(filename !== undefined && { filename }) },
        related,
        "a related place",
      );
    }
  }
  await assertSuggestions(rule, one, expected.suggestions ?? [], found);
}

/** Asserts that all placeholders are filled, and that the sentence is the expected one if the case says it. */
function assertSentence(
  template: string,
  { message, data }: Pick<ExpectedError, "message" | "data">,
  found: string,
): void {
  // A text of the template may have such braces too: `{{resolve:ssm:name}}`.
  const [, name] = [...template.matchAll(/\{\{([^{}]+)\}\}/g)].find(([whole]) => found.includes(whole)) ?? [];
  assert.ok(name === undefined, `a placeholder is not filled: "data" of the report has no "${name?.trim() ?? ""}"`);
  if (message !== undefined) assert.equal(found, message, "the message");
  if (!data) return;
  const filled = fillMessage(template, data);
  // If a finding is about several instances, its message names them at the end.
  if (!found.startsWith(`${filled} (`)) assert.equal(found, filled, "the message that the data gives");
}

async function assertSuggestions(
  rule: Rule,
  one: InvalidCase,
  expected: readonly ExpectedSuggestion[],
  message: LintMessage,
): Promise<void> {
  const found = message.suggestions ?? [];
  assert.deepEqual(
    found.map(({ messageId }) => messageId),
    expected.map(({ messageId }) => messageId),
    "the suggestions",
  );
  for (const [index, suggestion] of expected.entries()) {
    const { desc = "", fixes = [] } = found[index] ?? {};
    const template = ownValue(rule.meta.messages, suggestion.messageId) ?? "";
    assertSentence(template, suggestion.data ? { data: suggestion.data } : {}, desc);
    const files = filesOf(one);
    const changed = afterEdits(files, fixes);
    const outcome = await assertOutputs(rule, one, changed, {
      ...suggestion.outputs,
      ...outputOf(one, suggestion.output),
    });
    const before = messagesOf(await lintCase(rule, one, files, "none"));
    const isLike = suggestion.isPartial ? isSame : hasSameId;
    assert.ok(
      countOf(messagesOf(outcome), message, isLike) < countOf(before, message, isLike),
      `the finding is still there after "${desc}"`,
    );
  }
}

function messagesOf({ results }: LintOutcome): readonly LintMessage[] {
  return results.flatMap(({ messages }) => messages);
}

/** How many findings are like a given one. */
function countOf(messages: readonly LintMessage[], one: LintMessage, isLike = hasSameId): number {
  return messages.filter((other) => isLike(one, other)).length;
}

/** Whether two findings have the same message. An edit may have moved the finding. */
function hasSameId(one: LintMessage, other: LintMessage): boolean {
  return one.messageId === other.messageId;
}

/** Whether two findings are the same. A finding that reports less than before is another one. */
function isSame(one: LintMessage, other: LintMessage): boolean {
  return hasSameId(one, other) && one.fingerprint === other.fingerprint;
}

function outputOf(one: ValidCase, output: string | undefined): CaseFiles {
  return output === undefined ? {} : { [filenameOf(one)]: output };
}

/** The files that the edits change, with their new texts. */
function afterEdits(files: CaseFiles, edits: readonly FileEdit[]): CaseFiles {
  const changed: Record<string, string> = {};
  for (const path of new Set(edits.map(({ filePath }) => filePath))) {
    const own = edits.filter(({ filePath }) => filePath === path).sort((a, b) => b.range[0] - a.range[0]);
    const before = ownValue(files, path) ?? "";
    changed[path] = own.reduce(
      (text, { range, text: inserted }) => text.slice(0, range[0]) + inserted + text.slice(range[1]),
      before,
    );
  }
  return changed;
}

/**
 * Asserts that the changed texts are the expected ones, that they differ from the old ones, and that they can be read.
 */
async function assertOutputs(
  rule: Rule,
  one: ValidCase,
  changed: CaseFiles,
  expected: CaseFiles,
): Promise<LintOutcome> {
  assert.deepEqual(changed, expected, "the output");
  const files = filesOf(one);
  for (const [path, text] of Object.entries(changed))
    assert.notEqual(text, ownValue(files, path), `the output of ${path} changes nothing`);
  const outcome = await lintCase(rule, one, { ...files, ...changed }, "none");
  assertRun(outcome);
  return outcome;
}

async function assertFix(rule: Rule, one: InvalidCase, found: readonly LintMessage[]): Promise<void> {
  const expected = { ...one.outputs, ...outputOf(one, one.output) };
  const hasFix = found.some(({ fixes }) => fixes !== undefined);
  assert.ok(hasFix || Object.keys(expected).length === 0, "there is an output, and no finding has a fix");
  if (!hasFix) return;
  assert.ok(Object.keys(expected).length > 0, "a finding has a fix, and the case has no output");
  const { results } = await lintCase(rule, one, filesOf(one), "fixes");
  const changed = Object.fromEntries(
    results.flatMap(({ filePath, output }) => (output === undefined ? [] : [[filePath, output]])),
  );
  const outcome = await assertOutputs(rule, one, changed, expected);
  for (const message of found.filter(({ fixes }) => fixes !== undefined))
    assert.ok(
      countOf(messagesOf(outcome), message) < countOf(found, message),
      "a finding is still there after its fix",
    );
}
