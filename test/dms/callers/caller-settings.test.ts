import { expect, it } from "vitest";
import type { CallerSearch } from "../../../src/dms/index.js";
import { callerNames, policyWith, runOf, searchIn } from "../caller-run.js";

it("finds the callers of the settings that ask, also where other settings asked first", async () => {
  const project = await runOf({}, { "caller.json": policyWith("Allow s3:* on *") });
  const namesWith = (settings: Partial<CallerSearch["settings"]>): readonly string[] =>
    callerNames(searchIn(project, settings), "caller.json");
  expect(namesWith({})).toEqual([]);
  expect(namesWith({ callerPolicies: ["caller.json"] })).toHaveLength(1);
});
