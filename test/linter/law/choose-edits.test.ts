import { expect, it } from "vitest";
import type { Finding } from "../../../src/linter/finding.js";
import { chooseEdits } from "../../../src/linter/law/choose-edits.js";
import type { ProofStage } from "../../../src/linter/law/prove.js";
import { repeatedEdits } from "../../../src/linter/law/repeated-edits.js";
import { sourceFile } from "../../../src/source/index.js";

/** A finding whose suggestion takes something away. */
function findingIn(path: string): Finding {
  const location = { file: sourceFile(path, "abc"), start: 0, end: 1 };
  return {
    ruleId: "trial",
    unit: { path, kind: "cloudformation" },
    location,
    addresses: [path],
    suggestions: [{ direction: "narrows", edits: () => [{ location, text: "x" }] }],
  } as never;
}

it("proves a suggestion first without the other units of a large run, and again with all that is made", async () => {
  const asked: string[] = [];
  const forbidden = (paths: readonly string[], stage: ProofStage): boolean =>
    paths.includes(stage === "first" ? "a.yaml" : "c.yaml");
  const { made, refused } = await chooseEdits(
    ["a.yaml", "b.yaml", "c.yaml"].map(findingIn),
    { mode: "suggestions" },
    {
      sizeOf: () => 10,
      violation: (proposed, stage = "last") => {
        const paths = proposed.map(({ finding }) => finding.unit.path);
        asked.push(`${stage}: ${paths.join(", ")}`);
        return Promise.resolve(forbidden(paths, stage) ? { kind: "other", reason: stage } : undefined);
      },
    },
    { repeated: repeatedEdits(), read: new Map() },
  );
  expect(asked).toEqual([
    ...["first: a.yaml", "first: b.yaml", "first: c.yaml"],
    ...["last: b.yaml, c.yaml", "last: b.yaml", "last: b.yaml, c.yaml"],
  ]);
  expect(made.flat().map(({ location }) => location.file.path)).toEqual(["b.yaml"]);
  expect(refused.map(({ finding, reason }) => [finding.unit.path, reason])).toEqual([["a.yaml", "first"]]);
});
