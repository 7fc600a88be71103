import { cpSync, existsSync, mkdirSync, readFileSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { run } from "../cli/run-command.js";
import type { Run } from "../cli/run-main.js";
import { workspace } from "../workspace/workspace.js";

const packages = fileURLToPath(new URL("node_modules/", import.meta.url));
const apps = fileURLToPath(new URL("../fixtures/cdk", import.meta.url));
const project = fileURLToPath(new URL("../..", import.meta.url));

/** In CI it is installed (`npm ci --prefix test/cdk`), and a test that is skipped would prove nothing. */
export const hasCdk = existsSync(packages) || Boolean(process.env.CI);

/** The newest version, and one that has only the Beta1 interfaces. */
export type CdkVersion = "new" | "old";

/** A project with the apps of the fixtures, a version of aws-cdk-lib, and dmslint as it is built. */
export function cdkProject(version: CdkVersion, files: Readonly<Record<string, string>> = {}): string {
  const folder = workspace(files);
  cpSync(apps, folder, { recursive: true });
  mkdirSync(join(folder, "node_modules"));
  const links: Readonly<Record<string, string>> = {
    "aws-cdk-lib": join(packages, version === "new" ? "aws-cdk-lib" : "aws-cdk-lib-old"),
    constructs: join(packages, "constructs"),
    dmslint: project,
  };
  for (const [name, target] of Object.entries(links)) symlinkSync(target, join(folder, "node_modules", name));
  return folder;
}

/** What the CLI asks for: templates with the paths of their constructs. */
const cliContext = JSON.stringify({ "aws:cdk:enable-path-metadata": true });

export interface Violation {
  readonly ruleName: string;
  readonly description: string;
  readonly severity: string;
  readonly suggestedFix?: string;
  readonly violatingConstructs: readonly {
    readonly constructPath: string;
    readonly cloudFormationResource?: {
      readonly templatePath: string;
      readonly logicalId: string;
      readonly propertyPaths?: readonly string[];
    };
  }[];
}

export interface Synthesis extends Run {
  /** What dmslint reported, as aws-cdk-lib writes it into the assembly. Older versions only print it. */
  readonly violations: readonly Violation[];
  readonly suppressed: readonly Violation[];
}

export interface SynthesisOptions {
  /** The options of the plugin. */
  readonly options?: object;
  /** The region of all stacks. By default, it is open. */
  readonly region?: string;
  /** The CDK CLI names a folder for the templates. Without the CLI they are written to a temporary folder. */
  readonly hasCli?: boolean;
}

/** Runs an app of a project. */
export async function synthesize(
  folder: string,
  app: string,
  { hasCli = true, options = {}, region }: SynthesisOptions = {},
): Promise<Synthesis> {
  const ran = await run(folder, process.execPath, [app], {
    ...(region !== undefined && { STACK_REGION: region }),
    ...(hasCli && { CDK_OUTDIR: "cdk.out", CDK_CONTEXT_JSON: cliContext }),
    DMSLINT_OPTIONS: JSON.stringify(options),
    // The rules of aws-cdk-lib itself take seconds to load.
    CDK_VALIDATION: "false",
  });
  const file = join(folder, "cdk.out", "validation-report.json");
  return { ...ran, ...(hasCli && existsSync(file) ? readReport(file) : { violations: [], suppressed: [] }) };
}

interface PluginReport {
  readonly pluginName: string;
  readonly violations: readonly Violation[];
  readonly suppressedViolations?: readonly Violation[];
}

function readReport(file: string): Pick<Synthesis, "suppressed" | "violations"> {
  const { pluginReports } = JSON.parse(readFileSync(file, "utf8")) as { readonly pluginReports: PluginReport[] };
  const own = pluginReports.filter(({ pluginName }) => pluginName === "dmslint");
  return {
    violations: own.flatMap(({ violations }) => violations),
    suppressed: own.flatMap(({ suppressedViolations = [] }) => suppressedViolations),
  };
}
