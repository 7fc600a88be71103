import { describe, expect, it } from "vitest";
import { excessActions } from "../../../src/dms/index.js";
import { no } from "../../../src/iam/index.js";
import { loadService } from "../../../src/knowledge/index.js";
import type { ActionPattern } from "../../../src/model/index.js";
import { display } from "../../../src/tree/index.js";
import type { Json } from "../../iam/build.js";
import { needed, statementFrom } from "../excess.js";

const [s3, kms] = await Promise.all([loadService("s3"), loadService("kms")]);
if (!s3 || !kms) throw new Error("the services are not known");
const services = new Map([
  ["s3", s3],
  ["kms", kms],
]);

const shown = (actions: readonly ActionPattern[]): readonly string[] => actions.map(({ text }) => display(text));

function excessOf(actions: Json, needs: readonly string[]) {
  const statement = statementFrom({ Effect: "Allow", Action: actions, Resource: "*" });
  const found = excessActions(
    services,
    statement,
    needs.map((action) => needed(action)),
  );
  return { unneeded: shown(found.unneeded), wide: shown(found.wide), needed: found.needed };
}

const [put, tag, list] = ["s3:PutObject", "s3:PutObjectTagging", "s3:ListBucket"];
const reEncrypt = "kms:ReEncrypt*";

describe("actions that a role does not need", () => {
  it.each<[Json, readonly string[], readonly string[]]>([
    [[put, "s3:GetObject"], [put], ["s3:GetObject"]],
    [["S3:putobject", "ec2:RunInstances"], [put], ["ec2:RunInstances"]],
    [["s3:Get*"], [put], ["s3:Get*"]],
    [["s3:*"], ["kms:Decrypt"], ["s3:*"]],
    // The actions of this service are not known.
    [["macie:Do"], [put], ["macie:Do"]],
    [[put], [], [put]],
    ["s3:GetObject", [put], ["s3:GetObject"]],
    [[" s3:GetObject"], [put], [" s3:GetObject"]],
    // They are not for one service. `no-full-access` reports them.
    [["*", "*:*"], [put], []],
    [["<Any>", "s3:<Any>"], [put], []],
    [
      [{ $if: "Prod", then: "s3:GetObject", else: "s3:GetBucketAcl" }, "s3:GetBucketLocation"],
      [put],
      ["s3:GetBucketLocation"],
    ],
    // What a key is, is nothing new to who may use it.
    [["kms:DescribeKey"], ["kms:Decrypt", put], []],
    [["KMS:describekey"], [put, "kms:Decrypt"], []],
    [["kms:DescribeKey"], [put], ["kms:DescribeKey"]],
    // There is no such action or service, so nothing is allowed.
    [["kms:DescribeKeys", "kms:Look*"], ["kms:Decrypt"], []],
    [["x-kms:DescribeKey", "my-service:*"], ["kms:Decrypt"], []],
    [["kms:ListKeys"], ["kms:Decrypt"], ["kms:ListKeys"]],
    // Two actions are needed, and the facts name them by a pattern.
    [["kms:ReEncryptFrom", "kms:ReEncryptTo", "kms:Decrypt"], [reEncrypt], ["kms:Decrypt"]],
  ])("%j for %j: %j", (actions, needs, unneeded) => {
    expect(excessOf(actions, needs).unneeded).toEqual(unneeded);
  });

  it("are not those of a statement for all but some actions", () => {
    const statement = statementFrom({ Effect: "Allow", NotAction: "iam:*", Resource: "*" });
    expect(excessActions(services, statement, [needed(put)])).toEqual({ unneeded: [], wide: [], needed: [] });
  });
});

describe("patterns that cover more than is needed", () => {
  it.each<[Json, readonly string[], readonly string[]]>([
    [[put], [put], []],
    [["s3:*"], [put], ["s3:*"]],
    [["s3:Put*"], [put], ["s3:Put*"]],
    [["S3:PUT*"], [put], ["S3:PUT*"]],
    [["s3:PutObjec?"], [put], []],
    [["s3:PutObject*"], [put], []],
    [["s3:putobject*"], ["S3:PutObject"], []],
    [["s3:*Object"], [put], ["s3:*Object"]],
    [["s3:Put*Tagging"], [tag], ["s3:Put*Tagging"]],
    [["s3:ListBuc*"], [list, put], []],
    [["macie:*"], ["macie:Do"], ["macie:*"]],
    [["macie:D*"], ["macie:Do"], []],
    [["kms:DescribeKey"], ["kms:Decrypt"], []],
    [["kms:ReEncrypt*"], [reEncrypt], []],
    [["KMS:reencryptF*"], [put, reEncrypt], []],
    [["kms:Re*"], [reEncrypt], ["kms:Re*"]],
    [["kms:Re?ncrypt*"], [reEncrypt], []],
    // The user's own requirements may ask for a whole service.
    [["s3:*"], ["s3:*"], []],
    [["S3:*"], [list, "s3:*"], []],
  ])("%j for %j: %j", (actions, needs, wide) => {
    const found = excessOf(actions, needs);
    expect(found.wide).toEqual(wide);
    expect(found.unneeded).toEqual([]);
  });
});

describe("the needed actions of a statement", () => {
  it.each<[Json, readonly string[], readonly string[]]>([
    [
      ["s3:*", "ec2:*"],
      [put, list, "kms:Decrypt"],
      [put, list],
    ],
    [
      ["s3:Put*", put],
      [put, put, tag],
      [put, tag],
    ],
    [["kms:ReEncryptFrom", "kms:ReEncryptTo"], [reEncrypt], [reEncrypt]],
    [["s3:Get*"], [put], []],
  ])("%j for %j: %j", (actions, needs, expected) => {
    expect(excessOf(actions, needs).needed).toEqual(expected);
  });

  it("are those in use, or else those that may be used", () => {
    const statement = statementFrom("Allow s3:* on *");
    const optional = needed(tag, [], { need: "optional" });
    expect(excessActions(services, statement, [needed(put), optional]).needed).toEqual([put]);
    expect(excessActions(services, statement, [optional]).needed).toEqual([tag]);
    expect(excessActions(services, statement, [{ ...needed(put), applies: no() }, optional]).needed).toEqual([
      put,
      tag,
    ]);
  });
});
