import { describe, expect, it } from "vitest";
import { subnetGroup, unordered, unorderedModule, passesAll } from "../../cli/templates.js";
import { before, lint, report, rule } from "./suppressed.js";

describe("comments in YAML", () => {
  it.each<[string, string, string[]]>([
    ["the next line", before(`  # dmslint-disable-next-line ${rule} -- made by hand`), ["made by hand"]],
    ["a colon before the rule", before(`  # dmslint-disable-next-line: ${rule} -- why`), ["why"]],
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
    ["words before it", before(`  # see dmslint-disable-next-line ${rule} -- why`)],
    ["a text", before(`  Note: "dmslint-disable-next-line ${rule} -- why"`)],
    ["--no-inline-config", before(`  # dmslint-disable-next-line ${rule} -- why`)],
  ])("do not suppress for %s", async (name, template) => {
    const said = await lint({ "a.yaml": template }, name.startsWith("--") ? [name] : []);
    expect(said).toMatchObject({ status: 1, findings: [rule], suppressed: [] });
  });

  it("do not suppress by a word that only begins like one, which is reported", async () => {
    const said = await lint({ "a.yaml": before(`  # dmslint-disable-next-lines ${rule} -- why`) });
    expect(said).toMatchObject({ status: 1, findings: ["directive-form", rule], suppressed: [] });
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
    ["/* */ with stars", `/*\n * dmslint-disable-next-line ${rule} -- why\n */\n${subnetGroup}`],
    ["/** */", `/** dmslint-disable-next-line ${rule} -- why */\n${subnetGroup}`],
    ["##", `## dmslint-disable-next-line ${rule} -- why\n${subnetGroup}`],
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
