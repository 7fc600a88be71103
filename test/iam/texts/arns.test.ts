import { describe, expect, it } from "vitest";
import { nameInArn } from "../../../src/iam/texts/arn-fields.js";
import { awsManagedPolicyName, roleNameIn } from "../../../src/iam/texts/arns.js";
import type { Text } from "../../../src/tree/index.js";
import { textFrom } from "../build.js";

/** As `textFrom` reads it. A `|` separates what is written in two places. */
function joined(written: string): Text {
  return { ...textFrom(""), parts: written.split("|").flatMap((piece) => textFrom(piece).parts) };
}

function written(text: Text | undefined): string | undefined {
  return text?.parts.map((part) => (part.kind === "literal" ? part.text : `<${part.symbol.id}>`)).join("");
}

describe("the AWS managed policy that an ARN names", () => {
  it.each([
    ["arn:aws:iam::aws:policy/ReadOnlyAccess", "ReadOnlyAccess"],
    ["arn:aws-cn:iam::aws:policy/service-role/AmazonDMSVPCManagementRole", "AmazonDMSVPCManagementRole"],
    ["arn:<aws:partition>:iam::aws:policy/service-role/AmazonDMSVPCManagementRole", "AmazonDMSVPCManagementRole"],
    ["arn:aws:iam::aws:|policy/ReadOnlyAccess", "ReadOnlyAccess"],
    ["arn:aws:iam::aws:policy/|ReadOnlyAccess", "ReadOnlyAccess"],
    ["arn:aws:iam::aws:policy/<Name>", undefined],
    ["arn:aws:iam::aws:policy/Amazon<Name>", undefined],
    ["arn:aws:iam::aws:policy/", undefined],
    ["arn:aws:iam::aws:policy/Read|OnlyAccess", "ReadOnlyAccess"],
    ["arn:aws:iam::111122223333:policy/ReadOnlyAccess", undefined],
    ["ReadOnlyAccess", undefined],
    ["<Arn>", undefined],
  ])("%s: %s", (arn, name) => {
    expect(awsManagedPolicyName(joined(arn))).toBe(name);
  });
});

describe("the role that an ARN names", () => {
  it.each([
    ["arn:aws:iam::111122223333:role/writer", "writer"],
    ["arn:aws:iam::111122223333:role/dms/team/writer", "writer"],
    ["arn:<aws:partition>:iam::<aws:account>:role/writer", "writer"],
    ["arn:<aws:partition>:iam::<aws:account>:role/<Name>", "<Name>"],
    ["arn:aws:iam::<aws:account>:role/dms/<Name>-writer", "<Name>-writer"],
    ["arn:aws:iam::<aws:account>:role/<Path>/<Name>", "<Name>"],
    ["arn:aws:iam::<aws:account>:role/<Path>/dms/my-<Name>", "my-<Name>"],
    ["arn:aws:iam::<aws:account>:role/<Path>/", undefined],
    ["arn:aws:iam::111122223333:ro|le/dms/wri|ter", "writer"],
    ["arn:aws:iam::111122223333:role/|writer", "writer"],
    ["arn:aws:iam::<aws:account>:role/", undefined],
    ["arn:aws:iam::<aws:account>:user/writer", undefined],
    ["arn:aws:iam::<aws:account>:role", undefined],
    ["arn:aws:iam::<aws:account>:role<Suffix>/writer", undefined],
    ["arn:aws:iam::<aws:account>:role/dms|/writer", "writer"],
    ["writer", undefined],
    ["<Arn>", undefined],
  ])("%s: %s", (arn, name) => {
    expect(written(roleNameIn(joined(arn)))).toBe(name);
  });
});

describe("the name in an ARN", () => {
  it.each([
    ["arn:aws:s3:::loads", "loads"],
    ["arn:aws:s3:::loads/*", "loads"],
    ["arn:aws:s3:::lo|ads/in", "loads"],
    ["arn:<aws:partition>:s3:::loads/<Key>", "loads"],
    ["arn:aws:sqs:<aws:region>:<aws:account>:queue", "queue"],
    ["arn:aws:es:<aws:region>:<aws:account>:domain/logs", "domain/logs"],
    ["arn:aws:es:<aws:region>:<aws:account>:domain/logs/*", "domain/logs"],
    ["arn:aws:kms:<aws:region>:<aws:account>:key/<Key>", undefined],
    ["arn:aws:dynamodb:eu-west-1:111122223333:table/*", undefined],
    ["arn:aws:secretsmanager:eu-west-1:111122223333:secret:db-??????", undefined],
    ["arn:aws:s3:::loads-<Stage>", undefined],
    ["arn:aws:s3:::<Bucket>/*", undefined],
    ["arn:aws:s3:::load*/in", undefined],
    ["arn:aws:s3:::${aws:username}/in", undefined],
    ["arn:aws:s3:*:*:loads", undefined],
    ["arn:aws:s3:::", undefined],
    ["<Any>:s3:::loads", undefined],
    ["*", undefined],
  ])("%s: %s", (arn, name) => {
    expect(nameInArn(joined(arn))).toBe(name);
  });
});
