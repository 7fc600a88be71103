import { cpSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, it } from "vitest";
import { lintFiles } from "../../src/index.js";
import { changed } from "../rules/texts.js";
import { lintTexts } from "./lint-texts.js";

type Files = Readonly<Record<string, string>>;

const folder = fileURLToPath(new URL("../fixtures/linking/nested", import.meta.url));

/** The fixture: `main.yaml` nests `stacks/iam.yaml`, `stacks/network.yaml` and `stacks/migration.yaml`. */
const stacks: Files = Object.fromEntries(
  readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((path) => path.endsWith(".yaml"))
    .map((path) => [path, readFileSync(join(folder, path), "utf8")]),
);

function withChange(path: string, from: string, to: string, files: Files = stacks): Files {
  return { ...files, [path]: changed(files[path] ?? "", from, to) };
}

describe("nested stacks that are right", () => {
  it("give nothing, and nothing is left open", async () => {
    expect(Object.keys(stacks)).toHaveLength(4);
    const { findings, notJudged } = await lintTexts(stacks);
    expect([...findings, ...notJudged]).toEqual([]);
  });

  it("are seen where only the outer template is linted", async () => {
    const { findings, notJudged } = await lintTexts(stacks, { linted: ["main.yaml"] });
    expect([...findings, ...notJudged]).toEqual([]);
  });

  it("are judged alone where nothing that is linted nests them", async () => {
    const { findings, notJudged } = await lintTexts(stacks, { linted: ["stacks/migration.yaml"] });
    // The subnet group of the instance comes in, so somebody had the role.
    expect(findings).toEqual([]);
    expect(notJudged).toContain(
      "stacks/migration.yaml Resources.Instance account-role-present: dms-vpc-role: its subnet group is created elsewhere, so the role must exist already",
    );
    expect(notJudged).toContain("stacks/migration.yaml Resources.Target role-trust: parameter RoleArn has no value");
  });
});

describe("a role of another nested stack", () => {
  it("is found where it does not trust DMS, once", async () => {
    const untrusted = withChange(
      "stacks/iam.yaml",
      "AssumeRolePolicyDocument: *dms",
      "AssumeRolePolicyDocument: { Version: 2012-10-17, Statement: [{ Effect: Allow, Principal: { Service: lambda.amazonaws.com }, Action: sts:AssumeRole }] }",
    );
    const { findings } = await lintTexts(untrusted);
    expect(findings).toEqual(["stacks/iam.yaml Resources.Writer role-trust"]);
  });

  it("is found where it may do too little with what the outer template passes", async () => {
    const { findings, messages } = await lintTexts(withChange("stacks/iam.yaml", "s3:PutObject, ", ""));
    expect(findings).toEqual(["stacks/migration.yaml Resources.Target role-permissions"]);
    expect(messages[0]?.message).toContain("s3:PutObject");
    // The bucket has no name that the role's template can write: the action goes to the statement about it.
    const texts = (messages[0]?.suggestions ?? []).flatMap(({ fixes }) => fixes.map(({ text }) => text));
    expect(texts).toEqual([", s3:PutObject"]);
  });

  it("is found where the outer template passes another bucket", async () => {
    const other = withChange("main.yaml", "BucketName: !Ref Landing", "BucketName: !Ref Other");
    const both = withChange("main.yaml", "  Landing:\n", "  Other: { Type: AWS::S3::Bucket }\n  Landing:\n", other);
    expect((await lintTexts(both)).findings).toEqual(["stacks/migration.yaml Resources.Target role-permissions"]);
  });

  it("is not judged where the stacks that use it are told different ones", async () => {
    const twice = withChange(
      "main.yaml",
      "  Migration:\n",
      `  Other:
    Type: AWS::CloudFormation::Stack
    Properties:
      TemplateURL: stacks/migration.yaml
      Parameters: { RoleArn: "arn:aws:iam::123456789012:role/other", BucketName: !Ref Landing, SubnetGroup: !GetAtt Network.Outputs.SubnetGroup }
  Migration:
`,
    );
    const { findings, notJudged } = await lintTexts(withChange("stacks/iam.yaml", "s3:PutObject, ", "", twice));
    expect(findings).toEqual([]);
    const reason = "parameter RoleArn has another value in each stack";
    expect(notJudged).toContain(`stacks/migration.yaml Resources.Target role-permissions: ${reason}`);
  });

  it("is not judged where the template is not here", async () => {
    const uploaded = withChange("main.yaml", "stacks/iam.yaml", "https://s3.amazonaws.com/templates/iam.yaml");
    const { "stacks/iam.yaml": _, ...rest } = uploaded;
    const { findings, notJudged } = await lintTexts(rest);
    expect(findings).toEqual([]);
    expect(notJudged).toContain(
      "stacks/migration.yaml Resources.Target role-trust: the template of the nested stack Iam was not found",
    );
    // What needs the role waits for that stack, which may make it.
    expect(notJudged.filter((one) => one.includes("account-role-present"))).toEqual([
      expect.stringMatching(/dms-vpc-role: Migration depends on Iam, which may create the role$/),
    ]);
  });
});

describe("templates that two environments nest", () => {
  const main = stacks["main.yaml"] ?? "";
  const both = {
    "dev/main.yaml": main.replaceAll(/(?:\.\/)?stacks\//g, "../stacks/"),
    "prod/main.yaml": main.replaceAll(/(?:\.\/)?stacks\//g, "../stacks/"),
    ...Object.fromEntries(Object.entries(stacks).filter(([path]) => path !== "main.yaml")),
  };

  it("are judged once, with what both pass", async () => {
    const { findings, notJudged } = await lintTexts(both);
    expect(findings).toEqual([]);
    // Each environment has a bucket of its own.
    expect(notJudged.every((one) => one.endsWith("BucketArn has another value in each stack"))).toBe(true);
    const untrusted = withChange("stacks/iam.yaml", "Service: dms.amazonaws.com", "Service: ec2.amazonaws.com", both);
    const roles = ["Resources.VpcRole", "Resources.Writer"];
    expect([...(await lintTexts(untrusted)).findings].sort()).toEqual(
      roles.map((role) => `stacks/iam.yaml ${role} role-trust`),
    );
  });

  it("have to be waited for in each", async () => {
    const { findings } = await lintTexts(withChange("prod/main.yaml", "    DependsOn: Iam\n", "", both));
    expect(findings).toEqual(["prod/main.yaml Resources.Network account-role-order"]);
  });
});

describe("dms-vpc-role in a nested stack", () => {
  const unordered = withChange("main.yaml", "    DependsOn: Iam\n", "");

  it("has to be waited for by the stack that needs it", async () => {
    const { findings, messages } = await lintTexts(unordered);
    expect(findings).toEqual(["main.yaml Resources.Network account-role-order"]);
    expect(messages[0]?.message).toContain("subnet group Subnets of the nested stack Network");
  });

  it("is waited for after the fix", async () => {
    const { findings, fixed } = await lintTexts(unordered, { fix: "fixes" });
    expect(findings).toEqual([]);
    expect(fixed["main.yaml"]).toContain("    DependsOn: Iam\n");
    expect(Object.keys(fixed)).toEqual(["main.yaml"]);
  });

  it("is waited for by a parameter that is an output", async () => {
    const passed = withChange(
      "main.yaml",
      "SubnetIds: !Join",
      "Role: !GetAtt Iam.Outputs.WriterArn\n        SubnetIds: !Join",
      unordered,
    );
    expect((await lintTexts(passed)).findings).toEqual([]);
  });

  it("cannot be waited for by what it waits for itself", async () => {
    const reversed = withChange("main.yaml", "  Iam:\n", "  Iam:\n    DependsOn: Network\n", unordered);
    expect((await lintTexts(reversed)).findings).toEqual([]);
  });

  it("is not made by a stack that is here and makes none", async () => {
    const none = withChange("stacks/iam.yaml", "      RoleName: dms-vpc-role\n", "");
    const { findings } = await lintTexts(
      withChange("stacks/iam.yaml", "service-role/AmazonDMSVPCManagementRole", "AmazonVPCReadOnlyAccess", none),
    );
    expect(findings).toEqual([expect.stringMatching(/ account-role-present$/)]);
  });

  it("may be made by what runs in a stack that is here", async () => {
    const custom = withChange("stacks/iam.yaml", "      RoleName: dms-vpc-role\n", "");
    const maker = withChange(
      "stacks/iam.yaml",
      "Resources:\n",
      "Resources:\n  Maker: { Type: Custom::Roles }\n",
      custom,
    );
    const { findings, notJudged } = await lintTexts(
      withChange("stacks/iam.yaml", "service-role/AmazonDMSVPCManagementRole", "AmazonVPCReadOnlyAccess", maker),
    );
    expect(findings).toEqual([]);
    expect(notJudged).toContainEqual(expect.stringContaining("Migration depends on Iam, which may create the role"));
  });
});

const endpoint = `
  Target:
    Type: AWS::DMS::Endpoint
    Properties:
      EndpointType: target
      EngineName: s3
      S3Settings: { BucketName: !Ref Landing, ServiceAccessRoleArn: !GetAtt Iam.Outputs.WriterArn }
`;

describe("a nested template outside of the project", () => {
  const outside = mkdtempSync(join(tmpdir(), "dmslint-nested-"));
  afterAll(() => rmSync(outside, { recursive: true }));

  it("is not read", async () => {
    cpSync(folder, outside, { recursive: true });
    const inside = join(outside, "app");
    mkdirSync(inside);
    const main = (stacks["main.yaml"] ?? "").replace(/TemplateURL: (?:\.\/)?stacks/g, "TemplateURL: ../stacks");
    writeFileSync(join(inside, "main.yaml"), `${main}\n${endpoint}`);
    const reasonsIn = async (cwd: string, path: string): Promise<readonly string[]> => {
      const results = await lintFiles(path, { cwd, config: false, preset: "recommended" });
      return results.flatMap(({ notJudged }) => notJudged.map(({ reason }) => reason));
    };
    expect(await reasonsIn(outside, ".")).not.toContain("the template of the nested stack Iam was not found");
    expect(await reasonsIn(inside, ".")).toContain("the template of the nested stack Iam was not found");
  });
});
