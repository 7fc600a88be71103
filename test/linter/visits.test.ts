import { describe, expect, it } from "vitest";
import { nodesIn, visitAll } from "../../src/linter/visits.js";
import type { Visitor } from "../../src/rule-kit/index.js";
import { read } from "../parsers/formats/policy/policy-files.js";

const policy =
  '{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": "s3:Get*", "Resource": "*" }] }';

describe("a function that returns a promise", () => {
  const promised = (): never => Promise.reject(new Error("later")) as never;

  it.each<[string, () => Visitor]>([
    ["create", promised],
    ["Statement", () => ({ Statement: promised })],
    ["PolicyDocument", () => ({ PolicyDocument: promised, Statement: () => undefined })],
    ["Template:exit", () => ({ "Template:exit": promised })],
    ["Statement", () => ({ Statement: () => ({ then: () => undefined }) as never })],
  ])("fails its rule: %s", async (name, create) => {
    const template = await read(policy);
    if (!template) throw new Error("the policy is not read");
    const visit = (): void => visitAll(create(), template, nodesIn(template));
    expect(visit).toThrow(`${name} returned a promise, but rules are synchronous`);
  });
});
