import { describe, expect, it } from "vitest";
import type { LintResult } from "../../src/linter/index.js";
import { runMain } from "../cli/run-main.js";
import { subnetGroup, unordered, unorderedModule, passesAll } from "../cli/templates.js";
import { workspace } from "../workspace/workspace.js";

interface Said {
  readonly status: number;
  /** Of each finding: its rule, or for a remark on a directive its message id. */
  readonly findings: readonly string[];
  readonly messages: readonly string[];
  readonly suppressed: readonly string[];
  readonly reasons: readonly (readonly string[])[];
}

async function lint(files: Readonly<Record<string, string>>, argv: readonly string[] = []): Promise<Said> {
  const { status, stdout } = await runMain(workspace(files), ["-f", "json", ...argv]);
  const results = JSON.parse(stdout) as readonly LintResult[];
  const messages = results.flatMap((result) => result.messages);
  const suppressed = results.flatMap((result) => result.suppressedMessages);
  return {
    status,
    findings: messages.map(({ messageId, ruleId }) => ruleId ?? messageId ?? "syntax"),
    messages: messages.map(({ line, message, severity }) => `${String(line)} ${String(severity)} ${message}`),
    suppressed: suppressed.map(({ ruleId }) => ruleId ?? ""),
    reasons: suppressed.map(({ suppressions }) =>
      suppressions.map(({ kind, justification }) => `${kind}: ${justification}`),
    ),
  };
}

const rule = "account-role-order";
const report = "--report-unused-disable-directives";

/** The template with a line before the subnet group, whose key is the finding's place. */
const before = (line: string): string => unordered.replace("  SubnetGroup:\n", `${line}\n  SubnetGroup:\n`);

describe("comments in YAML", () => {
  it.each<[string, string, string[]]>([
    ["the next line", before(`  # dmslint-disable-next-line ${rule} -- made by hand`), ["made by hand"]],
    ["several rules", before(`  #dmslint-disable-next-line pass-role, ${rule} -- made by hand`), ["made by hand"]],
    ["all rules", before("  # dmslint-disable-next-line -- made -- by hand"), ["made -- by hand"]],
    ["a longer dash", before(`  # dmslint-disable-next-line ${rule} ---- made by hand`), ["made by hand"]],
    [
      "the line itself",
      unordered.replace("  SubnetGroup:", `  SubnetGroup: # dmslint-disable-line ${rule} -- why`),
      ["why"],
    ],
    ["the rest of the file", `# dmslint-disable ${rule} -- made by hand\n${unordered}`, ["made by hand"]],
    ["a block", before(`  # dmslint-disable ${rule} -- why`) + `# dmslint-enable ${rule}\n`, ["why"]],
    [
      "a block that another rule's end does not end",
      before(`  # dmslint-disable -- why\n  # dmslint-enable pass-role`),
      ["why"],
    ],
    ["a day that is not over", before(`  # dmslint-disable-next-line ${rule} until=2999-12-31 -- why`), ["why"]],
  ])("suppress for %s", async (_, template, reasons) => {
    expect(await lint({ "a.yaml": template })).toMatchObject({
      status: 0,
      findings: [],
      suppressed: [rule],
      reasons: [reasons.map((reason) => `directive: ${reason}`)],
    });
  });

  it.each<[string, string]>([
    ["another rule", before("  # dmslint-disable-next-line pass-role -- why")],
    ["another line", before(`  # dmslint-disable-next-line ${rule} -- why\n`)],
    ["a block that is over", before(`  # dmslint-disable ${rule} -- why\n  # dmslint-enable ${rule}`)],
    ["a block that is over for all rules", before(`  # dmslint-disable ${rule} -- why\n  # dmslint-enable`)],
    [
      "a block of all rules that is over for this one",
      before(`  # dmslint-disable -- why\n  # dmslint-enable ${rule}`),
    ],
    ["a block that begins later", `${unordered}# dmslint-disable ${rule} -- why\n`],
    ["a word that only begins like one", before(`  # dmslint-disable-next-lines ${rule} -- why`)],
    ["words before it", before(`  # see dmslint-disable-next-line ${rule} -- why`)],
    ["a text", before(`  Note: "dmslint-disable-next-line ${rule} -- why"`)],
    ["--no-inline-config", before(`  # dmslint-disable-next-line ${rule} -- why`)],
  ])("do not suppress for %s", async (name, template) => {
    const said = await lint({ "a.yaml": template }, name.startsWith("--") ? [name] : []);
    expect(said).toMatchObject({ status: 1, findings: [rule], suppressed: [] });
  });

  it("are not mended by --fix", async () => {
    const said = await lint({ "a.yaml": before(`  # dmslint-disable-next-line ${rule} -- why`) }, ["--fix"]);
    expect(said).toMatchObject({ findings: [], suppressed: [rule] });
  });

  it("may overlap: each gives its reason, none is unused", async () => {
    const template = `# dmslint-disable ${rule} -- whole\n${before(`  # dmslint-disable-next-line ${rule} -- line`)}`;
    const said = await lint({ "a.yaml": template }, [report]);
    expect(said).toMatchObject({ status: 0, findings: [], reasons: [["directive: whole", "directive: line"]] });
  });

  it("leave syntax errors alone", async () => {
    const said = await lint({ "a.yaml": `# dmslint-disable -- why\n${unordered}  - {\n` });
    expect(said.findings).toContain("syntax");
  });
});

describe("comments in HCL", () => {
  it.each<[string, string]>([
    ["#", `# dmslint-disable-next-line ${rule} -- why\n${subnetGroup}`],
    ["//", `// dmslint-disable-next-line ${rule} -- why\n${subnetGroup}`],
    ["/* */", `/* dmslint-disable-next-line ${rule} -- why */\n${subnetGroup}`],
    ["/* */ over lines", `/*\n  dmslint-disable-next-line ${rule} -- why\n*/\n${subnetGroup}`],
    ["a line's end", subnetGroup.replace("{\n", `{ # dmslint-disable-line ${rule} -- why\n`)],
    ["a block", `# dmslint-disable ${rule} -- why\n${subnetGroup}# dmslint-enable\n`],
  ])("suppress: %s", async (_, main) => {
    expect(await lint({ "iam.tf": unorderedModule, "main.tf": main })).toMatchObject({
      status: 0,
      findings: [],
      suppressed: [rule],
      reasons: [["directive: why"]],
    });
  });

  it("hold for their file only", async () => {
    const said = await lint({ "iam.tf": `# dmslint-disable -- why\n${unorderedModule}`, "main.tf": subnetGroup });
    expect(said).toMatchObject({ status: 1, findings: [rule] });
  });

  it("are no comments in a heredoc", async () => {
    const note = `locals {\n  note = <<-EOT\n    # dmslint-disable ${rule} -- why\n  EOT\n}\n`;
    const said = await lint({ "iam.tf": unorderedModule, "main.tf": note + subnetGroup });
    expect(said).toMatchObject({ status: 1, findings: [rule] });
  });
});

describe("metadata of a CloudFormation resource", () => {
  const described = (disable: string): string =>
    unordered.replace(
      "    Type: AWS::DMS::ReplicationSubnetGroup\n",
      `    Type: AWS::DMS::ReplicationSubnetGroup\n    Metadata: { dmslint: { disable: ${disable} } }\n`,
    );

  it("suppresses what is found at the resource", async () => {
    const disable = `[{ rule: ${rule}, reason: made by hand, until: 2999-12-31 }]`;
    expect(await lint({ "a.yaml": described(disable) })).toMatchObject({
      status: 0,
      findings: [],
      reasons: [["metadata: made by hand"]],
    });
  });

  it("works in JSON", async () => {
    const role = {
      Type: "AWS::IAM::Role",
      Properties: {
        RoleName: "dms-vpc-role",
        AssumeRolePolicyDocument: {
          Version: "2012-10-17",
          Statement: [{ Effect: "Allow", Principal: { Service: "dms.amazonaws.com" }, Action: "sts:AssumeRole" }],
        },
        ManagedPolicyArns: ["arn:aws:iam::aws:policy/service-role/AmazonDMSVPCManagementRole"],
      },
    };
    const group = {
      Type: "AWS::DMS::ReplicationSubnetGroup",
      Metadata: { dmslint: { disable: [{ rule, reason: "made by hand" }] } },
      Properties: { ReplicationSubnetGroupDescription: "Private subnets", SubnetIds: ["subnet-1", "subnet-2"] },
    };
    const template = {
      AWSTemplateFormatVersion: "2010-09-09",
      Resources: { Role: role, SubnetGroup: group, Other: { ...group, Metadata: {} } },
    };
    expect(await lint({ "a.json": JSON.stringify(template) })).toMatchObject({
      status: 1,
      findings: [rule],
      suppressed: [rule],
      reasons: [["metadata: made by hand"]],
    });
  });

  it("takes a rule's name alone, and asks for the reason", async () => {
    expect(await lint({ "a.yaml": described(`[${rule}]`) })).toMatchObject({
      status: 0,
      suppressed: [rule],
      messages: [`16 1 This directive disables ${rule} without a reason. Add the reason as "reason".`],
    });
  });

  it.each([
    ["another rule", "[{ rule: pass-role, reason: why }]", []],
    ["a day that is over", `[{ rule: ${rule}, reason: why, until: 2000-01-31 }]`, ["directive-expired"]],
  ])("does not suppress for %s", async (_, disable, remarks) => {
    const said = await lint({ "a.yaml": described(disable) });
    expect(said).toMatchObject({ status: 1, suppressed: [] });
    expect(said.findings.toSorted()).toEqual([rule, ...remarks].toSorted());
  });

  it("is skipped with --no-inline-config", async () => {
    const said = await lint({ "a.yaml": described(`[{ rule: ${rule}, reason: why }]`) }, ["--no-inline-config"]);
    expect(said).toMatchObject({ status: 1, findings: [rule], suppressed: [] });
  });
});

describe("a bare policy in YAML", () => {
  it("has comments too", async () => {
    const policy = `Version: "2012-10-17"
Statement:
  - Effect: Allow
    Action: [dms:DescribeEndpoints, iam:PassRole]
    # dmslint-disable-next-line pass-role-scope -- of a sandbox
    Resource: "*"
`;
    expect(await lint({ "p.yaml": policy })).toMatchObject({ findings: [], suppressed: ["pass-role-scope"] });
    expect(await lint({ "p.json": passesAll })).toMatchObject({ findings: ["pass-role-scope"] });
  });
});

describe("remarks on directives", () => {
  it.each<[string, string, readonly string[], string[]]>([
    [
      "without a reason",
      before(`  # dmslint-disable-next-line ${rule}`),
      [],
      [`14 1 This directive disables ${rule} without a reason. Add the reason after --.`],
    ],
    [
      "of all rules without a reason",
      before("  # dmslint-disable-next-line"),
      [],
      ["14 1 This directive disables all rules without a reason. Add the reason after --."],
    ],
    ["unused, when nobody asks", before("\n  # dmslint-disable-next-line pass-role"), [], []],
    [
      "unused",
      before(`\n  # dmslint-disable-next-line pass-role`),
      [report],
      ["15 2 Nothing is reported here by pass-role: remove this directive."],
    ],
    [
      "unused, of all rules",
      `${unordered}# dmslint-disable -- why\n`,
      [report],
      ["19 2 Nothing is reported here by any rule: remove this directive."],
    ],
    [
      "unused in part",
      before(`  # dmslint-disable-next-line ${rule}, pass-role, role-trust -- why`),
      [report],
      ["14 2 Nothing is reported here by pass-role, role-trust: remove the name from this directive."],
    ],
    [
      "unused, with --quiet",
      before(`  # dmslint-disable-next-line pass-role -- why`),
      [report, "--quiet"],
      ["14 2 Nothing is reported here by pass-role: remove this directive."],
    ],
    [
      "of a day that is over",
      before(`  # dmslint-disable-next-line ${rule} until=2000-01-31 -- why`),
      [report],
      ["14 1 This directive expired after 2000-01-31. Fix the finding, or set a new date."],
    ],
    [
      "of what is no day",
      before(`  # dmslint-disable-next-line ${rule} until=2027-13-01 -- why`),
      [],
      [
        expect.stringMatching(
          /^14 1 "2027-13-01" is not a date, so this directive has no effect. Write it like \d{4}-\d\d-\d\d\.$/,
        ) as string,
      ],
    ],
    ["with --no-inline-config", before(`  # dmslint-disable-next-line pass-role`), [report, "--no-inline-config"], []],
  ])("%s", async (_, template, argv, messages) => {
    const said = await lint({ "a.yaml": template }, argv);
    expect(said.messages.filter((_text, index) => said.findings[index]?.startsWith("directive-"))).toEqual(messages);
  });

  it("make an error of an unused one", async () => {
    const clean = before(`  # dmslint-disable-next-line ${rule}, pass-role -- why`);
    expect(await lint({ "a.yaml": clean })).toMatchObject({ status: 0 });
    expect(await lint({ "a.yaml": clean }, [report])).toMatchObject({ status: 1 });
  });

  it("are made once for a file that belongs to several modules", async () => {
    const files = {
      "main.tf": 'module "net" {\n  source = "./net"\n}\n',
      "net/iam.tf": unorderedModule,
      "net/main.tf": `# dmslint-disable-next-line ${rule}\n${subnetGroup}`,
    };
    expect(await lint(files)).toMatchObject({ findings: ["directive-without-reason"] });
  });
});
