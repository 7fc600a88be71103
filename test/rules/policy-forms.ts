import { describe, expect, it } from "vitest";
import type { PolicyType } from "../../src/model/index.js";
import type { Rule } from "../../src/rule-kit/index.js";
import { lintPolicy, textAt } from "./lint-policy.js";
import { policyText, syntaxes, syntaxPaths, type ResourceHolder, type Syntax } from "./policy-text.js";

/** A policy that is written in every syntax, and what a rule says of it. */
export interface PolicyCase {
  readonly name: string;
  /** Codes of IAM Access Analyzer that the case stands for. */
  readonly codes?: readonly string[];
  /** A whole policy, or its statements. */
  readonly policy?: object;
  readonly statement?: object | readonly object[];
  /** `identity` when absent. */
  readonly type?: PolicyType;
  /** The resource that holds a resource policy: a bucket when absent. */
  readonly holder?: ResourceHolder;
  readonly options?: Readonly<Record<string, unknown>>;
  /** Message and the text it stands at, quotes and white space at the ends taken off; none: the rule is silent. */
  readonly found?: readonly (readonly [messageId: string, at?: string])[];
  /** How much the rule says it could not judge; 0 when absent. */
  readonly skipped?: number;
  /** The policy, or its statements, after `--fix`, where that changes it. */
  readonly mended?: object;
  /** The same after `--fix-suggestions`; `null` if that changes nothing. */
  readonly suggested?: object | null;
  /** What each finding says. */
  readonly says?: RegExp;
  /** Syntaxes that cannot say it. */
  readonly without?: readonly Syntax[];
}

/** A file that only one syntax can say. */
export interface FileCase extends Pick<
  PolicyCase,
  "name" | "codes" | "type" | "options" | "found" | "skipped" | "says"
> {
  /** `stack.yaml`, `main.tf`, `policy.json`. */
  readonly path: string;
  readonly text: string;
  readonly mended?: string;
  readonly suggested?: string | null;
}

/** A statement that says no more than it has to. */
export const allow = { Effect: "Allow", Action: "s3:GetObject", Resource: "*" };

/** The bucket that holds the bucket policies. */
export const bucket = "arn:aws:s3:::it";

/** Runs each case in each syntax as a test, and each file. */
export function policyCases(rule: Rule, cases: readonly PolicyCase[], files: readonly FileCase[] = []): void {
  describe(`${rule.name} in every syntax`, () => {
    const runs = cases.flatMap((one) =>
      syntaxes.filter((syntax) => one.without?.includes(syntax) !== true).map((syntax) => ({ ...one, syntax })),
    );
    it.each(runs)("$name ($syntax)", async ({ syntax, ...one }) => {
      const type = one.type ?? "identity";
      const form = (policy: object): string => policyText(syntax, policy, type, one.holder ?? "bucket");
      const { name, options, found, skipped, mended, suggested, says } = one;
      await check(rule, {
        name,
        path: syntaxPaths[syntax],
        text: form(policyOf(one)),
        type,
        ...(options && { options }),
        ...(found && { found }),
        ...(skipped !== undefined && { skipped }),
        ...(mended && { mended: form(whole(mended)) }),
        ...(suggested !== undefined && { suggested: suggested && form(whole(suggested)) }),
        ...(says && { says }),
      });
    });

    if (files.length > 0) it.each(files)("$name ($path)", (file) => check(rule, file));

    it("has a case for each message", () => {
      const seen = new Set([...cases, ...files].flatMap(({ found = [] }) => found.map(([id]) => id)));
      const said = Object.keys(rule.meta.messages).filter((id) => !seen.has(id));
      // What is left are the words of suggestions.
      expect(
        rule.meta.hasSuggestions === true
          ? said.filter((id) => !/^(?:use|make|write|split|name|add|remove)/.test(id))
          : said,
      ).toEqual([]);
    });
  });
}

function policyOf({ policy, statement }: PolicyCase): object {
  return policy ?? whole(statement ?? []);
}

function whole(policy: object): object {
  return "Statement" in policy ? policy : { Version: "2012-10-17", Statement: policy };
}

async function check(rule: Rule, file: FileCase): Promise<void> {
  const { results } = await lintPolicy(rule, file, "none");
  const messages = results.flatMap((result) => result.messages);
  const fatal = messages.find((message) => message.messageId === undefined);
  if (fatal) throw new Error(`${fatal.message}\n${file.text}`);
  const expected = file.found ?? [];
  expect(messages.map(({ messageId }) => messageId)).toEqual(expected.map(([messageId]) => messageId));
  for (const [index, [, at]] of expected.entries()) {
    const message = messages[index];
    expect(message?.message).not.toContain("{{");
    if (file.says) expect(message?.message).toMatch(file.says);
    if (message && at !== undefined) expect(textAt(file.text, message)).toBe(at);
  }
  expect(results.flatMap(({ notJudged }) => notJudged)).toHaveLength(file.skipped ?? 0);
  const mended = (await lintPolicy(rule, file, "fixes")).results.find(({ filePath }) => filePath === file.path);
  expect(plain(mended?.output)).toBe(plain(file.mended));
  if (file.suggested === undefined) return;
  const suggested = (await lintPolicy(rule, file, "suggestions")).results.find(
    ({ filePath }) => filePath === file.path,
  );
  expect(plain(suggested?.output)).toBe(plain(file.suggested ?? undefined));
}

/** Whether a date of YAML or a key of HCL stands in quotes is a matter of taste. */
function plain(text: string | undefined): string | undefined {
  return text?.replace(/'(\d{4}-\d\d-\d\d)'/g, "$1").replace(/"(\w+)" = /g, "$1 = ");
}
