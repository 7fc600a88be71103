import { readdirSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type { LintMessage } from "../../src/linter/index.js";
import { rules } from "../../src/rules/index.js";
import { policyCodes } from "../../tools/coverage/policy-codes.js";
import { policyFixture, type PolicyFixture } from "../../tools/coverage/policy-fixtures.js";
import { lintPolicy, textAt } from "./lint-policy.js";
import { policyText, syntaxes, syntaxPaths, type Syntax } from "./policy-text.js";

const folder = new URL("../fixtures/policy-codes/", import.meta.url);

describe("the codes of policy checks", () => {
  it("are all there, once", () => {
    const kinds = policyCodes.map(({ kind }) => kind);
    const counts = [...new Set(kinds)].map((kind) => kinds.filter((one) => one === kind).length);
    expect(counts).toEqual([79, 26, 19, 29]);
    expect(new Set(policyCodes.map(({ code }) => code)).size).toBe(153);
  });

  it("have a fixture or a reason", () => {
    const names = readdirSync(folder).map((name) => name.replace(/\.json$/, ""));
    const found = policyCodes.filter(({ reason }) => reason === undefined).map(({ code }) => code);
    expect(names.sort()).toEqual(found.sort());
  });

  it("name rules and messages that there are", () => {
    const known = new Set(rules.flatMap(({ name, meta }) => Object.keys(meta.messages).map((id) => `${name}/${id}`)));
    const named = policyCodes.flatMap(({ finders }) => finders.map(({ rule, messageId }) => `${rule}/${messageId}`));
    expect(named.filter((finder) => !known.has(finder))).toEqual([]);
  });
});

const cases = policyCodes.flatMap(({ code, finders }) => {
  const [first] = finders;
  const rule = rules.find(({ name }) => name === first?.rule);
  if (!rule || !first) return [];
  const fixture = policyFixture(folder, code);
  const ids = finders.flatMap((finder) => (finder.rule === rule.name ? [finder.messageId] : []));
  return syntaxes
    .filter((syntax) => fixture.without?.[syntax] === undefined)
    .map((syntax) => ({ code, syntax, rule, ids, fixture }));
});

describe.each(cases)("$code in $syntax", ({ syntax, rule, ids, fixture }) => {
  const lint = async (
    policy: PolicyFixture["failing"],
  ): Promise<{ text: string; messages: readonly LintMessage[] }> => {
    const { type = "identity", holder = "bucket", options } = fixture;
    const file = { path: syntaxPaths[syntax], text: policyText(syntax, policy, type, holder), type };
    const { results } = await lintPolicy(rule, options ? { ...file, options } : file, "none");
    return { text: file.text, messages: results.flatMap(({ messages }) => messages) };
  };

  it("is found at the element at fault", async () => {
    const { text, messages } = await lint(fixture.failing);
    const found = messages.filter(({ messageId = "" }) => ids.includes(messageId));
    const places = found.map((message) => plain(textAt(text, message)));
    expect(
      places.filter((place) => isAt(place, fixture, syntax)),
      places.join("\n"),
    ).not.toEqual([]);
  });

  it("is not found where it is put right", async () => {
    const { messages } = await lint(fixture.clean);
    expect(messages.map(({ message }) => message)).toEqual([]);
  });
});

/** How Terraform writes policy variables. */
function plain(text: string): string {
  return text.replaceAll("&{", "${").replaceAll("$${", "${");
}

function isAt(place: string, { at, within = false }: PolicyFixture, syntax: Syntax): boolean {
  const element = typeof at === "string" ? at : (at[syntax] ?? "");
  return within ? place.includes(element) : place === element;
}
