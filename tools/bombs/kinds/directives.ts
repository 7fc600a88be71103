import { everyRule, type Bomb } from "../bomb.js";
import { cloudFormation, numbered, role } from "../formats/cloudformation.js";

/** Comments and metadata that disable rules. */
export const directives: readonly Bomb[] = [
  ...inComments("10,000 for the next line", () => lines(() => "# dmslint-disable-next-line known-action -- x\n")),
  ...inComments("10,000 blocks", () =>
    lines((index) => (index % 2 === 0 ? "# dmslint-disable known-action -- x\n" : "# dmslint-enable known-action\n")),
  ),
  ...inComments(
    "10,000 that disable, 10,000 that enable",
    () => lines(() => "# dmslint-disable known-action -- x\n") + lines(() => "# dmslint-enable known-action\n"),
  ),
  ...inComments("spaces", () => `# dmslint-disable${" ".repeat(60_000)}x\n`),
  ...inComments("dashes", () => `# dmslint-disable a ${"-".repeat(60_000)}x\n`),
  ...inComments("dashes and spaces", () => `# dmslint-disable a ${"-- ".repeat(20_000)}x\n`),
  ...inComments("commas", () => `# dmslint-disable ${", ".repeat(30_000)}x -- y\n`),
  ...inComments("until", () => `# dmslint-disable a ${"until=2027-01-01 ".repeat(4000)}x -- y\n`),
  ...inComments("10,000 unknown rules", () => `# dmslint-disable ${numberedNames().join(", ")} -- y\n`),
  ...inComments("10,000 that each disable another rule", () => lines((index) => `# dmslint-disable rule-${index}\n`)),
  ...inComments("10,000 words that begin alike", () => lines(() => "# dmslint-dmslint-disable\n")),
  ...cloudFormation("directives: the metadata of 10,000 resources", () => ({
    Resources: numbered(10_000, (index) => [
      `R${index}`,
      {
        Type: "AWS::SNS::Topic",
        Metadata: { dmslint: { disable: [{ rule: "known-action", reason: "x", until: "2027-01-01" }] } },
      },
    ]),
  })),
  ...cloudFormation("directives: 10,000 in the metadata of one resource", () => ({
    Resources: {
      Role: role("a", [], {
        Metadata: {
          dmslint: { disable: Array.from({ length: 10_000 }, () => ({ rule: "known-action", reason: "x" })) },
        },
      }),
    },
  })),
  {
    name: "directives: 10,000 rules on the command line",
    files: () => ({ "stack.json": JSON.stringify({ Resources: { Role: role("a") } }) }),
    args: [...Array.from({ length: 10_000 }, () => ["--rule", "known-action: off"]).flat(), "."],
  },
  {
    name: "directives: 10,000 unknown rules in the config",
    files: () => ({
      "dmslint.config.json": JSON.stringify({
        rules: Object.fromEntries(numberedNames().map((name) => [name, "off"])),
      }),
      "stack.json": JSON.stringify({ Resources: { Role: role("a") } }),
    }),
    statuses: [2],
  },
  {
    name: "directives: 5,000 overrides in the config",
    files: () => ({
      "dmslint.config.json": JSON.stringify({
        overrides: Array.from({ length: 5000 }, (_, index) => ({
          files: [`*${index}*`],
          rules: { "known-action": "off" },
        })),
      }),
      "stack.json": JSON.stringify({ Resources: { Role: role("a") } }),
    }),
  },
];

/** The same comments before a template and before a module; unused ones are reported. */
function inComments(name: string, comments: () => string): readonly Bomb[] {
  const args = [...everyRule, "--report-unused-disable-directives", "."];
  const full = `directives: ${name}`;
  return [
    {
      name: `${full}, yaml`,
      args,
      files: () => ({ "stack.yaml": `${comments()}Resources:\n  Role:\n    Type: AWS::IAM::Role\n` }),
    },
    {
      name: `${full}, tf`,
      args,
      files: () => ({ "main.tf": `${comments()}resource "aws_iam_role" "role" {\n  name = "a"\n}\n` }),
    },
  ];
}

function lines(line: (index: number) => string): string {
  return Array.from({ length: 10_000 }, (_, index) => line(index)).join("");
}

function numberedNames(): readonly string[] {
  return Array.from({ length: 10_000 }, (_, index) => `known-actin-${index}`);
}
