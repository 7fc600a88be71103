import { beforeAll, describe, expect, it } from "vitest";
import { typesOf, type EntryTypes } from "./public-types.js";

/**
 * With these, `defineRule` computes what a rule may report from its messages and options. Nobody has a value of them: a rule
 * is a `TypedRule`, and its context is `ContextOf<typeof rule>`.
 */
const computing: readonly string[] = [
  ...["AllowedBy", "DataWith", "Directions", "FindingId", "JsonTypes", "Keys", "KeysOf", "Messages", "OnlyIds"],
  ...["OptionsOf", "PlaceholdersOf", "ReportOf", "RuleWith", "Schema", "SuggestionOf", "ValueOf"],
];

describe("the types that a user meets", () => {
  let entries: readonly EntryTypes[] = [];

  beforeAll(() => {
    entries = typesOf(["src/index.ts", "src/rule-tester/index.ts", "src/cdk/index.ts"]);
  }, 120_000);

  it("are all exported, so that they can be named", () => {
    const exported = new Set([...computing, ...entries.flatMap((entry) => [...entry.exported])]);
    const hidden = entries.flatMap(({ reached }) => [...reached].filter(([name]) => !exported.has(name)));
    expect(Object.fromEntries(hidden)).toEqual({});
  });

  it("are found: some that lie deep", () => {
    const [library] = entries;
    expect([...(library?.reached.keys() ?? [])]).toEqual(
      expect.arrayContaining(["Location", "IamPrincipal", "SourceFile", "Formula", "ServiceAuthorization"]),
    );
  });
});
