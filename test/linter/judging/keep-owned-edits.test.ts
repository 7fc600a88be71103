import { describe, expect, it } from "vitest";
import { keepOwnedEdits, type UncheckedFinding } from "../../../src/linter/judging/owned-text.js";
import { sourceFile } from "../../../src/source/index.js";

const location = { file: sourceFile("main.tf", "text"), start: 0, end: 0 };
const edits = [{ location, text: "more " }];
/** The instances that share the text. Every finding has the same list. */
const owners = ["main.tf#one", "main.tf#other"];

/** A finding about one of the owners, which proposes the edit of the shared text. */
function about(owner: string): UncheckedFinding {
  return {
    unit: {
      kind: "terraform",
      path: ".",
      files: [],
      rules: new Map(),
      settings,
      values: { parameters: {}, variables: {} },
    },
    ruleId: "role-permissions",
    severity: 2,
    message: "",
    location,
    addresses: [owner],
    fingerprint: owner,
    baselineKeys: [],
    related: [],
    suggestions: [
      {
        messageId: "add",
        message: "",
        direction: "grants",
        alternatives: () => [{ edits, owners, intendedOwners: [owner] }],
      },
    ],
  };
}

const settings = { existingRoles: [], callerPolicies: [], regions: [], partialPolicies: [] };

function offered(findings: readonly UncheckedFinding[]): readonly boolean[] {
  return keepOwnedEdits(findings).map(({ suggestions }) => suggestions.some((one) => one.edits() !== undefined));
}

describe("an edit of a text with several owners", () => {
  const [one, other] = owners.map(about);
  if (!one || !other) throw new Error("there are two owners");

  it("is kept if the rule asks for it for each of them", () => {
    expect(offered([one, other])).toEqual([true, true]);
  });

  it("is not kept if it is for one of them", () => {
    expect(offered([one])).toEqual([false]);
  });

  it("is judged by the findings of each call, though the owners are the same list", () => {
    expect([offered([one]), offered([one, other]), offered([other])]).toEqual([[false], [true, true], [false]]);
  });
});
