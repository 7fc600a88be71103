import { cpSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { lintFiles } from "../../src/index.js";
import { runMain } from "../cli/run-main.js";
import { workspace } from "../workspace/workspace.js";

const fixtures = "test/fixtures/clean";

/** Rules that must have nothing to say about what is pasted. */
const problems = new Set([
  "policy-syntax",
  "known-action",
  "action-resource",
  "arn-format",
  "unique-sid",
  "duplicate-key",
]);

function copyOf(name: string): string {
  const cwd = workspace({});
  cpSync(join(fixtures, name), cwd, { recursive: true });
  return cwd;
}

async function pastedProblems(cwd: string): Promise<readonly string[]> {
  const results = await lintFiles(".", { cwd, preset: "strict", config: false });
  return results.flatMap(({ messages }) =>
    messages
      .filter(({ fatal, ruleId }) => fatal || problems.has(ruleId ?? ""))
      .map(({ line, message }) => `${String(line)}: ${message}`),
  );
}

/** The entries below `Resources:`. */
function entriesOf(text: string): string {
  return text.slice(text.indexOf("Resources:\n") + "Resources:\n".length);
}

const yamlFixtures = readdirSync(fixtures).filter((name) => name.endsWith("-yaml"));
const hclFixtures = readdirSync(fixtures).filter((name) => readdirSync(join(fixtures, name)).join() === "main.tf");

const longForms = `
Resources:
  Lake: { Type: AWS::S3::Bucket }
  LakeRole:
    Type: AWS::IAM::Role
    Properties:
      AssumeRolePolicyDocument:
        Statement: [{ Effect: Allow, Principal: { Service: dms.amazonaws.com }, Action: sts:AssumeRole }]
  Target:
    Type: AWS::DMS::Endpoint
    Properties:
      EndpointType: target
      EngineName: s3
      S3Settings:
        BucketName: { Ref: Lake }
        ServiceAccessRoleArn: { Fn::GetAtt: [LakeRole, Arn] }
`;

describe("policies that are pasted", () => {
  it.each(yamlFixtures)("are right in the template of %s", async (name) => {
    const cwd = copyOf(name);
    const { status, stdout } = await runMain(cwd, ["policy", "--no-config"]);
    expect(status).toBe(0);
    const path = join(cwd, readdirSync(cwd).find((file) => /\.ya?ml$/.test(file)) ?? "");
    // A whole role stands beside the one that it would replace.
    const added = entriesOf(stdout).replace(/^ {2}(\w+):(?=\n {4}Type: AWS::IAM::Role\n)/gm, "  $1Least:");
    writeFileSync(
      path,
      readFileSync(path, "utf8").replace(/^Resources:\s*\n/m, (head) => `${head}${added}`),
    );
    expect(await pastedProblems(cwd)).toEqual([]);
  });

  it("have no short form of a function where the template has none", async () => {
    const cwd = workspace({ "a.yaml": longForms });
    const { stdout } = await runMain(cwd, ["policy", "--no-config"]);
    expect(stdout).toContain("RoleName: { Ref: LakeRole }");
    expect(stdout).toContain("Resource: { Fn::Sub: '${Lake.Arn}/*' }");
    expect(stdout).not.toMatch(/!(?:Ref|Sub|GetAtt)/);
  });

  it.each(hclFixtures)("are right in the module of %s", async (name) => {
    const cwd = copyOf(name);
    const { status, stdout } = await runMain(cwd, ["policy", "--no-config"]);
    expect(status).toBe(0);
    writeFileSync(join(cwd, "least.tf"), stdout);
    expect(await pastedProblems(cwd)).toEqual([]);
  });
});
