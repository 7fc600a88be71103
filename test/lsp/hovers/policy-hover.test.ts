import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { workspace } from "../../workspace/workspace.js";
import { positionOf } from "../asking.js";
import { sharedServer } from "../server-process.js";
import { groupFile, lakeFile, passesAllPolicy, roleFile } from "../templates.js";

const shared = sharedServer();

/** What is told where a word first stands. */
async function hover(word: string, { name = "dms.tf", text }: { readonly name?: string; readonly text: string }) {
  const [path, server] = [join(workspace({}), name), await shared()];
  await server.open(path, text);
  return server.hover(path, positionOf(word, text));
}

describe("hovering over iam:PassRole", () => {
  const deployer = (resource: string): string => `
data "aws_iam_policy_document" "deploy" {
  statement {
    actions   = ["iam:PassRole"]
    resources = [${resource}]
    condition {
      test     = "StringEquals"
      variable = "iam:PassedToService"
      values   = ["dms.amazonaws.com"]
    }
  }
}
resource "aws_iam_policy" "deploy" {
  policy = data.aws_iam_policy_document.deploy.json
}
`;

  it.each([
    ["the role", "aws_iam_role.lake.arn", "this statement names it."],
    ["all roles", '"*"', "this statement names it."],
    ["another role", '"arn:aws:iam::123456789012:role/other"', "**this statement does not name it**."],
  ])("says who passes which role, and whether a statement with %s names it", async (_what, resource, words) => {
    const text = await hover("iam:PassRole", { text: lakeFile + deployer(resource) });
    expect(text).toMatch(
      /^- The endpoint aws_dms_s3_endpoint\.target passes `\$\{aws_iam_role\.lake\.arn\}` to `dms\.amazonaws\.com`: /m,
    );
    expect(text?.trimEnd().endsWith(words)).toBe(true);
  });

  it("says that nothing passes a role", async () => {
    const text = await hover("iam:PassRole", { name: "policy.json", text: passesAllPolicy });
    expect(text).toContain("- No DMS resource of the open files is seen to pass a role.");
  });

  it("says of a condition key what it holds, and which actions have it", async () => {
    const text = await hover("iam:PassedToService", { text: lakeFile + deployer('"*"') });
    expect(text).toMatch(
      /^\*\*iam:PassedToService\*\*\n\n- It filters access by the AWS service to which this role is passed\.\n- It holds a text\.\n/,
    );
    expect(text).toContain("- Actions that have it: `iam:PassRole`");
    expect(text).toContain("- In this statement: `iam:PassRole`.");
    expect(text).toContain("- A role that DMS uses is passed to `dms.amazonaws.com`");
  });

  it.each([
    ["aws:SourceAccount", "the account of the resource for which a service calls", "only if a service calls directly"],
    ["aws:PrincipalTag/team", "the value of that tag of the principal", "only if the principal has the tag"],
    ["AWS:sourceip", "the public address of the caller", "only if it does not come through a VPC endpoint"],
  ])("says what the global key %s is, and which requests have it", async (key, is, present) => {
    const text = await hover(key, {
      text: lakeFile + deployer('"*"').replace("iam:PassedToService", key),
    });
    expect(text).toContain(`- It is ${is}`);
    expect(text).toContain(`- A request has it ${present}`);
  });

  it("says which keys every request has", async () => {
    const text = await hover("aws:SecureTransport", {
      text: lakeFile + deployer('"*"').replace("iam:PassedToService", "aws:SecureTransport"),
    });
    expect(text).toContain("- It is whether the request was encrypted (TLS).");
    expect(text).toContain("- Every request has it.");
  });

  it("says that the requests of an action do not have a condition key", async () => {
    const text = await hover("iam:PassedToService", {
      text: lakeFile + deployer('"*"').replace('["iam:PassRole"]', '["iam:PassRole", "iam:GetRole"]'),
    });
    expect(text).toContain("- **Not with** `iam:GetRole`: requests for these do not have the key.");
  });

  it("says that a key has several values", async () => {
    const text = await hover("aws:TagKeys", {
      text: lakeFile + deployer('"*"').replace("iam:PassedToService", "aws:TagKeys"),
    });
    expect(text).toContain("- It holds several texts: use `ForAllValues:` or `ForAnyValue:` with it.");
  });

  it("says nothing of a key that does not exist", async () => {
    const text = await hover("iam:Nothing", {
      text: lakeFile + deployer('"*"').replace("iam:PassedToService", "iam:Nothing"),
    });
    expect(text?.includes("It holds") ?? false).toBe(false);
  });
});

describe("hovering over a managed policy", () => {
  it("says of an AWS managed policy what it is made for, and what it allows of what is needed here", async () => {
    const text = await hover("arn:aws:iam::aws", { text: groupFile + roleFile });
    expect(text).toMatch(/^\*\*arn:aws:iam::aws:policy\/service-role\/AmazonDMSVPCManagementRole\*\*$/m);
    expect(text).toContain("- It is made for VPC management role (`dms-vpc-role`).");
    expect(text).toMatch(
      /^- For VPC management role of `aws_dms_replication_subnet_group\.private`, the use of role `aws_iam_role\.vpc`, it allows 10 of 10 actions\.$/m,
    );
  });

  it("says of a declared policy what it lacks", async () => {
    const policy = lakeFile
      .replace(
        'resource "aws_iam_role_policy" "lake" {\n  role = aws_iam_role.lake.id',
        'resource "aws_iam_policy" "lake" {',
      )
      .concat(
        'resource "aws_iam_role_policy_attachment" "lake" {\n  role = aws_iam_role.lake.name\n  policy_arn = aws_iam_policy.lake.arn\n}\n',
      );
    const text = await hover("aws_iam_policy.lake.arn", { text: policy });
    expect(text).toContain("`aws_iam_policy.lake` declares it.");
    expect(text).toMatch(
      /^- For S3 as a target of `aws_dms_s3_endpoint\.target`, the use of role `aws_iam_role\.lake`, it allows 2 of 4 actions, but not /m,
    );
  });

  it("says on which resources a policy allows what is needed elsewhere, and whose policy it is", async () => {
    const policy = `
resource "aws_iam_policy" "other" {
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      { Effect = "Allow", Action = "s3:*Object", Resource = "arn:aws:s3:::other/*" },
      { Effect = "Allow", Action = "s3:ListBucket", Resource = "*" },
      { Effect = "Allow", Action = "s3:DeleteObject", Resource = "arn:aws:s3:::lake/*" },
      { Effect = "Deny", Action = "s3:DeleteObject", Resource = "*" },
    ]
  })
}
resource "aws_iam_role_policy_attachment" "other" {
  role       = aws_iam_role.lake.name
  policy_arn = aws_iam_policy.other.arn
}
`;
    const text = await hover("aws_iam_policy.other.arn", { text: lakeFile + policy });
    expect(text).toMatch(
      /^- For S3 as a target of `aws_dms_s3_endpoint\.target`, the use of role `aws_iam_role\.lake`, it allows 1 of 4 actions, but not `s3:PutObjectTagging`\.$/m,
    );
    expect(text).toContain(
      "  - `s3:PutObject` only on `arn:aws:s3:::other/*`, but it is needed on `arn:${partition}:s3:::lake/*`.",
    );
    expect(text).toContain("  - **It denies** `s3:DeleteObject`.");
  });

  it("links a policy of AWS that has nothing to do with DMS to its statements", async () => {
    const text = await hover("arn:aws:iam::aws", {
      text: roleFile.replace("service-role/AmazonDMSVPCManagementRole", "AmazonS3ReadOnlyAccess"),
    });
    expect(text).toContain(
      "Its statements ([AWS](https://docs.aws.amazon.com/aws-managed-policy/latest/reference/AmazonS3ReadOnlyAccess.html)).",
    );
  });

  it("says that AWS has no such policy", async () => {
    const text = await hover("arn:aws:iam::aws", { text: roleFile.replace("VPCManagementRole", "VPCManagmentRole") });
    expect(text).toContain("AWS has no managed policy `AmazonDMSVPCManagmentRole` that dmslint knows.");
  });
});

describe("hovering over a service in a trust policy", () => {
  it("says what DMS assumes roles for as this service, and who needs it here", async () => {
    const text = await hover("dms.amazonaws.com", { text: lakeFile });
    expect(text).toMatch(/^DMS assumes roles as this service: .*S3 as a target/m);
    expect(text).toContain("- `aws_dms_s3_endpoint.target` needs a role that trusts it, for S3 as a target.");
  });

  it("knows the service of one region", async () => {
    const text = await hover("dms.eu-west-1", { text: lakeFile.replace("dms.amazonaws", "dms.eu-west-1.amazonaws") });
    expect(text).toMatch(/^DMS assumes roles as this service: /m);
  });

  it("says nothing of a service that DMS has nothing to do with", async () => {
    const text = await hover("ec2.amazonaws.com", { text: roleFile.replace("dms.amazonaws", "ec2.amazonaws") });
    expect(text?.includes("DMS assumes") ?? false).toBe(false);
  });
});
