import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { workspace } from "../workspace/workspace.js";
import { runMain } from "./run-main.js";
import { ordered, passesAll, unordered, withoutRole } from "./templates.js";
import { groupFile, roleFile } from "../lsp/templates.js";
import { parse, rulesIn } from "./json-results.js";

/** A plugin with a rule whose fix makes a new error. */
const plugin = `const meta = { type: "suggestion", fixable: true, docs: { description: "it" }, messages: { it: "It is wrong." } };
const create = (context) => ({
  Statement({ sid }, { address }) {
    if (sid?.parts[0].text !== "A") return;
    const b = { ...sid, parts: [{ ...sid.parts[0], text: "B" }] };
    context.report({ node: sid, address, messageId: "it", fix: (fixer) => fixer.replaceText(sid, b) });
  },
});
export default { name: "p", rules: [{ name: "p/it", meta, create }] };
`;

const unorderedModule = roleFile + groupFile;

const statement = (sid: string): string =>
  `{ "Sid": "${sid}", "Effect": "Allow", "Action": "s3:GetObject", "Resource": "*" }`;

describe("fixing", () => {
  it.each([["--fix"], ["--fix-suggestions"]])(
    "leaves downloaded modules as they are, with %s: only this machine would have the edit",
    async (option) => {
      const downloaded = ".terraform/modules/net";
      const cwd = workspace({
        "main.tf": 'module "net" {\n  source = "acme/net/aws"\n}\n',
        ".terraform/modules/modules.json": JSON.stringify({
          Modules: [{ Key: "net", Source: "registry.terraform.io/acme/net/aws", Dir: downloaded }],
        }),
        [`${downloaded}/main.tf`]: unorderedModule,
        "copied/main.tf": unorderedModule,
      });
      const run = await runMain(cwd, [option, "--format", "json"]);
      expect(run.stderr).toBe("");
      expect(parse(run.stdout).flatMap(({ messages }) => messages)).toMatchObject([{ ruleId: "account-role-order" }]);
      expect(readFileSync(join(cwd, downloaded, "main.tf"), "utf8")).toBe(unorderedModule);
      expect(readFileSync(join(cwd, "copied/main.tf"), "utf8")).toContain("depends_on");
    },
  );

  it.each([[], ["--fix"], ["--fix-dry-run"], ["--fix-suggestions"], ["--debug"], ["--format", "full"]])(
    "counts a fix that the law refuses only where it was not tried, with %j",
    async (...argv) => {
      const cwd = workspace({
        "dmslint.config.yaml": "root: true\nextends: []\nplugins: [./plugin.mjs]\nrules: { p/it: error }\n",
        "plugin.mjs": plugin,
        "a.json": `{ "Version": "2012-10-17", "Statement": [${statement("A")}, ${statement("B")}] }
`,
      });
      const run = await runMain(cwd, argv);
      expect(run.status).toBe(1);
      expect(run.stdout).toContain("✖ 1 problem (1 error, 0 warnings)\n");
      expect(run.stdout.includes("1 error potentially fixable with --fix.")).toBe(argv.length === 0);
    },
  );

  it("writes fixes, keeps encoding and line ends, and reports what is left", async () => {
    const windows = `\uFEFF${unordered.replaceAll("\n", "\r\n")}`;
    const cwd = workspace({ "a.yaml": Buffer.from(windows, "utf16le"), "b.json": passesAll });
    const run = await runMain(cwd, ["--fix", "a.yaml", "b.json"]);
    const written = readFileSync(join(cwd, "a.yaml")).toString("utf16le");
    expect(written).toBe(`\uFEFF${ordered.replaceAll("\n", "\r\n")}`);
    expect(run).toMatchObject({ status: 1, stderr: "" });
    expect(run.stdout).not.toContain("account-role-order");
    expect(run.stdout).toContain("pass-role-scope");
    expect(readFileSync(join(cwd, "b.json"), "utf8")).toBe(passesAll);
  });

  it("refuses to write a file that holds bytes which are no text", async () => {
    const bytes = Buffer.concat([Buffer.from(unordered), Buffer.from("# caf\xe9\n", "latin1")]);
    const cwd = workspace({ "a.yaml": bytes });
    const run = await runMain(cwd, ["--fix"]);
    expect(run).toMatchObject({
      status: 2,
      stderr:
        '"a.yaml" is not fixed and stays as it was: it contains bytes that are neither UTF-8 nor UTF-16; save it as UTF-8 first.\n',
    });
    expect(run.stdout).toContain("account-role-order");
    expect(readFileSync(join(cwd, "a.yaml"))).toEqual(bytes);
    // The dry run says the same, and shows no diff.
    expect(await runMain(cwd, ["--fix-dry-run"])).toEqual(run);
  });

  it.each([
    ["the report of a file", { argv: ["a.yaml"] }],
    ["a dry run on a file", { argv: ["a.yaml", "--fix-dry-run"] }],
    ["a dry run of suggestions", { argv: ["a.yaml", "--fix-dry-run", "--fix-suggestions"] }],
    ["a dry run on stdin", { argv: ["--stdin", "--stdin-filename", "a.yaml", "--fix-dry-run"] }],
  ])("offers no edit of bytes which are no text: %s", async (_, { argv }) => {
    const bytes = Buffer.concat([Buffer.from(unordered), Buffer.from("# caf\xe9\n", "latin1")]);
    const cwd = workspace({ "a.yaml": bytes });
    const run = await runMain(cwd, [...argv, "-f", "json"], { stdin: bytes });
    const [result] = parse(run.stdout);
    expect(result).toMatchObject({ fixableErrorCount: 0, errorCount: 1 });
    expect(result).not.toHaveProperty("output");
    expect(result?.messages.map(({ fix, fixes, suggestions }) => ({ fix, fixes, suggestions }))).toEqual([{}]);
    expect(run.stderr.includes("neither UTF-8 nor UTF-16")).toBe(argv.includes("--fix-dry-run"));
  });

  it("shows a diff with --fix-dry-run, and writes nothing", async () => {
    const cwd = workspace({ "a.yaml": unordered });
    const run = await runMain(cwd, ["--fix-dry-run"]);
    expect(run).toEqual({
      status: 0,
      stderr: "",
      stdout: [
        "--- a/a.yaml",
        "+++ b/a.yaml",
        "@@ -13,6 +13,7 @@",
        "       ManagedPolicyArns: [arn:aws:iam::aws:policy/service-role/AmazonDMSVPCManagementRole]",
        "   SubnetGroup:",
        "     Type: AWS::DMS::ReplicationSubnetGroup",
        "+    DependsOn: DmsVpcRole",
        "     Properties:",
        "       ReplicationSubnetGroupDescription: Private subnets",
        "       SubnetIds: [subnet-1, subnet-2]",
        "",
      ].join("\n"),
    });
    expect(readFileSync(join(cwd, "a.yaml"), "utf8")).toBe(unordered);
  });

  it.each([
    ["full", true],
    ["stylish", true],
    ["compact", false],
    ["github", false],
  ])("has a diff where people read it: %s", async (format, hasDiff) => {
    const { stdout } = await runMain(workspace({ "a.yaml": unordered }), ["--fix-dry-run", "-f", format]);
    expect(stdout.includes("+    DependsOn: DmsVpcRole\n")).toBe(hasDiff);
  });

  it.each([
    ["stylish", "5:17  error"],
    ["full", ' --> a.json:5:17\n  |\n5 |       "Action": "s3:GetObject",\n'],
    ["compact", "a.json:5:17: "],
    ["github", "line=5,col=17"],
  ])("has the places of the text on disk with --fix-dry-run and %s", async (format, expected) => {
    const policy = `{
  "Statement": [
    {
      "Effect": "Allow",
      "Action": "s3:GetObject",
      "Resource": "arn:aws:s3:::bucket"
    }
  ]
}
`;
    const { stdout } = await runMain(workspace({ "a.json": policy }), ["--fix-dry-run", "-f", format]);
    expect(stdout).toContain(expected);
  });

  it("has the columns of the text on disk with --fix-dry-run where the fixes change the line", async () => {
    const actions = '"s3:GetObject", "s3:GetObject", "s3:ListBuckets"';
    const policy = `{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow",
  "Action": [${actions}],
  "Resource": "arn:aws:s3:::bucket" }] }
`;
    const argv = ["--fix-dry-run", "-f", "compact", "--preset", "all"];
    const { stdout } = await runMain(workspace({ "a.json": policy }), argv);
    expect(stdout).toContain("a.json:2:14: error: s3:GetObject needs");
    expect(stdout).toContain("a.json:2:46: error: s3:ListBuckets is");
  });

  it("gives the output with --fix-dry-run and json", async () => {
    const cwd = workspace({ "a.yaml": unordered });
    expect(parse((await runMain(cwd, ["--fix-dry-run", "-f", "json"])).stdout)[0]).toMatchObject({
      output: ordered,
      messages: [],
    });
  });

  it("applies single suggestions only when asked", async () => {
    const cwd = workspace({ "a.yaml": withoutRole });
    await runMain(cwd, ["--fix"]);
    expect(readFileSync(join(cwd, "a.yaml"), "utf8")).toBe(withoutRole);
    await runMain(cwd, ["--fix-suggestions"]);
    expect(readFileSync(join(cwd, "a.yaml"), "utf8")).toContain("RoleName: dms-vpc-role");
    expect(await rulesIn(cwd)).toEqual([]);
  });

  it("fixes text on stdin with --fix-dry-run", async () => {
    const { stdout } = await runMain(
      workspace({}),
      ["--stdin", "--stdin-filename", "a.yaml", "--fix-dry-run", "-f", "json"],
      {
        stdin: unordered,
      },
    );
    expect(parse(stdout)[0]?.output).toBe(ordered);
  });
});
