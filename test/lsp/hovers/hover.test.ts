import { join } from "node:path";
import type { ClientCapabilities, Hover } from "vscode-languageserver/node.js";
import { describe, expect, it } from "vitest";
import { workspace } from "../../workspace/workspace.js";
import { TextDocument } from "vscode-languageserver-textdocument";
import { sharedServer, startServer, uriOf } from "../server-process.js";
import { groupFile, jsonStack, lakeFile, passesAllPolicy, roleFile, yamlStack } from "../templates.js";

interface Hovered {
  readonly text: string;
  readonly name?: string;
  readonly files?: Readonly<Record<string, string>>;
  readonly capabilities?: ClientCapabilities;
}

const shared = sharedServer();

/** What is told where a word first stands. */
async function hover(word: string, { capabilities, files = {}, name = "dms.tf", text }: Hovered) {
  const folder = workspace(files);
  const path = join(folder, name);
  const server = await (capabilities ? startServer(folder, { capabilities }) : shared());
  await server.open(path, text);
  return server.hover(path, positionOf(word, text));
}

function positionOf(word: string, text: string) {
  const at = text.indexOf(word);
  expect(at, `${word} is not in the text`).toBeGreaterThanOrEqual(0);
  const before = text.slice(0, at).split("\n");
  return { line: before.length - 1, character: (before.at(-1) ?? "").length + 1 };
}

describe("hovering over a DMS resource", () => {
  const expected = [
    "**target** (`aws_dms_s3_endpoint`)",
    "",
    "**S3 as a target** uses role **lake** (`aws_iam_role.lake`):",
    "- trust in `dms.amazonaws.com`: trusted",
    "- **missing**: `s3:DeleteObject` on `arn:${partition}:s3:::lake/*`",
    "- **missing**: `s3:PutObjectTagging` on `arn:${partition}:s3:::lake/*` (recommended)",
    "- granted: `s3:PutObject`, `s3:ListBucket`",
  ];

  it.each([['"aws_dms_s3_endpoint"'], ['"target" {'], ["service_access_role_arn"], ["aws_iam_role.lake.arn"]])(
    "says at %s which role it uses, what it needs and what is missing",
    async (word) => {
      const text = await hover(word, { text: lakeFile });
      expect(text?.split("\n").slice(0, expected.length)).toEqual(expected);
      expect(text).toContain("](https://docs.aws.amazon.com/dms/");
    },
  );

  it("is about the property and its value", async () => {
    const [server, path] = [await shared(), join(workspace({}), "dms.tf")];
    await server.open(path, lakeFile);
    const position = positionOf("service_access_role_arn", lakeFile);
    const params = { textDocument: { uri: uriOf(path) }, position };
    const { range } = (await server.connection.sendRequest<Hover | null>("textDocument/hover", params)) ?? {};
    expect(range && TextDocument.create("", "", 0, lakeFile).getText(range)).toMatch(
      /^service_access_role_arn\s*= aws_iam_role\.lake\.arn$/,
    );
  });

  it("says what is not trusted", async () => {
    const text = await hover("aws_dms_s3_endpoint", {
      text: lakeFile.replace("dms.amazonaws.com", "ec2.amazonaws.com"),
    });
    expect(text).toContain("- trust in `dms.amazonaws.com`: **not trusted**");
  });

  it("says what an account role needs that nobody declares", async () => {
    const text = await hover("private", { text: groupFile });
    expect(text).toContain(
      "**VPC management role**: the role `dms-vpc-role` is not declared in the linted files. It needs:",
    );
    expect(text).toContain("- trust in `dms.amazonaws.com`\n");
    expect(text).toContain("- `ec2:CreateNetworkInterface` on `*`\n");
  });

  it("believes the settings that an account role exists", async () => {
    const config = JSON.stringify({ settings: { existingRoles: ["dms-vpc-role"] } });
    const text = await hover("private", { text: groupFile, files: { "dmslint.config.json": config } });
    expect(text).toContain("the role `dms-vpc-role` exists in the account, as the settings say. It needs:");
  });

  it("says why a role is not judged", async () => {
    const text = await hover("aws_dms_s3_endpoint", {
      text: `variable "role" {}\n${lakeFile.replace("aws_iam_role.lake.arn", "var.role")}`,
    });
    expect(text).toContain("**S3 as a target**: its role is not judged, ");
    expect(text).toContain("- `s3:PutObject` on `arn:${partition}:s3:::lake/*`");
  });

  it.each([
    ["stack.yaml", yamlStack, "SubnetGroup:"],
    ["stack.yaml", yamlStack, "AWS::DMS"],
    ["stack.json", jsonStack, "SubnetGroup"],
    ["stack.json", jsonStack, "AWS::DMS"],
  ])("works in %s", async (name, text, word) => {
    const told = await hover(word, { name, text });
    expect(told).toContain("**SubnetGroup** (`AWS::DMS::ReplicationSubnetGroup`)");
    expect(told).toContain("uses role **DmsVpcRole**");
  });

  it("has nothing to say elsewhere", async () => {
    expect(
      await hover("replication_subnet_group_description", { text: groupFile, files: { "iam.tf": roleFile } }),
    ).toBeUndefined();
  });

  it("is told as plain text where the editor shows no other", async () => {
    const text = await hover("aws_dms_s3_endpoint", { text: lakeFile, capabilities: {} });
    expect(text?.split("\n").slice(0, 3)).toEqual([
      "target (aws_dms_s3_endpoint)",
      "",
      "S3 as a target uses role lake (aws_iam_role.lake):",
    ]);
    expect(text).toMatch(/^https:\/\/docs\.aws\.amazon\.com\/\S+$/m);
  });

  it("still works in a text that is broken", async () => {
    const folder = workspace({});
    const path = join(folder, "dms.tf");
    const server = await shared();
    await server.open(path, lakeFile);
    await server.diagnostics(path, 1);
    const broken = `resource "aws_s3_bucket" "x" {\n\n${lakeFile}`;
    await server.change(path, broken);
    const text = await server.hover(path, positionOf("aws_dms_s3_endpoint", broken));
    expect(text?.split("\n").slice(0, expected.length)).toEqual(expected);
  });
});

describe("hovering over an action", () => {
  it("says that an operation of DMS hands over roles, and what deploying takes it for", async () => {
    const policy = `resource "aws_iam_policy" "deploy" {\n  policy = jsonencode(${passesAllPolicy})\n}\n`;
    const text = await hover("dms:CreateEndpoint", { text: lakeFile + policy });
    expect(text).toContain("**dms:CreateEndpoint**\n");
    expect(text).toContain("- Deploying `aws_dms_s3_endpoint.target` needs `dms:CreateEndpoint`.\n");
    expect(text).toMatch(/^- `dms:CreateEndpoint` passes a role to DMS, .*`iam:PassRole`.* to `dms\.amazonaws\.com`/m);
  });

  it("says it in a bare policy too", async () => {
    const text = await hover("dms:CreateEndpoint", { name: "policy.json", text: passesAllPolicy });
    expect(text).toMatch(/^- `dms:CreateEndpoint` passes a role to DMS/m);
  });

  it("says which use needs an action", async () => {
    const text = await hover("s3:PutObject", { text: lakeFile });
    expect(text).toMatch(/^- `aws_dms_s3_endpoint\.target` needs `s3:PutObject` for S3 as a target \(\[AWS\]\(https:/m);
  });

  it("does not say more of a wildcard than one wants to read", async () => {
    const text = await hover("dms:*", {
      name: "policy.json",
      text: passesAllPolicy.replace("dms:CreateEndpoint", "dms:*"),
    });
    expect(text?.split("\n").length).toBeLessThan(20);
  });

  it.each([
    ["dms:CreateEndpoint", "- Permission to create an endpoint using the provided settings. Access level: Write."],
    ["kms:ListGrants", "- Permission to view all grants for an AWS KMS key. Access level: List."],
    ["rds-db:connect", "- Permission to connect to RDS database. Access level: "],
    ["dms:ModifyOutboundIntegration", "- Permission to modify resources for zero-ETL integrations"],
    ["ec2:RunInstances", "- Access level: Write."],
    ["dms:Create*Task", "- It covers `dms:CreateReplicationTask`."],
    ["S3:putobject*", "- It covers `s3:PutObject`, `s3:PutObjectAcl`, "],
  ])("says what %s is", async (action, expected) => {
    const text = passesAllPolicy.replace("dms:CreateEndpoint", action);
    expect(await hover(action, { name: "policy.json", text })).toContain(expected);
  });

  it("has nothing to say of an action that does not exist", async () => {
    const text = passesAllPolicy.replace("dms:CreateEndpoint", "ec2:RunNothing");
    const told = await hover("ec2:RunNothing", { name: "policy.json", text });
    expect(told ?? "").not.toMatch(/Permission|Access level|covers/);
  });
});

describe("hovering over a reference", () => {
  const attached = `resource "aws_iam_role_policy_attachment" "lake" {
  role       = aws_iam_role.lake.name
  policy_arn = "arn:aws:iam::aws:policy/ReadOnlyAccess"
}
resource "aws_dms_replication_task" "load" {
  target_endpoint_arn = aws_dms_s3_endpoint.target.endpoint_arn
}
output "role" {
  value = aws_iam_role.lake.unique_id
}
`;

  it.each([
    [
      "aws_iam_role.lake.name",
      "**lake** (`aws_iam_role.lake`)\n\n**S3 as a target** for `aws_dms_s3_endpoint.target`:",
    ],
    ["aws_iam_role.lake.unique_id", "**lake** (`aws_iam_role.lake`)\n"],
    ["aws_dms_s3_endpoint.target.endpoint_arn", "**target** (`aws_dms_s3_endpoint`)\n\n**S3 as a target** uses role"],
  ])("says at %s what it says where that is declared", async (word, expected) => {
    expect(await hover(word, { text: lakeFile + attached })).toContain(expected);
  });

  it("says it in CloudFormation", async () => {
    const instance = `  Instance:
    Type: AWS::DMS::ReplicationInstance
    Properties:
      ReplicationInstanceClass: dms.t3.medium
      ReplicationSubnetGroupIdentifier: !Ref SubnetGroup
`;
    const told = await hover("!Ref SubnetGroup", { name: "stack.yaml", text: yamlStack + instance });
    expect(told).toContain("**SubnetGroup** (`AWS::DMS::ReplicationSubnetGroup`)");
  });
});

describe("hovering over a role", () => {
  it("says who uses it, what each use needs and what is missing", async () => {
    const text = await hover('"aws_iam_role"', { text: lakeFile });
    expect(text?.split("\n")).toEqual([
      "**lake** (`aws_iam_role.lake`)",
      "",
      "**S3 as a target** for `aws_dms_s3_endpoint.target`:",
      "- trust in `dms.amazonaws.com`: trusted",
      "- **missing**: `s3:DeleteObject` on `arn:${partition}:s3:::lake/*`",
      "- **missing**: `s3:PutObjectTagging` on `arn:${partition}:s3:::lake/*` (recommended)",
      "- granted: `s3:PutObject`, `s3:ListBucket`",
    ]);
  });

  it("says that nothing is seen to use it", async () => {
    const text = await hover('"aws_iam_role"', { text: roleFile });
    expect(text).toContain("No DMS resource of the open files is seen to use it.");
  });
});

describe("hovering over a finding", () => {
  const text = (list: readonly string[]) =>
    JSON.stringify({ Version: "2012-10-17", Statement: [{ Effect: "Allow", NotAction: list, Resource: "*" }] });

  it("shows the whole list where the message shows a part", async () => {
    const shown = await hover("NotAction", { name: "policy.json", text: text(["s3:A*", "s3:B*", "s3:C*", "s3:D*"]) });
    expect(shown).toContain("s3:A*, s3:B*, s3:C* and s3:D*");
  });

  it("shows nothing where the message shows all", async () => {
    expect(await hover("NotAction", { name: "policy.json", text: text(["s3:A*"]) })).toBeUndefined();
  });
});
