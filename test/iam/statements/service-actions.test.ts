import { describe, expect, it } from "vitest";
import { actionsMatching, actionsOf, coveredBy, coveredByAll } from "../../../src/iam/index.js";
import type { ElementList, ActionPattern } from "../../../src/model/index.js";
import { documentsFrom, type Json } from "../build.js";
import { madeUp, servicesOf } from "../services.js";

describe("the actions of a service", () => {
  const service = madeUp({
    unlisted: ["Old", "Send"],
    actions: { New: { level: "Read" }, Send: { level: "Write" }, SendAll: { level: "Write" } },
  });

  it("are found by their name in any letters", () => {
    expect(actionsOf(service).get("new")).toEqual({ name: "New", facts: { level: "Read" } });
    expect(actionsOf(service).get("old")).toEqual({ name: "Old" });
    expect(actionsOf(service).get("New")).toBeUndefined();
  });

  it.each<[string, readonly string[]]>([
    ["new", ["New"]],
    ["SEND", ["Send"]],
    ["Stop", []],
    ["s*", ["Send", "SendAll"]],
    ["?ew", ["New"]],
    ["*", ["Send", "New", "SendAll"]],
    ["O*", ["Old"]],
    ["*x", []],
  ])("%s is %j", (pattern, names) => {
    expect(actionsMatching(service, pattern).map(({ name }) => name)).toEqual(names);
    expect(actionsMatching(service, pattern).map(({ name }) => name)).toEqual(names);
  });

  it("know what the reference says, also where AWS uses one that it did not list", () => {
    expect(actionsMatching(service, "Send")).toEqual([{ name: "Send", facts: { level: "Write" } }]);
  });
});

const services = await servicesOf("s3", "dms");

function actionsIn(actions: Json): ElementList<ActionPattern> {
  const list = documentsFrom([{ Effect: "Allow", Action: actions, Resource: "*" }])[0]?.statements[0]?.actions;
  if (!list) throw new Error("the case has no actions");
  return list;
}

describe("what an action pattern covers", () => {
  it.each<[string, string | undefined, readonly string[]]>([
    ["s3:GetObject", "s3", ["GetObject"]],
    ["S3:getobject", "s3", ["GetObject"]],
    [" s3 : GetObject ", "s3", ["GetObject"]],
    ["dms:CreateReplicationTask*", "dms", ["CreateReplicationTask"]],
    ["s3:NoSuchAction", "s3", []],
    [":GetObject", undefined, []],
    ["*", undefined, []],
    ["GetObject", undefined, []],
    ["s3s", undefined, []],
    ["sqs:SendMessage", undefined, []],
    ["s3*:GetObject", undefined, []],
    ["s3:<Action>", undefined, []],
    ["<Action>", undefined, []],
  ])("%s: %s", (written, prefix, names) => {
    const [pattern] = actionsIn([written]).items;
    const covered = pattern && coveredBy(services, pattern);
    expect([covered?.prefix, covered?.actions.map(({ name }) => name) ?? []]).toEqual([prefix, names]);
    expect(covered?.service).toBe(prefix === undefined ? undefined : services.get(prefix));
  });

  it("is known of a list where it is known of each, and nothing may be missing", () => {
    expect(coveredByAll(services, actionsIn(["s3:GetObject", "dms:Create*"]))).toHaveLength(2);
    expect(coveredByAll(services, actionsIn([]))).toEqual([]);
    expect(coveredByAll(services, actionsIn(["s3:GetObject", "sqs:SendMessage"]))).toBeUndefined();
    expect(coveredByAll(services, actionsIn(["s3:GetObject", "$open"]))).toBeUndefined();
  });
});
