import { anywhere, deploymentContextOf, type DeploymentContext } from "../../dms/index.js";
import type { OwnRequirements } from "../../knowledge/index.js";
import type { Project, Template } from "../../model/index.js";
import { filePlaceOf, type FilePlace, type Location } from "../../source/index.js";

/** The linted files beside a question, and what lint says about them. */
export interface Linted {
  readonly project: Project;
  /** Where a template is deployed, as its settings say. */
  readonly deploymentContextOf: (template: Template) => DeploymentContext;
  readonly findings: readonly LintedFinding[];
  /** The user's own requirements. */
  readonly requirements: readonly OwnRequirements[];
}

/** A finding of lint. */
export interface LintedFinding extends FilePlace {
  readonly rule: string;
  readonly message: string;
  readonly address: string;
  /** All names in its message, also those that the message leaves out because the list is long. */
  readonly names: readonly string[];
}

/** Something in a linted file, by its address. */
export interface PlacedAddress extends FilePlace {
  readonly address: string;
}

/** What has an address, with its place. */
export function placed({
  address,
  location,
}: {
  readonly address: string;
  readonly location: Location;
}): PlacedAddress {
  return { address, ...filePlaceOf(location) };
}

/** A message of lint, as far as it concerns an explanation. */
interface Message extends Pick<LintedFinding, "message" | "address" | "line" | "column"> {
  readonly ruleId: string | null;
  readonly data?: Readonly<Record<string, string | readonly string[]>>;
}

/** The findings of a file. A message that is of no rule is none. */
export function findingsOf(filePath: string, messages: readonly Message[]): readonly LintedFinding[] {
  return messages.flatMap(({ address, column, data = {}, line, message, ruleId }) =>
    ruleId === null
      ? []
      : [{ rule: ruleId, message, address, names: Object.values(data).flat(), filePath, line, column }],
  );
}

type DeploymentSettings = Parameters<typeof deploymentContextOf>[0];

/** What was linted. `settings`: of each template, by its path. */
export function lintedOf(
  project: Project,
  settings: ReadonlyMap<string, DeploymentSettings>,
  findings: readonly LintedFinding[],
): Linted {
  return {
    project,
    findings,
    requirements: [...new Set([...settings.values()].flatMap(({ requirements }) => requirements ?? []))],
    deploymentContextOf: ({ path }) => {
      const own = settings.get(path);
      return own ? deploymentContextOf(own) : anywhere;
    },
  };
}

/** Nothing was linted: an error can be explained all the same. */
export const nothingLinted: Linted = lintedOf(
  { templates: [], awsManagedPolicies: new Map(), callerPolicies: new Map() },
  new Map(),
  [],
);
