import { describe, expect, it } from "vitest";
import { fixed } from "../../tools/slips/fix.js";
import { randomOf } from "../../tools/random.js";
import { everyAction, letterSlips, verbSwaps } from "../../tools/slips/misspell.js";

const actions = await everyAction();
const count = 1000;

describe("a fix of an action never leads to another verb or access level", () => {
  it("where the verb is another one", async () => {
    const { fixes, harmful } = await fixed(verbSwaps(actions, count, randomOf(1)));
    expect(harmful).toEqual([]);
    expect(fixes).toBeLessThan(count / 20);
  });

  it("where a letter is wrong, and most of those are fixed", async () => {
    const { fixes, harmful } = await fixed(letterSlips(actions, count, randomOf(2)));
    expect(harmful).toEqual([]);
    expect(fixes).toBeGreaterThan(count / 2);
  });

  it.each([
    ["sso", "GetPermissionsPolicy"],
    ["bedrock-agentcore", "PutMemoryRecord"],
    ["ec2", "DescribeVpn"],
    ["cloudhsm", "ListHapgs"],
  ])("%s:%s is not fixed", async (service, written) => {
    const { fixes, documented } = await fixed([{ service, written, name: written, level: "Read" }]);
    expect(fixes + documented).toBe(0);
  });
});
