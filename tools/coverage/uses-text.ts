import { dmsProperties, engines, roleUses, type RoleUse } from "../../src/knowledge/index.js";
import { failures, type Failure } from "./failures.js";
import { fixturesOf, trapFolders, type FixtureFormat } from "./fixtures.js";
import { stacks, type Stack } from "./stacks.js";
import { table } from "./table.js";
import { traps } from "./traps.js";
import { unwritable } from "./unwritable.js";

/** The part of docs/coverage.md about failures, roles and engines. */
export function usesText(root: string, built: ReadonlySet<string>): string {
  return [
    "## Failures",
    "",
    "What people meet when DMS and IAM disagree, and the rule that finds it. *Told by a template*: `certain`, `likely`, or only with",
    "knowledge of the `account`. Each fixture is a failing and a clean template under `test/fixtures/rows/`, linted by",
    "`test/rules/failures.test.ts`. A plan is read into the same model as the module: `test/plan-pairs.test.ts` has the same",
    "infrastructure as CloudFormation, HCL and plan, with the same findings.",
    "",
    table(
      ["", "failure", "told by a template", "rules", "fixtures"],
      failures.map((failure) => failureRow(root, failure, built)),
    ),
    "",
    "## Roles",
    "",
    `What DMS uses a role for, as \`src/knowledge/dms/role-uses/\` says: ${String(roleUses.length)} uses. For each place that names the role`,
    "`test/dms/from-data/` makes a template from the data: every action and every principal that must be there is found missing, and the",
    "finding goes when it is granted; what is optional or not established is never asked for. Each place is found in a plan without",
    "its source as well.",
    "",
    table(
      ["use", "", "CloudFormation", "Terraform", "asked for", "recommended", "never asked for"],
      roleUses.map(useRow),
    ),
    "",
    "## Engines",
    "",
    "An endpoint of every engine, as source and as target, in both formats, is judged by the uses of its row, or nothing is said: a",
    "role that may do nothing is found, one that may do what is needed is not (`test/dms/from-data/engines.test.ts`).",
    "",
    table(["engine", "source", "target"], engines.map(engineRow)),
    "",
    "## False alarms",
    "",
    "What tempts a linter to speak and must not, in both formats under `test/fixtures/traps/` (`test/rules/traps.test.ts`): no",
    'finding, and a reason under "not judged" where nobody can decide from the files.',
    "",
    table(
      ["", "trap", "fixtures"],
      traps.map((trap, index) => [String(index + 1), trap, code(trapFolders(root, index + 1))]),
    ),
    "",
    "## Right stacks",
    "",
    "Complete stacks under `test/fixtures/clean/` in which preset recommended finds nothing, and finds what is wrong as soon as the",
    "roles trust nobody or may do nothing (`test/rules/clean.test.ts`).",
    "",
    table(["stack", "written as", "engines", "with"], stacks.map(stackRow)),
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
  const names = rules.map((name) => (built.has(name) ? `[${name}](rules/${name}.md)` : name)).join(", ") || "none";
  const formats = fixturesOf(root, id).map((format) => formatNames[format]);
  const notBuilt = rules.length > 0 && missing.length === rules.length ? "not built" : "";
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

function stackRow({ about = "", engines: names, folder, written }: Stack): readonly string[] {
  return [`\`${folder}\``, written, code(names), about];
}

function code(names: readonly string[]): string {
  return names.map((name) => `\`${name}\``).join(", ");
}

/** How each format refers to the role: by its fixed name or by properties. */
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
