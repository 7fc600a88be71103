import { describe, expect, it } from "vitest";
import type { DocumentSymbol, SymbolInformation } from "vscode-languageserver/node.js";
import { folderOpener, textIn } from "../asking.js";
import { groupFile, lakeFile, passesAllPolicy, yamlStack } from "../templates.js";

const open = folderOpener();

/** An outline, a line each: the name, what it is, and the first line of the text of its name. */
function lines(symbols: readonly DocumentSymbol[], text: string, indent = ""): readonly string[] {
  return symbols.flatMap(({ children = [], detail = "", name, selectionRange }) => [
    `${indent}${name} (${detail}) ${textIn(selectionRange, text).split("\n")[0] ?? ""}`.trimEnd(),
    ...lines(children, text, `${indent}  `),
  ]);
}

describe("the outline of a document", () => {
  it.each<[string, string, readonly string[]]>([
    [
      "dms.tf",
      lakeFile,
      [
        'lake (aws_iam_role) resource "aws_iam_role" "lake"',
        '  Allow sts:AssumeRole () { Effect = "Allow", Principal = { Service = "dms.amazonaws.com" }, Action = "sts:AssumeRole" }',
        'lake (aws_iam_role_policy) resource "aws_iam_role_policy" "lake"',
        '  Allow s3:PutObject () { Effect = "Allow", Action = "s3:PutObject", Resource = "arn:aws:s3:::lake/*" }',
        '  Allow s3:ListBucket () { Effect = "Allow", Action = "s3:ListBucket", Resource = "arn:aws:s3:::lake" }',
        'target (aws_dms_s3_endpoint) resource "aws_dms_s3_endpoint" "target"',
      ],
    ],
    [
      "stack.yaml",
      yamlStack,
      [
        "DmsVpcRole (AWS::IAM::Role) DmsVpcRole",
        "  Allow sts:AssumeRole () Effect: Allow",
        "SubnetGroup (AWS::DMS::ReplicationSubnetGroup) SubnetGroup",
      ],
    ],
    ["policy.json", passesAllPolicy, ["Allow dms:CreateEndpoint, iam:PassRole () {"]],
    ["other.yaml", "a: 1\n", []],
  ])("names roles, policies, DMS resources and statements of %s", async (name, text, expected) => {
    const { ask } = await open({ [name]: text });
    const found = (await ask("textDocument/documentSymbol", name)) as readonly DocumentSymbol[];
    expect(lines(found, text)).toEqual(expected);
  });

  it("names a statement by its Sid, and each text once that several instances have", async () => {
    const policy = JSON.stringify({
      Version: "2012-10-17",
      Statement: { Sid: "Write", Effect: "Deny", NotAction: ["s3:A", "s3:B", "s3:C"], Resource: "*" },
    });
    const main = `module "a" {\n  source = "./m"\n}\n\nmodule "b" {\n  source = "./m"\n}\n`;
    const { ask } = await open({ "policy.json": policy, "t/main.tf": main, "t/m/lake.tf": lakeFile });
    const of = async (name: string) => (await ask("textDocument/documentSymbol", name)) as readonly DocumentSymbol[];
    expect(await of("policy.json")).toMatchObject([{ name: "Write", detail: "Deny all but s3:A, s3:B and 1 more" }]);
    expect((await of("t/m/lake.tf")).map(({ name }) => name)).toEqual(["lake", "lake", "target"]);
    expect(await of("t/main.tf")).toEqual([]);
  });

  it("keeps its places while the text is broken", async () => {
    const { ask, pathOf, server } = await open({ "stack.yaml": yamlStack });
    await server.diagnostics(pathOf("stack.yaml"), 1);
    await server.change(pathOf("stack.yaml"), `${yamlStack}  Broken: "\n`);
    await ask("textDocument/documentSymbol", "stack.yaml");
    await server.change(pathOf("stack.yaml"), `# a new line\n${yamlStack}  Broken: "\n`);
    const found = (await ask("textDocument/documentSymbol", "stack.yaml")) as readonly DocumentSymbol[];
    expect(found.map(({ name, selectionRange }) => [name, selectionRange.start.line])).toEqual([
      ["DmsVpcRole", 3],
      ["SubnetGroup", 14],
    ]);
  });
});

describe("symbols of the workspace", () => {
  it("are those of all open units that the letters name", async () => {
    const { pathOf, server } = await open({ "a/lakewide.tf": lakeFile, "b/group.tf": groupFile });
    const search = async (query: string): Promise<readonly string[]> => {
      const found = await server.connection.sendRequest<SymbolInformation[]>("workspace/symbol", { query });
      const own = found.filter(({ location }) => [pathOf("a"), pathOf("b")].some((one) => location.uri.includes(one)));
      return own.map(({ containerName = "", name }) => `${name} (${containerName})`).toSorted();
    };
    expect(await search("")).toEqual([
      "lake (aws_iam_role)",
      "lake (aws_iam_role_policy)",
      "private (aws_dms_replication_subnet_group)",
      "target (aws_dms_s3_endpoint)",
    ]);
    expect(await search("trgt")).toEqual(["target (aws_dms_s3_endpoint)"]);
    expect(await search("nothing at all")).toEqual([]);
  });
});
