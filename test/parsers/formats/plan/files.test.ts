import { describe, expect, it } from "vitest";
import { lintFiles, type LintResult } from "../../../../src/index.js";
import { runMain } from "../../../cli/run-main.js";
import { workspace } from "../../../workspace/workspace.js";
import { calculated, constant, refers } from "./arguments.js";
import type { PlanModule } from "./plan-module.js";
import { planObject, planText } from "./plan-text.js";

const trust = {
  Version: "2012-10-17",
  Statement: [{ Effect: "Allow", Principal: { Service: "dms.amazonaws.com" }, Action: "sts:AssumeRole" }],
};

/** A role without the account role's name that has its policy. */
const misnamed: PlanModule = {
  variables: { name: { value: "dms-role" } },
  resources: {
    "aws_iam_role.vpc": {
      arguments: { name: refers("var.name", "dms-role"), assume_role_policy: calculated(trust) },
      later: ["arn", "id"],
    },
    "aws_iam_role_policy_attachment.vpc": {
      arguments: {
        role: refers("aws_iam_role.vpc.name", "dms-role"),
        policy_arn: constant("arn:aws:iam::aws:policy/service-role/AmazonDMSVPCManagementRole"),
      },
      later: ["id"],
    },
  },
};

const source = `variable "name" {}

resource "aws_iam_role" "vpc" {
  name = var.name
  assume_role_policy = jsonencode(${JSON.stringify(trust)})
}

resource "aws_iam_role_policy_attachment" "vpc" {
  role       = aws_iam_role.vpc.name
  policy_arn = "arn:aws:iam::aws:policy/service-role/AmazonDMSVPCManagementRole"
}

resource "aws_dms_replication_subnet_group" "group" {
  replication_subnet_group_id          = "g"
  replication_subnet_group_description = "g"
  subnet_ids                           = ["subnet-1", "subnet-2"]
}
`;

/** Findings as `file:line:column rule`. */
function shown(folder: string, results: readonly LintResult[]): readonly string[] {
  return results.flatMap(({ filePath, messages }) =>
    messages.map(({ column, line, ruleId }) => {
      const name = filePath.replace(`${folder}/`, "");
      return `${name}:${String(line)}:${String(column)} ${ruleId ?? "syntax"}`;
    }),
  );
}

async function found(
  files: Readonly<Record<string, string | Uint8Array>>,
  ...paths: string[]
): Promise<readonly string[]> {
  const folder = workspace({
    ".git/HEAD": "",
    "dmslint.config.json": '{ "rules": { "account-role-present": "off" } }',
    ...files,
  });
  const named = paths.length === 0 ? ["."] : paths;
  return shown(folder, await lintFiles(named, { cwd: folder }));
}

const plan = planText(misnamed);
const isName = "account-role-name";

describe("a plan's file", () => {
  const line = plan.split("\n").findIndex((text) => text.includes('"name": "dms-role"')) + 1;
  const wide = (text: string, isBig: boolean): Uint8Array => {
    const bytes = Buffer.from(`\uFEFF${text}`, "utf16le");
    return isBig ? bytes.swap16() : bytes;
  };

  it.each<readonly [string, string | Uint8Array]>([
    ["UTF-8", plan],
    ["UTF-8 with a byte order mark", `\uFEFF${plan}`],
    ["UTF-16, little end first", wide(plan, false)],
    ["UTF-16, big end first", wide(plan, true)],
  ])("is recognised by what it holds, in %s", async (_name, content) => {
    const names = await found({ "ci/tfplan.json": content });
    expect(names).toEqual([expect.stringMatching(new RegExp(`^ci/tfplan\\.json:\\d+:\\d+ ${isName}$`))]);
  });

  it("has findings where the value stands, in a single line too", async () => {
    const [pretty] = await found({ "p.json": plan });
    const place = /:(\d+):(\d+) /.exec(pretty ?? "");
    const lines = plan.split("\n");
    expect(lines[Number(place?.[1]) - 1]?.slice(Number(place?.[2]) - 1)).toMatch(/^"dms-role"/);
    expect(Number(place?.[1])).toBeGreaterThanOrEqual(line);
    const single = JSON.stringify(planObject(misnamed));
    const [minified] = await found({ "p.json": single });
    const column = Number(/:1:(\d+) /.exec(minified ?? "")?.[1]);
    expect(single.slice(column - 1)).toMatch(/^"dms-role"/);
  });

  it("is not edited", async () => {
    const folder = workspace({ "p.json": plan });
    const [result] = await lintFiles("p.json", { cwd: folder });
    expect(result?.messages.length).toBeGreaterThan(0);
    expect(result?.messages.filter(({ fixes, suggestions }) => fixes ?? suggestions)).toEqual([]);
  });
});

describe("a plan with its source", () => {
  const order = "account-role-order";
  const inSource = ["main.tf:4:10 account-role-name"];

  it.each<readonly [string, Readonly<Record<string, string>>, readonly string[]]>([
    ["beside it", { "main.tf": source, "plan.json": plan }, inSource],
    ["above it", { "main.tf": source, "out/prod/plan.json": plan }, inSource],
    [
      "elsewhere in the run",
      { "infra/main.tf": source, "out/plan.json": plan },
      ["infra/main.tf:4:10 account-role-name"],
    ],
    ["and another plan of it", { "main.tf": source, "a.json": plan, "b.json": plan }, inSource],
  ])("%s gives each finding once, in the source", async (_name, files, expected) => {
    const all = await found(files);
    expect(all.filter((one) => one.endsWith(isName))).toEqual(expected);
    expect(all.filter((one) => one.endsWith("syntax"))).toEqual([]);
  });

  it("stands in the source though only the plan is named", async () => {
    expect(await found({ "main.tf": source, "plan.json": plan }, "plan.json")).toEqual(
      await found({ "main.tf": source, "plan.json": plan }),
    );
  });

  it("is judged by itself where several modules may be meant", async () => {
    const names = await found({ "a/main.tf": source, "b/main.tf": source, "out/plan.json": plan });
    expect(names.filter((one) => one.endsWith(isName))).toEqual([expect.stringContaining("out/plan.json")]);
  });

  it("is edited in the source", async () => {
    const right = { ...misnamed, variables: { name: { value: "dms-vpc-role" } } };
    const folder = workspace({ "main.tf": source, "plan.json": planText(right) });
    const results = await lintFiles("plan.json", { cwd: folder });
    expect(shown(folder, results)).toEqual([`main.tf:13:1 ${order}`]);
    const fixes = results.flatMap(({ messages }) => messages.flatMap((message) => message.fixes ?? []));
    expect(fixes.map(({ filePath, text }) => [filePath, text.trim()])).toEqual([
      [`${folder}/main.tf`, "depends_on = [aws_iam_role_policy_attachment.vpc]"],
    ]);
  });
});

describe("a module that only the plan holds", () => {
  it("has findings in the plan, and no edits", async () => {
    const resources = {
      "aws_iam_role_policy_attachment.vpc": {
        arguments: {
          role: refers("aws_iam_role.vpc.name", "dms-vpc-role"),
          policy_arn: constant("arn:aws:iam::aws:policy/service-role/AmazonDMSVPCManagementRole"),
        },
        later: ["id"],
      },
      "aws_iam_role.vpc": {
        arguments: { name: constant("dms-vpc-role"), assume_role_policy: calculated(trust) },
        later: ["arn", "id"],
      },
      "aws_dms_replication_subnet_group.group": {
        arguments: { subnet_ids: constant(["subnet-1", "subnet-2"]) },
        later: ["id"],
      },
    };
    const root = { modules: { dms: { source: "example/dms/aws", resources } } };
    const folder = workspace({ "main.tf": 'module "dms" { source = "example/dms/aws" }', "plan.json": planText(root) });
    const results = await lintFiles(".", { cwd: folder });
    const messages = results.flatMap((result) =>
      result.messages.map((message) => ({ ...message, at: result.filePath })),
    );
    expect(messages.map(({ address, at, ruleId }) => [at, ruleId, address])).toEqual([
      [`${folder}/plan.json`, "account-role-order", "module.dms.aws_dms_replication_subnet_group.group"],
    ]);
    expect(messages.filter(({ fixes, suggestions }) => fixes ?? suggestions)).toEqual([]);
  });
});

describe("what is no plan, or none that can be read", () => {
  const with_ = (over: Record<string, unknown>): string => planText(misnamed, over);

  it.each<readonly [string, string, string]>([
    ["a plan of the future", with_({ format_version: "2.0" }), "format version 2.0"],
    ["a plan without its configuration", with_({ configuration: undefined }), "does not hold the configuration"],
    ["a plan that is cut off", plan.slice(0, plan.lastIndexOf("\n}")), "found the end"],
  ])("%s is a finding", async (_name, text, expected) => {
    const folder = workspace({ "plan.json": text });
    const [result, ...others] = await lintFiles(".", { cwd: folder });
    expect(others).toEqual([]);
    expect(result?.messages).toHaveLength(1);
    expect(result?.messages[0]).toMatchObject({ ruleId: null, fatal: true, severity: 2 });
    expect(result?.messages[0]?.message).toContain(expected);
  });

  it.each<readonly [string, string | Uint8Array, string]>([
    ["old.json", with_({ format_version: "0.2" }), "a plan of Terraform 1.0 or older"],
    [
      "state.json",
      '{"format_version":"1.0","terraform_version":"1.9.8","values":{"root_module":{}}}',
      "a Terraform state",
    ],
    [
      "terraform.tfstate",
      '{"version":4,"terraform_version":"1.9.8","serial":3,"lineage":"x","resources":[]}',
      "a Terraform state",
    ],
    [
      "log.json",
      '{"@level":"info","@message":"Terraform 1.9.8","type":"version"}\n{"@level":"info"}\n',
      "log of a command",
    ],
    [
      "tfplan",
      Buffer.concat([Buffer.from("PK\u0003\u0004"), Buffer.from([8, 0, 255, 254]), Buffer.from("tfplan")]),
      "binary plan",
    ],
  ])("%s, when it is named, is skipped with a reason", async (name, content, expected) => {
    const folder = workspace({ [name]: content });
    const { status, stderr } = await runMain(folder, [name]);
    expect(stderr).toContain(`"${name}" is skipped: it is `);
    expect(stderr).toContain(expected);
    expect(status).toBe(0);
  });

  it("a plan of today with a state of before is read", async () => {
    const prior = { format_version: "0.2", values: { root_module: {} } };
    const folder = workspace({ "plan.json": with_({ prior_state: prior }) });
    expect(shown(folder, await lintFiles(".", { cwd: folder }))).toContainEqual(
      expect.stringMatching(/account-role-name$/),
    );
  });

  it("a state in a folder is skipped in silence", async () => {
    const folder = workspace({
      "plan.json": plan,
      "state.json": '{"format_version":"1.0","terraform_version":"1.9.8","values":{"root_module":{}}}',
    });
    const { stderr } = await runMain(folder, ["."]);
    expect(stderr).not.toContain("state.json");
  });
});
