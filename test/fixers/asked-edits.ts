import type { Template } from "../../src/model/index.js";
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
import { policyOf, trustOf, type Edit } from "./edit-case.js";

/** What an edit asks for, checked on the documents before and after it. */
export interface Asked {
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

/** Every edit that a text can be asked. */
export const asked: readonly Asked[] = [
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
      /"iam:PassedToService":\[?"dms\.amazonaws\.com"/.test(JSON.stringify(plain(firstStatement(template)))),
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
    atLeast: 0,
  },
  ...[0, -1].map((index) => ({
    name: `remove the ${index === 0 ? "first" : "last"} statement`,
    edit: () => withoutStatement(index),
    isDone: () => true,
    isAddition: false,
    isOnce: true,
    atLeast: 0,
  })),
  ...[1, 2].map((count) => ({
    name: `remove elements, ${String(count)} of them`,
    edit: () => withoutElements(count),
    isDone: () => true,
    isAddition: false,
    isOnce: true,
    atLeast: 0,
  })),
  {
    name: "rename an operator",
    edit: () => renameOperator("StringEquals", "ArnLike"),
    isDone: (template) => !JSON.stringify(plain(firstStatement(template))).includes("StringEquals"),
    isAddition: false,
    atLeast: 0,
  },
  {
    name: "rename a key",
    edit: () => renameConditionKey("aws:SourceAccount", "s3:prefix"),
    isDone: () => true,
    isAddition: false,
    isOnce: true,
    atLeast: 0,
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
export function plain(node: Node): unknown {
  if (node.kind === "list") return node.items.map(plain);
  if (node.kind === "mapping")
    return Object.fromEntries(node.entries.map(({ key, value }) => [key.text, plain(value)]));
  if (node.kind === "scalar") return node.text;
  return node.kind === "text"
    ? node.parts.map((part) => (part.kind === "literal" ? part.text : "?")).join("")
    : node.kind;
}
