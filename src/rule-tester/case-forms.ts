import { shownValue, isRecord } from "../source/index.js";
import { optionProblems } from "../workspace/index.js";
import type { Rule } from "../rule-kit/index.js";
import type { ValidCase } from "./cases.js";

/** Throws if a test without types gives other things than a rule and two lists of cases, for example a name first. */
export function checkRun(rule: unknown, cases: unknown): void {
  const form = "Write run(rule, { valid: [ … ], invalid: [ … ] }).";
  if (!isRecord(rule) || typeof rule.name !== "string" || typeof rule.create !== "function" || !isRecord(rule.meta))
    throw new TypeError(`The first argument of run must be a rule made with defineRule. ${form}`);
  if (!isRecord(cases) || !Array.isArray(cases.valid) || !Array.isArray(cases.invalid))
    throw new TypeError(`The second argument of run must have the lists "valid" and "invalid". ${form}`);
}

/** Throws if what a test without types gives as the test framework has no functions `describe` and `it`. */
export function checkFramework(given: unknown): void {
  if (given === undefined) return;
  if (!isRecord(given) || typeof given.describe !== "function" || typeof given.it !== "function")
    throw new TypeError(
      "createRuleTester takes the functions of a test framework: createRuleTester({ describe, it }).",
    );
}

/** The name of the test of a case. */
export function titleOf(one: unknown, list: string, index: number): string {
  return isRecord(one) && typeof one.name === "string" ? one.name : `${list}[${String(index)}]`;
}

/** What a test without types may get wrong, so that its case cannot run. */
export function formProblems(one: unknown, list: "valid" | "invalid", index: number): readonly string[] {
  const what = `Case "${titleOf(one, list, index)}"`;
  if (!isRecord(one)) return [`${what} must be an object with a name and a template, but is ${shownValue(one)}.`];
  if (typeof one.name !== "string") return [`${what} has no name.`];
  if (list === "valid") {
    const given = new Map(Object.entries(one));
    const own = ["errors", "output", "outputs", "refused"].filter((key) => given.get(key) !== undefined);
    return own.map((key) => `${what} is valid, so it takes no "${key}".`);
  }
  const { errors } = one;
  if (!Array.isArray(errors))
    return [
      `${what} needs "errors", a list of its findings${errors === undefined ? "" : `, but has ${shownValue(errors)}`}.`,
    ];
  return errors.flatMap((error, at) =>
    isRecord(error)
      ? []
      : [`Error ${String(at + 1)} of case "${one.name as string}" must be an object with a messageId and a place.`],
  );
}

/** The options of a case that a config could not have. */
export async function wrongOptions(rule: Rule, { name, options }: ValidCase): Promise<readonly string[]> {
  const problems = await optionProblems(rule.name, options, [rule]);
  return problems.map(({ message }) => `Case "${name}" has wrong options. ${message}`);
}
