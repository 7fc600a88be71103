import { rmSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { workspace, writeFiles } from "../workspace/workspace.js";
import { codes } from "./codes.js";
import { startServer, uriOf, type Server } from "./server-process.js";

const policyOf = (action: string): string =>
  JSON.stringify({ Version: "2012-10-17", Statement: [{ Effect: "Allow", Action: action, Resource: "*" }] });

const wrongPolicy = policyOf("s3:GetObjct");

const subnetGroup = `Resources:
  SubnetGroup:
    Type: AWS::DMS::ReplicationSubnetGroup
    Properties:
      ReplicationSubnetGroupDescription: private
      SubnetIds: [subnet-1, subnet-2]
`;

const call = `module "m" {
  source = "../m"
}

resource "aws_iam_policy" "p" {
  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = module.m.action, Resource = "*" }]
  })
}
`;

const output = (value: string): string => `output "action" {\n  value = ${value}\n}\n`;
const misspelt = `locals {\n  action = "s3:GetObjct"\n}\n`;

const role = (name: string): string => {
  const statement = { Effect: "Allow", Principal: { Service: "dms.amazonaws.com" }, Action: "sts:AssumeRole" };
  const managed = "AmazonDMSVPCManagementRole";
  return JSON.stringify({
    RoleDetailList: [
      {
        ...{ RoleName: name, RoleId: "AROAEXAMPLE", Arn: `arn:aws:iam::111122223333:role/${name}`, Path: "/" },
        AssumeRolePolicyDocument: { Version: "2012-10-17", Statement: [statement] },
        RolePolicyList: [],
        AttachedManagedPolicies: [
          { PolicyName: managed, PolicyArn: `arn:aws:iam::aws:policy/service-role/${managed}` },
        ],
      },
    ],
    UserDetailList: [],
    GroupDetailList: [],
    Policies: [],
  });
};

/** The finding of the wrong policy. */
const baseline = JSON.stringify({ "policy.json": { "known-action": ["8a42662952ff43c1d26465780c4be293"] } });

type Files = Readonly<Record<string, string>>;

interface Case {
  readonly files: Files;
  /** What is open. Its findings are looked at. */
  readonly document: string;
  /** The files that change, and those that go. */
  readonly written?: Files;
  readonly removed?: readonly string[];
  readonly before: readonly string[];
  readonly after: readonly string[];
}

const known = ["known-action"];

const cases: Readonly<Record<string, Case>> = {
  "a config that the config extends": {
    files: {
      "dmslint.config.yaml": "extends: ./base.yaml\n",
      "base.yaml": "extends: recommended\nrules: { known-action: off }\n",
      "policy.json": wrongPolicy,
    },
    document: "policy.json",
    written: { "base.yaml": "extends: recommended\n" },
    before: [],
    after: known,
  },
  "the baseline": {
    files: { "policy.json": wrongPolicy },
    document: "policy.json",
    written: {
      "dmslint-suppressions.json": baseline,
    },
    before: known,
    after: [],
  },
  "what the account has": {
    files: {
      "dmslint.config.yaml": "settings: { accountData: [account/iam.json] }\n",
      "account/iam.json": role("dms-vpc-role"),
      "stack.yaml": subnetGroup,
    },
    document: "stack.yaml",
    written: { "account/iam.json": role("another") },
    before: [],
    after: ["account-role-present"],
  },
  "a new file of a module that is called": {
    files: { "r/main.tf": call, "m/main.tf": output("local.action") },
    document: "r/main.tf",
    written: { "m/locals.tf": misspelt },
    before: [],
    after: known,
  },
  "a file that goes from a module that is called": {
    files: { "r/main.tf": call, "m/main.tf": output("local.action"), "m/locals.tf": misspelt },
    document: "r/main.tf",
    removed: ["m/locals.tf"],
    before: known,
    after: [],
  },
  "a module that is called and was not there": {
    files: { "r/main.tf": call },
    document: "r/main.tf",
    written: { "m/main.tf": output('"s3:GetObjct"') },
    before: [],
    after: known,
  },
  "a folder that goes, of which the editor names no file": {
    files: { "r/main.tf": call, "m/main.tf": output('"s3:GetObjct"') },
    document: "r/main.tf",
    removed: ["m"],
    before: known,
    after: [],
  },
};

async function opened({ document, files }: Pick<Case, "document" | "files">) {
  const folder = workspace({ ".git/HEAD": "", ...files });
  const path = join(folder, document);
  const server = await startServer(folder);
  await server.open(path, files[document] ?? "");
  return { folder, path, server };
}

/** Tells of changed files, as an editor that watches them does. */
async function tell(server: Server, folder: string, names: readonly string[]): Promise<void> {
  const changes = names.map((name) => ({ uri: uriOf(join(folder, name)), type: 2 }));
  await server.connection.sendNotification("workspace/didChangeWatchedFiles", { changes });
}

/** A machine that does other things too needs some seconds to start a server. */
const patience = { timeout: 10_000 };

const shown = (server: Server, path: string): unknown[] => codes(server.published(path).at(-1)?.diagnostics ?? []);

describe("the findings of an open document", () => {
  it.each(Object.entries(cases))("follow a change on the disk: %s", async (_, one) => {
    const { folder, path, server } = await opened(one);
    expect(codes((await server.diagnostics(path, 1)).diagnostics)).toEqual(one.before);
    const { removed = [], written = {} } = one;
    writeFiles(folder, written);
    for (const name of removed) rmSync(join(folder, name), { recursive: true });
    await tell(server, folder, [...Object.keys(written), ...removed]);
    await expect.poll(() => shown(server, path), patience).toEqual(one.after);
  });

  it("are those that the baseline of its repository does not have, wherever the server was started", async () => {
    const server = await startServer(workspace({ ".git/HEAD": "", "dmslint-suppressions.json": baseline }));
    const [suppressed, other] = [{ "dmslint-suppressions.json": baseline }, {}].map((files) =>
      join(workspace({ ".git/HEAD": "", "policy.json": wrongPolicy, ...files }), "policy.json"),
    );
    for (const path of [suppressed ?? "", other ?? ""]) await server.open(path, wrongPolicy);
    expect(codes((await server.diagnostics(suppressed ?? "", 1)).diagnostics)).toEqual([]);
    expect(codes((await server.diagnostics(other ?? "", 1)).diagnostics)).toEqual(known);
  });

  it("in a submodule are those that its own baseline does not have, else that of the repository around it", async () => {
    const inSubmodule = baseline.replace("policy.json", "submodule/policy.json");
    const outer = { ".git/HEAD": "", "dmslint-suppressions.json": inSubmodule };
    const submodule = { "submodule/.git": "gitdir: ../.git/modules/submodule\n", "submodule/policy.json": wrongPolicy };
    const { folder, path, server } = await opened({
      files: { ...outer, ...submodule },
      document: "submodule/policy.json",
    });
    expect(codes((await server.diagnostics(path, 1)).diagnostics)).toEqual([]);
    writeFiles(folder, { "submodule/dmslint-suppressions.json": "{}" });
    await tell(server, folder, ["submodule/dmslint-suppressions.json"]);
    await expect.poll(() => shown(server, path), patience).toEqual(known);
  });

  it("follow a config that is mended, after it could not be used", async () => {
    const files = { "dmslint.config.yaml": "extends: ./base.yaml\n", "policy.json": wrongPolicy };
    const { folder, path, server } = await opened({ files, document: "policy.json" });
    await expect.poll(() => server.messages, patience).toEqual([expect.stringContaining("./base.yaml")]);
    writeFiles(folder, { "base.yaml": "rules: { known-action: error }\n" });
    await tell(server, folder, ["base.yaml"]);
    await expect.poll(() => shown(server, path), patience).toEqual(known);
  });

  it("follow a new file of a called module that is only in the editor", async () => {
    const files = { "r/main.tf": call, "m/main.tf": output("local.action") };
    const { folder, path, server } = await opened({ files, document: "r/main.tf" });
    await server.diagnostics(path, 1);
    const locals = join(folder, "m/locals.tf");
    await server.open(locals, misspelt);
    await expect.poll(() => shown(server, path), patience).toEqual(known);
    await server.connection.sendNotification("textDocument/didClose", { textDocument: { uri: uriOf(locals) } });
    await expect.poll(() => shown(server, path), patience).toEqual([]);
  });

  it("are not made again when a file changes that they do not depend on", async () => {
    const { folder, path, server } = await opened({ files: { "policy.json": wrongPolicy }, document: "policy.json" });
    await server.diagnostics(path, 1);
    writeFiles(folder, { "other/file.json": "{}" });
    await tell(server, folder, ["other/file.json"]);
    await server.hover(path, { line: 0, character: 0 });
    expect(server.published(path)).toHaveLength(1);
  });

  it("are not made again when another file is saved, but follow what changed on the disk before, where nothing is watched", async () => {
    const files = { "r/main.tf": call, "m/main.tf": output("local.action"), "policy.json": wrongPolicy };
    const { folder, path, server } = await opened({ files, document: "r/main.tf" });
    const policy = join(folder, "policy.json");
    await server.open(policy, wrongPolicy, "json");
    const save = async (): Promise<void> => {
      await server.connection.sendNotification("textDocument/didSave", { textDocument: { uri: uriOf(policy) } });
      for (const one of [path, policy]) await server.hover(one, { line: 0, character: 0 });
    };
    await save();
    expect([path, policy].map((one) => server.published(one).length)).toEqual([1, 1]);
    writeFiles(folder, { "m/locals.tf": misspelt });
    await save();
    expect(shown(server, path)).toEqual(known);
    expect(server.published(policy)).toHaveLength(1);
  });
});
