import { describe, expect, it } from "vitest";
import { grantChange, type GrantChange, type HeldStatement } from "../../../src/iam/index.js";
import type { Project } from "../../../src/model/index.js";
import { always, and, not, or, type Formula } from "../../../src/tree/index.js";
import { documentsFrom, type Json } from "../build.js";
import addresses from "./grant-changes/addresses.json" with { type: "json" };
import choices from "./grant-changes/choices.json" with { type: "json" };
import conditions from "./grant-changes/conditions.json" with { type: "json" };
import elements from "./grant-changes/elements.json" with { type: "json" };
import inverted from "./grant-changes/inverted.json" with { type: "json" };
import principals from "./grant-changes/principals.json" with { type: "json" };
import { projectOf } from "../project.js";

/** Two policies, and what is certain of the difference. */
interface GrantChangeCase {
  readonly name: string;
  readonly before: Json;
  readonly after: Json;
  readonly change: Partial<GrantChange>;
}

const topics: Readonly<Record<string, unknown>> = {
  elements,
  "NotAction, NotResource and NotPrincipal": inverted,
  principals,
  conditions,
  addresses,
  "choices of the template": choices,
};

function held(policy: Json, when: Formula = always): readonly HeldStatement[] {
  return documentsFrom(policy).flatMap(({ statements }) => statements.map((statement) => ({ statement, when })));
}

/** What an edit grants more or less, asked in both directions: what comes with an edit goes if it is taken back. */
function changeOf(before: readonly HeldStatement[], after: readonly HeldStatement[]): GrantChange {
  const change = grantChange(before, after);
  expect(grantChange(after, before)).toEqual({ more: change.less, less: change.more });
  return change;
}

describe.each(Object.entries(topics))("what an edit grants: %s", (_topic, cases) => {
  it.each(cases as readonly GrantChangeCase[])("$name", ({ before, after, change }) => {
    expect(changeOf(held(before), held(after))).toMatchObject(change);
  });
});

const same = { more: false, less: false };

describe("when a document is held", () => {
  const allow = ["Allow s3:GetObject on *"];
  const opaque = (id: string): Formula => ({ op: "opaque", id });
  const isProd: Formula = { op: "equals", subject: "stack.yaml#Parameters.Env", value: "prod" };

  it.each<[string, Formula, Formula, GrantChange]>([
    ["always, and in some deployments", always, isProd, { more: false, less: true }],
    ["in some deployments, and in others", isProd, not(isProd), { more: true, less: true }],
    ["in some deployments, and in all of them", or(isProd, opaque("a")), or(opaque("a"), isProd), same],
    ["under one of two conditions, and under one", or(isProd, opaque("a")), isProd, { more: false, less: true }],
    ["under two conditions, and under one", and(isProd, opaque("a")), isProd, { more: true, less: false }],
    ["with another value", isProd, { ...isProd, value: "test" }, { more: true, less: true }],
    ["a condition at another place of the file", opaque("stack.yaml@12"), opaque("stack.yaml@345"), same],
    ["the opposite of it", not(opaque("stack.yaml@12-15")), not(opaque("stack.yaml@345-348")), same],
    ["two of them", and(isProd, opaque("stack.yaml@12")), and(isProd, opaque("stack.yaml@345")), same],
    ["one of two", or(isProd, opaque("stack.yaml@12")), or(isProd, opaque("stack.yaml@345")), same],
    ["a value at another place", { ...isProd, subject: "s@1" }, { ...isProd, subject: "s@2" }, same],
    ["another condition", opaque("stack.yaml@12/One"), opaque("stack.yaml@12/Other"), { more: true, less: true }],
  ])("%s", (_name, before, after, expected) => {
    expect(changeOf(held(allow, before), held(allow, after))).toEqual(expected);
  });

  it("depends on both parts of a statement that has two holders", () => {
    const both = [...held(allow, isProd), ...held(allow, not(isProd))];
    expect(changeOf(both, held(allow)).less).toBe(false);
    expect(changeOf(held(["Allow s3:GetObject, s3:PutObject on *"]), both).less).toBe(true);
  });
});

function statementsOf({ templates }: Project): readonly HeldStatement[] {
  const statements = templates.flatMap(({ documents }) => documents.flatMap(({ document }) => document.statements));
  if (statements.length === 0) throw new Error("the case has no statements");
  return statements.map((statement) => ({ statement, when: always }));
}

describe("in a template", () => {
  const statementsIn = async (resource: string, more: string): Promise<readonly HeldStatement[]> => {
    const text = `
${more}
Parameters: { Bucket: { Type: String }, Given: { Type: String }, Stage: { Type: String, Default: dev }, Other: { Type: String, Default: dev } }
Mappings: { Names: { dev: { Name: orders }, test: { Name: trial } } }
Resources:
  Policy:
    Type: AWS::IAM::ManagedPolicy
    Properties:
      PolicyDocument:
        Version: "2012-10-17"
        Statement: [{ Effect: Allow, Action: s3:GetObject, Resource: ${resource} }]
`;
    return statementsOf(await projectOf({ "stack.yaml": text }, { parameters: { Given: "orders" } }));
  };

  it.each<[string, string, string, GrantChange]>([
    ["a parameter", '!Sub "arn:aws:s3:::${Bucket}/*"', '!Sub "arn:aws:s3:::${Bucket}/*"', same],
    ["another parameter", "!Ref Bucket", "!Ref Stage", { more: true, less: true }],
    ["a parameter with a default, and its value", "!Ref Stage", "dev", { more: true, less: true }],
    ["parameters with equal defaults", "!Ref Stage", "!Ref Other", { more: true, less: true }],
    ["a parameter with a value for the run, and that value", "!Ref Given", "orders", { more: true, less: true }],
    ["the partition of the deployment", '!Sub "arn:${AWS::Partition}:s3:::b"', "arn:aws:s3:::b", same],
    [
      "the region of the deployment",
      '!Sub "arn:aws:sqs:${AWS::Region}:1:q"',
      "arn:aws:sqs:eu-west-1:1:q",
      { more: true, less: true },
    ],
    ["what is not known", "!FindInMap [Names, !Ref Bucket, Name]", "!FindInMap [Names, !Ref Bucket, Name]", same],
    ["other things that are not known", "!GetAtt Policy.Size", "!GetAtt Policy.Length", { more: true, less: true }],
  ])("%s, when another part of it is edited", async (_name, before, after, expected) => {
    const [old, fresh] = [await statementsIn(before, ""), await statementsIn(after, "Description: It is longer now.")];
    expect(changeOf(old, fresh)).toEqual(expected);
  });
});

describe("in a Terraform module", () => {
  const statementsIn = async (resource: string, more: string): Promise<readonly HeldStatement[]> => {
    const text = `
${more}
variable "names" {}
data "aws_iam_policy_document" "it" {
  statement {
    actions   = ["s3:GetObject"]
    resources = ${resource}
  }
}
resource "aws_iam_policy" "it" {
  policy = data.aws_iam_policy_document.it.json
}
`;
    return statementsOf(await projectOf({ "m/main.tf": text }));
  };

  it.each([
    ["of an element of a variable", '["arn:aws:s3:::${var.names[0]}/*"]'],
    ["of a loop", '[for one in ["a", "b"] : "arn:aws:s3:::${lookup(var.names, one)}/*"]'],
    ["of a choice", '["arn:aws:s3:::${jsonencode({ a = var.names == 1 ? "x" : "y" })}"]'],
    ["of a long expression", `["\${lookup(var.names, "${"x".repeat(200)}")}"]`],
  ])("a name %s, when another part of it is edited", async (_name, resource) => {
    const [old, fresh] = [await statementsIn(resource, ""), await statementsIn(resource, "# It is longer now.")];
    expect(changeOf(old, fresh)).toEqual(same);
  });

  it("another expression in a loop", async () => {
    const nameIn = (expression: string): string => `[for one in ["a", "b"] : "arn:aws:s3:::${expression}/*"]`;
    const old = await statementsIn(nameIn("${lookup(var.names, one)}"), "");
    const fresh = await statementsIn(nameIn("${lookup(var.other, one)}"), "");
    expect(changeOf(old, fresh)).toEqual({ more: true, less: true });
  });
});
