import { describe, expect, it } from "vitest";
import { nodesIn, visitAll } from "../../../src/linter/judging/visits.js";
import type { Visitor } from "../../../src/rule-kit/index.js";
import { read } from "../../parsers/formats/policy/policy-files.js";

const policy =
  '{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": "s3:Get*", "Resource": "*" }] }';

describe("a visitor that nobody would call", () => {
  class Visits {
    Statement(): void {
      throw new Error("never called");
    }
  }

  it.each<[string, unknown, string]>([
    ["a misspelled node", { Rol: () => undefined }, 'a function for "Rol", but the node is named "Role"'],
    ["a node that is not one", { BucketPolicy: () => undefined }, 'for "BucketPolicy", but there is no such node'],
    ["the end of another node", { "Role:exit": () => undefined }, 'for "Role:exit", but'],
    ["no function", { Role: true }, 'create returned no function for "Role"'],
    ["false in place of a function", { Role: false }, 'for "Role": undefined would leave it out'],
    ["null in place of a function", { "Template:exit": null }, 'create returned no function for "Template:exit"'],
    ["a class", new Visits(), 'an object whose class has the function for "Statement": it must be its own'],
    [
      "a class with a function of its own",
      Object.assign(new Visits(), { Role: () => undefined }),
      'an object whose class has the function for "Statement": it must be its own',
    ],
    ["a map", new Map([["Role", () => undefined]]), "create must return an object"],
    ["nothing", undefined, "create must return an object"],
  ])("fails its rule: %s", async (_what, visitor, words) => {
    const template = await read(policy);
    if (!template) throw new Error("the policy is not read");
    expect(() => visitAll(visitor as Visitor, template, nodesIn(template))).toThrow(words);
  });

  it.each<[string, Visitor]>([
    ["nothing is visited", {}],
    ["a function is left out", { Role: undefined as never, Statement: () => undefined }],
  ])("is right if %s", async (_what, visitor) => {
    const template = await read(policy);
    if (!template) throw new Error("the policy is not read");
    expect(() => visitAll(visitor, template, nodesIn(template))).not.toThrow();
  });
});

describe("a function that is a generator", () => {
  const steps = function* (): Generator<number> {
    yield 1;
  };
  const later = async function* (): AsyncGenerator<number> {
    yield await Promise.resolve(1);
  };

  it.each<[string, () => Visitor]>([
    ["create", steps as never],
    ["Statement", () => ({ Statement: steps })],
    ["Statement", () => ({ Statement: later })],
    ["Template:exit", () => ({ "Template:exit": steps })],
  ])("fails its rule: %s", async (name, create) => {
    const template = await read(policy);
    if (!template) throw new Error("the policy is not read");
    const visit = (): void => visitAll(create(), template, nodesIn(template));
    expect(visit).toThrow(`${name} is a generator, but rules are synchronous functions`);
  });
});

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
