import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { renderEdit } from "../../src/fixers/index.js";
import type { PolicyDocument, Template } from "../../src/model/index.js";
import { applyEdits } from "../../src/source/index.js";
import type { IamEdit } from "../../src/rule-kit/index.js";
import type { Node } from "../../src/tree/index.js";
import {
  allowOnly,
  append,
  limitTo,
  onlyToDms,
  passRole,
  renameConditionKey,
  renameOperator,
  trustDms,
  waitFor,
  without,
  withoutAction,
  withoutElements,
  withoutStatement,
} from "./edits.js";
import { parse, policyOf, trustOf, type Edit } from "./edit-case.js";
import { hclOf, jsonOf, rollOf, yamlOf, type Roll, type Value } from "./layouts.js";

const word = fc.constantFrom(
  "s3:GetObject",
  "*",
  "a: b",
  "it's",
  'say "so"',
  "#1",
  "012345678901",
  "true",
  "x\\y",
  "$" + "{aws:username}",
);
const oneOrMore = (item: fc.Arbitrary<Value>): fc.Arbitrary<Value> =>
  fc.oneof(item, fc.array(item, { minLength: 1, maxLength: 3 }));

const conditions: fc.Arbitrary<Value> = fc.dictionary(
  fc.constantFrom("StringEquals", "Bool", "ArnLike"),
  fc.dictionary(fc.constantFrom("aws:SourceAccount", "aws:RequestedRegion", "s3:prefix"), oneOrMore(word), {
    minKeys: 1,
    maxKeys: 2,
  }),
  { minKeys: 1, maxKeys: 2 },
);
const service = fc.constantFrom("ec2.amazonaws.com", "rds.amazonaws.com", "dms.amazonaws.com");
const principal: fc.Arbitrary<Value> = fc.oneof(
  fc.record({ Service: oneOrMore(service) }),
  fc.record({ AWS: fc.constant("123456789012"), Service: oneOrMore(service) }),
  fc.record({ AWS: oneOrMore(fc.constant("arn:aws:iam::123456789012:root")) }),
);

function documentOf(elements: Readonly<Record<string, fc.Arbitrary<Value>>>): fc.Arbitrary<Value> {
  const optional = fc.record({ Sid: fc.constant("One"), Condition: conditions }, { requiredKeys: [] });
  const statement = fc
    .tuple(fc.record(elements), optional)
    .map(([some, more]) => ({ ...some, ...more }))
    .chain((record) => fc.shuffledSubarray(Object.entries(record), { minLength: Object.keys(record).length }))
    .map((entries): Value => Object.fromEntries(entries));
  return fc.record({ Version: fc.constant("2012-10-17"), Statement: oneOrMore(statement) });
}

const trustPolicy = documentOf({
  Effect: fc.constant("Allow"),
  Principal: principal,
  Action: oneOrMore(fc.constant("sts:AssumeRole")),
});
const policy = documentOf({
  Effect: fc.constantFrom("Allow", "Deny"),
  Action: oneOrMore(word),
  Resource: oneOrMore(word),
});

type OneOrMore = string | readonly string[];

/** A template in one of the syntaxes that has a role, a policy and a subnet group. */
interface Syntax {
  readonly name: string;
  readonly path: string;
  readonly write: (trust: Value, policy: Value, dependsOn: OneOrMore | undefined, roll: Roll) => string;
}

function stack(trust: Value, document: Value, dependsOn: OneOrMore | undefined): Value {
  return {
    Resources: {
      Role: { Type: "AWS::IAM::Role", Properties: { AssumeRolePolicyDocument: trust } },
      Policy: { Type: "AWS::IAM::ManagedPolicy", Properties: { PolicyDocument: document, Path: "/" } },
      Subnets: {
        ...(dependsOn !== undefined && { DependsOn: dependsOn }),
        Type: "AWS::DMS::ReplicationSubnetGroup",
        Properties: { SubnetIds: ["a", "b"] },
      },
    },
  };
}

function module(trust: string, document: string, dependsOn: OneOrMore | undefined): string {
  const names = dependsOn === undefined ? [] : [dependsOn].flat();
  return [
    `resource "aws_iam_role" "dms" {\n  assume_role_policy = ${trust}\n}`,
    `resource "aws_iam_policy" "dms" {\n  policy = ${document}\n}`,
    `resource "aws_dms_replication_subnet_group" "dms" {\n  subnet_ids = ["a", "b"]${
      names.length === 0 ? "" : `\n  depends_on = [${names.map((name) => `aws_vpc.${name.toLowerCase()}`).join(", ")}]`
    }\n}\n`,
  ].join("\n\n");
}

const heredoc = (text: string): string => `<<EOF\n${text.trimEnd().replaceAll(/\$(?=\{)/g, () => "$$")}\nEOF`;

const syntaxes: readonly Syntax[] = [
  { name: "YAML", path: "stack.yaml", write: (trust, document, on, roll) => yamlOf(stack(trust, document, on), roll) },
  { name: "JSON", path: "stack.json", write: (trust, document, on, roll) => jsonOf(stack(trust, document, on), roll) },
  {
    name: "JSON in YAML",
    path: "stack.yaml",
    write: (trust, document, on, roll) => yamlOf(stack(jsonOf(trust, roll), jsonOf(document, roll), on), roll),
  },
  {
    name: "JSON in JSON",
    path: "stack.json",
    write: (trust, document, on, roll) => jsonOf(stack(jsonOf(trust, roll), jsonOf(document, roll), on), roll),
  },
  {
    name: "jsonencode",
    path: "main.tf",
    write: (trust, document, on, roll) =>
      module(`jsonencode(${hclOf(trust, "  ", roll)})`, `jsonencode(${hclOf(document, "  ", roll)})`, on),
  },
  {
    name: "JSON in a heredoc",
    path: "main.tf",
    write: (trust, document, on, roll) => module(heredoc(jsonOf(trust, roll)), heredoc(jsonOf(document, roll)), on),
  },
];

/** What an edit asks for, checked on the documents before and after it. */
interface Asked {
  readonly name: string;
  readonly edit: (path: string) => Edit;
  /** Whether what is asked for is there. */
  readonly isDone: (template: Template) => boolean;
  /** The edit writes only, and takes nothing out. */
  readonly isAddition: boolean;
  /** Asked again, it takes more out. */
  readonly isOnce?: boolean;
  /** How many of fifty texts must be mended: most, where it is not said. */
  readonly atLeast?: number;
}

const asked: readonly Asked[] = [
  {
    name: "let a service assume a role",
    edit: () => trustDms,
    isDone: (template) => JSON.stringify(plain(trustOf(template).node)).includes('"dms.amazonaws.com"'),
    isAddition: true,
  },
  {
    name: "append a statement",
    edit: () => append(passRole),
    isDone: (template) =>
      policyOf(template).statements.some(
        ({ sid }) => sid?.parts[0]?.kind === "literal" && sid.parts[0].text === "PassRole",
      ),
    isAddition: true,
  },
  {
    name: "add a condition",
    edit: () => onlyToDms,
    isDone: (template) =>
      JSON.stringify(plain(firstStatement(template))).includes('"iam:PassedToService":"dms.amazonaws.com"'),
    isAddition: true,
  },
  {
    name: "remove conditions",
    edit: () => without("aws:SourceAccount", "aws:RequestedRegion"),
    isDone: (template) =>
      !/aws:SourceAccount|aws:RequestedRegion/.test(JSON.stringify(plain(firstStatement(template)))),
    isAddition: false,
    atLeast: 8,
  },
  {
    name: "replace resources",
    edit: () => limitTo("arn:aws:iam::1:role/a", "arn:aws:iam::1:role/b"),
    isDone: (template) =>
      JSON.stringify(plain(firstStatement(template))).includes('["arn:aws:iam::1:role/a","arn:aws:iam::1:role/b"]'),
    isAddition: false,
  },
  {
    name: "replace actions",
    edit: () => allowOnly("dms:StartReplicationTask", "dms:StopReplicationTask"),
    isDone: (template) =>
      JSON.stringify(plain(firstStatement(template))).includes(
        '["dms:StartReplicationTask","dms:StopReplicationTask"]',
      ),
    isAddition: false,
  },
  {
    name: "remove an action",
    edit: () => withoutAction,
    isDone: () => true,
    isAddition: false,
    isOnce: true,
    atLeast: 2,
  },
  ...[0, -1].map((index) => ({
    name: `remove the ${index === 0 ? "first" : "last"} statement`,
    edit: () => withoutStatement(index),
    isDone: () => true,
    isAddition: false,
    isOnce: true,
    atLeast: 2,
  })),
  ...[1, 2].map((count) => ({
    name: `remove elements, ${String(count)} of them`,
    edit: () => withoutElements(count),
    isDone: () => true,
    isAddition: false,
    isOnce: true,
    atLeast: 2,
  })),
  {
    name: "rename an operator",
    edit: () => renameOperator("StringEquals", "ArnLike"),
    isDone: (template) => !JSON.stringify(plain(firstStatement(template))).includes('StringEquals'),
    isAddition: false,
    atLeast: 2,
  },
  {
    name: "rename a key",
    edit: () => renameConditionKey("aws:SourceAccount", "s3:prefix"),
    isDone: () => true,
    isAddition: false,
    isOnce: true,
    atLeast: 2,
  },
  {
    name: "wait for a resource",
    edit: (path) =>
      path === "main.tf"
        ? waitFor("aws_dms_replication_subnet_group.dms", "aws_iam_role.dms")
        : waitFor("Resources.Subnets", "Resources.Role"),
    isDone: (template) =>
      [...template.resources.values()].some(({ dependencies }) =>
        dependencies.some(({ on, how }) => how === "given" && /[Rr]ole/.test(on ?? "")),
      ),
    isAddition: true,
  },
];

function firstStatement(template: Template): Node {
  const [statement] = policyOf(template).statements;
  if (!statement) throw new Error("there is no statement");
  return statement.node;
}

/** A node as a plain value. */
function plain(node: Node): unknown {
  if (node.kind === "list") return node.items.map(plain);
  if (node.kind === "mapping")
    return Object.fromEntries(node.entries.map(({ key, value }) => [key.text, plain(value)]));
  if (node.kind === "scalar") return node.text;
  return node.kind === "text"
    ? node.parts.map((part) => (part.kind === "literal" ? part.text : "?")).join("")
    : node.kind;
}

/** No value is null, none is empty that was not, no key stands twice, in whatever case. */
function expectSound(node: Node): void {
  expect(node.kind).not.toBe("null");
  if (node.kind === "list") node.items.forEach(expectSound);
  if (node.kind !== "mapping") return;
  const keys = node.entries.map(({ key }) => key.text.toLowerCase());
  expect(keys).toEqual([...new Set(keys)]);
  for (const { value } of node.entries) expectSound(value);
}

/** What an edit may not change: the documents it is not about, and what resources there are. */
function rest(template: Template, touched: PolicyDocument | undefined): unknown {
  return {
    documents: template.documents
      .filter(({ document }) => document !== touched)
      .map(({ document }) => plain(document.node)),
    resources: [...template.resources].map(([address, { type }]) => [address, type]),
  };
}

function touchedBy({ kind }: IamEdit, template: Template): PolicyDocument | undefined {
  if (kind === "add-dependency") return undefined;
  return kind === "allow-assume" ? trustOf(template) : policyOf(template);
}

/** Mends a text and checks what came out. False: there was nothing to mend, or no safe way. */
async function checkMending(
  path: string,
  before: string,
  { edit, isDone, isAddition, isOnce }: Asked,
): Promise<boolean> {
  const template = await parse(path, { [path]: before });
  expect(template.problems).toEqual([]);
  const ask = edit(path)(template);
  const edits = renderEdit(ask, template);
  if (!edits) return false;
  const removed = edits.map(({ location }) => before.slice(location.start, location.end));
  if (isAddition) expect(removed.join("").trim()).toBe("");
  const mended = await parse(path, { [path]: applyEdits(before, edits) });
  expect(mended.problems).toEqual([]);
  expect(isDone(mended)).toBe(true);
  expect(rest(mended, touchedBy(ask, mended))).toEqual(rest(template, touchedBy(ask, template)));
  if (isAddition) expect(mended.comments.map(({ text }) => text)).toEqual(template.comments.map(({ text }) => text));
  for (const { document } of mended.documents) expectSound(document.node);
  if (!isOnce) expect(renderEdit(edit(path)(mended), mended)).toBeUndefined();
  return true;
}

const other = fc.constantFrom("Policy", "Vpc");
const dependsOn = fc.option(fc.oneof(other, fc.array(other, { minLength: 1, maxLength: 3 })), { nil: undefined });
const numbers = fc.array(fc.nat(11), { maxLength: 40 });

describe.each(syntaxes)("mending $name", ({ path, write }) => {
  it.each(asked)("$name", async (one) => {
    let mended = 0;
    const property = fc.asyncProperty(
      fc.tuple(trustPolicy, policy, dependsOn),
      numbers,
      fc.boolean(),
      async ([trust, document, on], rolled, hasReturns) => {
        const text = write(trust, document, on, rollOf(rolled));
        const isMended = await checkMending(path, hasReturns ? text.replaceAll("\n", "\r\n") : text, one);
        if (isMended) mended++;
      },
    );
    await fc.assert(property, { numRuns: 50 });
    // Some texts need no edit.
    expect(mended).toBeGreaterThan(one.atLeast ?? 20);
  });
});
