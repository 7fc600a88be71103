import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { explainErrors } from "../../src/explain/answers/explain-error.js";
import { nothingLinted } from "../../src/explain/answers/linted.js";

/** An error that the page of a rule quotes, and the whole text as a tool prints it. */
interface QuotedError {
  readonly rule: string;
  readonly quote: string;
  readonly text: string;
}

const url = (path: string): URL => new URL(path, import.meta.url);
const quoted = JSON.parse(readFileSync(url("page-errors.json"), "utf8")) as readonly QuotedError[];

/** The codes and words of many services, which pages quote to say what an error looks like. */
const general = new Set([
  "Access Denied",
  "InvalidParameterValueException",
  "AccessDeniedException",
  "is not authorized",
]);

const errorWords =
  /\b(?:not|denied|fail\w*|\w*Fault|\w*Exception|inconsistent|Invalid|must|Malformed\w*|taken|Unable|should|deny)\b/i;

/** What the page of a rule quotes of errors, before its examples. */
function quotesIn(page: string): readonly string[] {
  const text = readFileSync(url(`../../docs/rules/${page}`), "utf8");
  const why = text.slice(text.indexOf("## Why"), text.indexOf("## Examples")).replace(/\s+/g, " ");
  return [...why.matchAll(/`([^`]+)`/g)]
    .map(([, quote = ""]) => quote)
    .filter((quote) => errorWords.test(quote) && (quote.includes(" ") || /(?:Fault|Exception)$/.test(quote)))
    .filter((quote) => !general.has(quote));
}

describe("an error that the page of a rule quotes", () => {
  it.each(quoted.map((one) => [one.rule, one.quote, one] as const))("leads to %s: %s", (rule, _quote, { text }) => {
    const found = explainErrors(text, nothingLinted).flatMap(({ failures }) => failures.flatMap(({ rules }) => rules));
    expect(found).toContain(rule);
  });

  it("is tried here", () => {
    const inPages = readdirSync(url("../../docs/rules/")).flatMap((page) =>
      quotesIn(page).map((quote) => `${page.replace(/\.md$/, "")}: ${quote}`),
    );
    const tried = quoted.map(({ quote, rule }) => `${rule}: ${quote}`);
    expect([...new Set(tried)].sort()).toEqual([...new Set(inPages)].sort());
  });
});
