import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { workspace } from "../../workspace/workspace.js";
import { startServer, uriOf } from "../server-process.js";
import { groupFile, jsonStack, passesAllPolicy, roleFile, yamlStack } from "../templates.js";
import { codes, lines } from "../codes.js";

describe("a document that is opened", () => {
  it("shows a finding with its page, its exact place and the related places", async () => {
    const folder = workspace({ "iam.tf": roleFile });
    const path = join(folder, "dms.tf");
    const server = await startServer(folder);
    await server.open(path, groupFile, "terraform");
    const { diagnostics, version } = await server.diagnostics(path, 1);
    expect(version).toBe(1);
    expect(diagnostics).toEqual([
      {
        range: { start: { line: 0, character: 0 }, end: { line: 0, character: 53 } },
        severity: 1,
        source: "dmslint",
        code: "account-role-order",
        codeDescription: { href: expect.stringMatching(/^file:.*\/docs\/rules\/account-role-order\.md$/) as string },
        message: expect.stringContaining("(dms-vpc-role)") as string,
        relatedInformation: [
          {
            location: {
              uri: uriOf(join(folder, "iam.tf")),
              range: { start: { line: 0, character: 0 }, end: { line: 0, character: 29 } },
            },
            message: "the role",
          },
          {
            location: {
              uri: uriOf(join(folder, "iam.tf")),
              range: { start: { line: 8, character: 0 }, end: { line: 8, character: 47 } },
            },
            message: "its policy",
          },
        ],
      },
    ]);
  });

  it.each([
    ["CloudFormation in YAML", "stack.yaml", yamlStack, [["account-role-order", 13]]],
    ["CloudFormation in JSON", "stack.json", jsonStack, [["account-role-order", 16]]],
    ["a bare policy", "policy.json", passesAllPolicy, [["pass-role-scope", 6]]],
    ["a file that is none of ours", "compose.yaml", "services: { db: { image: postgres } }\n", []],
    ["an empty file", "empty.yaml", "", []],
  ])("lints %s", async (_what, name, text, expected) => {
    const folder = workspace({});
    const path = join(folder, name);
    const server = await startServer(folder);
    await server.open(path, text);
    expect(lines((await server.diagnostics(path, 1)).diagnostics)).toEqual(expected);
  });

  it("counts in UTF-16 units", async () => {
    const folder = workspace({});
    const path = join(folder, "policy.json");
    const server = await startServer(folder);
    const statement = `"Effect": "Allow", "Action": ["dms:CreateEndpoint", "iam:PassRole"], "Resource": "*"`;
    await server.open(path, `{ "Statement": [{ "Sid": "\u{1f600}", ${statement} }] }`);
    const { diagnostics } = await server.diagnostics(path, 1);
    const finding = diagnostics.find(({ code }) => code === "pass-role-scope");
    expect(finding?.range).toEqual({ start: { line: 0, character: 112 }, end: { line: 0, character: 115 } });
  });

  it("asks for no more than the editor can show", async () => {
    const folder = workspace({ "iam.tf": roleFile });
    const path = join(folder, "dms.tf");
    const server = await startServer(folder, { capabilities: {} });
    await server.open(path, groupFile, "terraform");
    const [finding] = (await server.diagnostics(path, 1)).diagnostics;
    expect(finding).toMatchObject({ code: "account-role-order" });
    expect(finding).not.toHaveProperty("codeDescription");
    expect(finding).not.toHaveProperty("relatedInformation");
    expect(server.watched).toEqual([]);
  });

  it("has nothing to say of a document that is no file", async () => {
    const folder = workspace({});
    const server = await startServer(folder);
    const textDocument = { uri: "git:/policy.json", languageId: "json", version: 1, text: passesAllPolicy };
    await server.connection.sendNotification("textDocument/didOpen", { textDocument });
    const params = { textDocument, position: { line: 5, character: 20 } };
    expect(await server.connection.sendRequest("textDocument/hover", params)).toBeNull();
  });
});

describe("a document that is edited", () => {
  it("is linted with its unsaved text, and the rest of the module from disk", async () => {
    const folder = workspace({ "iam.tf": roleFile, "dms.tf": "# saved long ago\n" });
    const path = join(folder, "dms.tf");
    const server = await startServer(folder);
    await server.open(path, groupFile, "terraform");
    expect(codes((await server.diagnostics(path, 1)).diagnostics)).toEqual(["account-role-order"]);
    const waiting = groupFile.replace("}\n", "  depends_on = [aws_iam_role_policy_attachment.vpc]\n}\n");
    const version = await server.change(path, waiting);
    expect((await server.diagnostics(path, version)).diagnostics).toEqual([]);
  });

  it("refreshes the other open files of its module", async () => {
    const folder = workspace({ "iam.tf": roleFile, "dms.tf": groupFile });
    const [iam, dms] = [join(folder, "iam.tf"), join(folder, "dms.tf")];
    const server = await startServer(folder);
    await server.open(dms, groupFile, "terraform");
    await server.open(iam, roleFile, "terraform");
    await server.diagnostics(iam, 1);
    await server.diagnostics(dms);
    await server.change(iam, roleFile.replaceAll("dms-vpc-role", "another-role"));
    expect(codes((await server.diagnostics(dms)).diagnostics)).not.toContain("account-role-order");
  });

  it("refreshes a module when a file that it reads is edited", async () => {
    const text = `resource "aws_iam_policy" "deploy" {\n  policy = file("policy.json")\n}\n`;
    const folder = workspace({ "main.tf": text, "policy.json": passesAllPolicy });
    const [main, policy] = [join(folder, "main.tf"), join(folder, "policy.json")];
    const server = await startServer(folder);
    await server.open(main, text, "terraform");
    await server.open(policy, passesAllPolicy, "json");
    expect(codes((await server.diagnostics(policy)).diagnostics)).toContain("pass-role-scope");
    await server.diagnostics(main, 1);
    await server.change(
      policy,
      passesAllPolicy.replace('"Resource": "*"', '"Resource": "arn:aws:iam::123456789012:role/a"'),
    );
    await server.diagnostics(main);
    expect(codes((await server.diagnostics(policy, 2)).diagnostics)).not.toContain("pass-role-scope");
  });

  it("loses the findings that only a caller of its module gave it when the caller is closed", async () => {
    const inner = `variable "role" {
  type = string
}
resource "aws_iam_policy" "deploy" {
  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = ["dms:CreateEndpoint", "iam:PassRole"], Resource = var.role }]
  })
}
`;
    const outer = `module "deploy" {\n  source = "./deploy"\n  role   = "*"\n}\n`;
    const folder = workspace({ "main.tf": outer, "deploy/main.tf": inner });
    const [main, deploy] = [join(folder, "main.tf"), join(folder, "deploy/main.tf")];
    const server = await startServer(folder);
    await server.open(deploy, inner, "terraform");
    expect(codes((await server.diagnostics(deploy)).diagnostics)).not.toContain("pass-role-scope");
    await server.open(main, outer, "terraform");
    expect(codes((await server.diagnostics(deploy)).diagnostics)).toContain("pass-role-scope");
    await server.connection.sendNotification("textDocument/didClose", { textDocument: { uri: uriOf(main) } });
    expect(codes((await server.diagnostics(deploy)).diagnostics)).not.toContain("pass-role-scope");
  });

  it("gives its module the values of a file that is not saved", async () => {
    const text = `variable "name" {}\n${roleFile.replace('"dms-vpc-role"', "var.name")}${groupFile}`;
    const folder = workspace({ "main.tf": text, "terraform.tfvars": `name = "another-role"\n` });
    const [main, values] = [join(folder, "main.tf"), join(folder, "terraform.tfvars")];
    const server = await startServer(folder);
    await server.open(main, text, "terraform");
    expect(codes((await server.diagnostics(main, 1)).diagnostics)).not.toContain("account-role-order");
    await server.open(values, `name = "dms-vpc-role"\n`, "terraform-vars");
    await expect.poll(() => codes(server.published(main).at(-1)?.diagnostics ?? [])).toEqual(["account-role-order"]);
  });

  it("is linted once for many keys in a row, for the last of them", async () => {
    const folder = workspace({ "iam.tf": roleFile });
    const path = join(folder, "dms.tf");
    const server = await startServer(folder);
    await server.open(path, groupFile, "terraform");
    await server.diagnostics(path, 1);
    let last = 1;
    for (let key = 0; key < 40; key++) last = await server.change(path, `${groupFile}${"#".repeat(key)}\n`);
    await server.diagnostics(path, last);
    expect(server.published(path).map(({ version }) => version)).toEqual([1, last]);
  });

  it("is shown as it is on disk again for others when it is closed", async () => {
    const folder = workspace({ "iam.tf": roleFile, "dms.tf": groupFile });
    const [iam, dms] = [join(folder, "iam.tf"), join(folder, "dms.tf")];
    const server = await startServer(folder);
    await server.open(iam, "# emptied\n", "terraform");
    await server.open(dms, groupFile, "terraform");
    expect(codes((await server.diagnostics(dms, 1)).diagnostics)).not.toContain("account-role-order");
    await server.connection.sendNotification("textDocument/didClose", { textDocument: { uri: uriOf(iam) } });
    expect((await server.diagnostics(iam)).diagnostics).toEqual([]);
    await expect.poll(async () => codes((await server.diagnostics(dms)).diagnostics)).toContain("account-role-order");
  });
});
