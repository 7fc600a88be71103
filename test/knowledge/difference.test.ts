import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { differenceOf } from "../../tools/knowledge/difference.js";

const path = "actions/dms.json";
const text = readFileSync(new URL(`../../src/knowledge/generated/${path}`, import.meta.url), "utf8");

interface Service {
  actions: Record<string, unknown>;
  conditionKeys: Record<string, unknown>;
}

function changed(change: (service: Service) => void): string {
  const service = JSON.parse(text) as Service;
  change(service);
  return JSON.stringify(service);
}

describe("the difference that npm run knowledge prints", () => {
  it("names files that come and go", () => {
    expect(differenceOf(path, undefined, text)).toEqual([`+ ${path}`]);
    expect(differenceOf(path, text, undefined)).toEqual([`- ${path}`]);
  });

  it("names actions and keys that come, go or change", () => {
    const after = changed(({ actions, conditionKeys }) => {
      delete actions.CreateEndpoint;
      actions.CreateNothing = { level: "Write" };
      actions.DescribeEndpoints = { level: "Write" };
      conditionKeys["dms:cert-tag/${TagKey}"] = "Bool";
      conditionKeys["dms:new"] = "String";
    });
    expect(differenceOf(path, text, after)).toEqual([
      `~ ${path}`,
      "  - actions/CreateEndpoint",
      "  + actions/CreateNothing",
      "  + conditionKeys/dms:new",
      '  ~ actions/DescribeEndpoints: {"level":"Read"} → {"level":"Write"}',
      '  ~ conditionKeys/dms:cert-tag/${TagKey}: "String" → "Bool"',
    ]);
  });
});
