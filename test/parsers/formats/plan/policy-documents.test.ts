import { describe, expect, it } from "vitest";
import { shown } from "../terraform/module.js";
import { constant, refers } from "./arguments.js";
import type { PlanResource } from "./plan-module.js";
import { planned } from "./read-plan.js";

describe("policy documents of a plan", () => {
  const statement = { actions: constant(["s3:PutObject"]), resources: refers(["aws_s3_bucket.b.arn"], [null], [true]) };
  const later = ["id", "json"];
  const policy = (reference: string): PlanResource => ({
    arguments: { role: constant("dms-s3"), policy: refers(reference) },
  });
  const resources = {
    "aws_s3_bucket.b": { arguments: {}, later: ["arn", "id"] },
    "aws_iam_role_policy.p": policy("data.aws_iam_policy_document.d.json"),
  };

  it("are read from their blocks where their JSON comes later", async () => {
    const template = await planned({
      resources: { ...resources, "data.aws_iam_policy_document.d": { arguments: { statement: [statement] }, later } },
    });
    const [attachment] = template.attachments;
    const [found] = attachment?.documents[0]?.statements ?? [];
    expect(attachment?.roles.items.map(({ text }) => shown(text))).toEqual(["dms-s3"]);
    expect(found?.actions?.items.map(({ text }) => shown(text))).toEqual(["s3:PutObject"]);
    expect(found?.resources?.incompleteReason).toBe(
      "data.aws_iam_policy_document.d.statement.resources is known only after the deployment",
    );
  });

  it("have the statements that a dynamic block makes", async () => {
    const template = await planned({
      resources: {
        ...resources,
        "data.aws_iam_policy_document.d": {
          arguments: { statement: [statement] },
          computed: {
            statement: [
              { actions: ["s3:PutObject"], resources: [null], effect: null, principals: [], condition: [] },
              { actions: ["s3:DeleteObject"], resources: ["*"], effect: null, principals: [], condition: [] },
            ],
          },
          later,
        },
      },
    });
    const statements = template.attachments[0]?.documents[0]?.statements ?? [];
    expect(statements.map(({ actions }) => actions?.items.map(({ text }) => shown(text)))).toEqual([
      ["s3:PutObject"],
      ["s3:DeleteObject"],
    ]);
  });

  it("are taken into others", async () => {
    const template = await planned({
      resources: {
        ...resources,
        "data.aws_iam_policy_document.inner": { arguments: { statement: [statement] }, later },
        "data.aws_iam_policy_document.d": {
          arguments: { source_policy_documents: refers("data.aws_iam_policy_document.inner.json", [null], [true]) },
          later,
        },
      },
    });
    const [document] = template.attachments[0]?.documents ?? [];
    expect(document?.statements.map(({ actions }) => actions?.items.map(({ text }) => shown(text)))).toEqual([
      ["s3:PutObject"],
    ]);
    expect(document?.incompleteReason).toBeUndefined();
  });

  it("are not known where they are composed", async () => {
    const template = await planned({
      resources: { ...resources, "aws_iam_role_policy.p": policy("aws_s3_bucket.b.arn") },
    });
    const [attachment] = template.attachments;
    expect(attachment?.documents).toEqual([]);
    expect(attachment?.incompleteReason).toBe("aws_iam_role_policy.p.policy is known only after the deployment");
  });

  it.each([
    ["a known one", constant("{}"), []],
    ["a local, which the plan does not show", refers("local.p", null, true), ["data.aws_iam_policy_document.d"]],
  ])("are left out where only a block without instances takes them, beside %s", async (_, other, addresses) => {
    const { documents } = await planned({
      resources: {
        "aws_s3_bucket.b": { arguments: {}, later: ["arn", "id"] },
        "data.aws_iam_policy_document.d": { arguments: { statement: [statement] }, later },
        "aws_iam_role_policy.p": { ...policy("data.aws_iam_policy_document.d.json"), isNone: true },
        "aws_iam_role_policy.q": { arguments: { policy: other } },
      },
    });
    expect(documents.filter(({ holderKind }) => holderKind === "unseen").map(({ address }) => address)).toEqual(
      addresses,
    );
  });
});
