import { dmsProperties, engines, roleUses, type RoleUse } from "../../src/knowledge/index.js";
import { failures, type Failure } from "./failures.js";
import { fixturesOf, type FixtureFormat } from "./fixtures.js";
import { table } from "./table.js";
import { unwritable } from "./unwritable.js";

/** The part of docs/coverage.md on failures, roles and engines. */
export function usesText(root: string, built: ReadonlySet<string>): string {
  return [
    "## Failures",
    "",
    "What people meet when DMS and IAM disagree, and the rule that finds it. *Told by a template*: `certain`, `likely`, or only with",
    "knowledge of the `account`. Each fixture is a failing and a clean template under `test/fixtures/rows/`, linted by",
    "`test/rules/failures.test.ts`.",
    "",
    table(
      ["", "failure", "told by a template", "rules", "fixtures"],
      failures.map((failure) => failureRow(root, failure, built)),
    ),
    "",
    "## Roles",
    "",
    `What DMS uses a role for, as \`src/knowledge/dms/role-uses.json\` says it: ${String(roleUses.length)} uses. For each place that names the role`,
    "`test/uses/` makes a template from the data: every action and every principal that must be there is found missing, and the",
    "finding goes when it is granted; what is optional or not established is never asked for.",
    "",
    table(
      ["use", "", "CloudFormation", "Terraform", "asked for", "recommended", "never asked for"],
      roleUses.map(useRow),
    ),
    "",
    "## Engines",
    "",
    "An endpoint of every engine, as source and as target, in both formats, is judged by the uses of its row, or nothing is said",
    "(`test/uses/engines.test.ts`).",
    "",
    table(["engine", "source", "target"], engines.map(engineRow)),
    "",
  ].join("\n");
}

const formatNames: Readonly<Record<FixtureFormat, string>> = {
  cloudformation: "CloudFormation",
  terraform: "Terraform",
  policy: "bare policy",
};

function failureRow(root: string, failure: Failure, built: ReadonlySet<string>): readonly string[] {
  const { certainty, id, reason, rules, title } = failure;
  const missing = rules.filter((name) => !built.has(name));
  const names = rules.map((name) => (built.has(name) ? `[${name}](rules/${name}.md)` : name)).join(", ");
  const formats = fixturesOf(root, id).map((format) => formatNames[format]);
  const notBuilt = missing.length === rules.length ? "not built" : "";
  return [id, title, certainty, names, [formats.join(", "), notBuilt, reason].filter(Boolean).join("; ")];
}

function useRow(use: RoleUse): readonly string[] {
  const { actions, id, title } = use;
  const asked = actions.filter(({ need }) => need === "required" || need === "conditional");
  const recommended = actions.filter(({ need }) => need === "recommended");
  const never = actions.length - asked.length - recommended.length;
  const counts = [asked.length, recommended.length, never].map((count) => (count === 0 ? "" : String(count)));
  const reason = unwritable[id];
  const places = reason === undefined ? placesOf(use) : [reason, ""];
  return [`\`${id}\``, title, ...places, ...counts];
}

/** How each format names the role: by its fixed name, or by properties. */
function placesOf({ resourceTypes, roleName, roleProp }: RoleUse): readonly [string, string] {
  if (roleProp === null) return [`by name: ${roleName ?? ""}`, `by name: ${roleName ?? ""}`];
  const property = dmsProperties.find(({ id }) => id === roleProp);
  const ofResources = (paths: readonly string[]): string =>
    paths
      .filter((path) => path.startsWith("aws_dms_") || resourceTypes.some((type) => path.startsWith(`${type}.`)))
      .map((path) => `\`${path.replace(/^AWS::DMS::/, "")}\``)
      .join(", ");
  return [ofResources(property?.cfn ?? []), ofResources(property?.terraform ?? [])];
}

function engineRow({
  asSource,
  asTarget,
  name,
  rolesAsSource,
  rolesAsTarget,
}: (typeof engines)[number]): readonly string[] {
  const cell = (isPossible: boolean, uses: readonly string[]): string => {
    if (!isPossible) return "";
    return uses.length === 0 ? "no role" : uses.join(", ");
  };
  return [`\`${name}\``, cell(asSource, rolesAsSource), cell(asTarget, rolesAsTarget)];
}
