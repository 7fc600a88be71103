import { existsSync, mkdirSync, symlinkSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { run } from "../cli/run-command.js";
import { compile } from "../compile.js";
import { workspace, writeFiles } from "../workspace/workspace.js";
import { cdkProject, hasCdk } from "./cdk-app.js";

const project = fileURLToPath(new URL("../..", import.meta.url));
const compiler = createRequire(import.meta.url).resolve("typescript/bin/tsc");

/** `npm run build` and `npm test` write them. In CI they are there, and a test that is skipped would prove nothing. */
const hasTypes = existsSync(join(project, "dist/types/cdk/index.d.ts")) || Boolean(process.env.CI);

const strict = ["--noEmit", "--strict", "--exactOptionalPropertyTypes", "--target", "ES2022"];

/** Those of the compiler itself are not ours, and would take nearly all of the time. */
const allDeclarations = ["--skipLibCheck", "false", "--skipDefaultLibCheck"];

/** What the compiler says of files of a folder with all of aws-cdk-lib. It needs so much memory that it gets a process. */
async function compileWithCdk(
  folder: string,
  options: readonly string[],
  ...files: readonly string[]
): Promise<string> {
  const { stdout } = await run(folder, process.execPath, [compiler, ...strict, ...options, ...files]);
  return stdout;
}

const user = `import { DmslintValidator, type DmslintValidatorOptions, type ValidationReport } from "dmslint/cdk";
const options: DmslintValidatorOptions = { failOn: "warning", preset: "strict", rules: { "role-trust": "warn" }, config: false };
const report: ValidationReport = new DmslintValidator(options).validate({ templatePaths: ["a.json"] });
export const names: readonly string[] = report.violations.map(({ ruleName }) => ruleName);
// @ts-expect-error There is no such option.
new DmslintValidator({ failon: "error" });
// @ts-expect-error The option has no such value.
new DmslintValidator({ failOn: "never" });
`;

describe.skipIf(!hasTypes)("the types of dmslint/cdk", () => {
  it.each<[string, string, readonly string[]]>([
    ["CommonJS with node16", "user.cts", ["--module", "node16"]],
    ["ES modules with node16", "user.mts", ["--module", "node16"]],
    ["CommonJS with nodenext", "user.cts", ["--module", "nodenext"]],
    ["a bundler", "user.ts", ["--module", "preserve", "--moduleResolution", "bundler"]],
    // Apps that older versions of the CDK CLI made.
    [
      "CommonJS of old",
      "user.ts",
      ["--module", "commonjs", "--moduleResolution", "node10", "--ignoreDeprecations", "6.0"],
    ],
  ])("are found without aws-cdk-lib, and with all declarations checked: %s", (_, file, options) => {
    const folder = workspace({ [file]: user });
    mkdirSync(join(folder, "node_modules"));
    symlinkSync(project, join(folder, "node_modules/dmslint"));
    expect(compile(folder, [...strict, ...allDeclarations, ...options, file])).toBe("");
  });

  it.skipIf(!hasCdk)("fit both interfaces of the newest aws-cdk-lib", async () => {
    const folder = cdkProject("new");
    const app = `import { App, Validations, type IPolicyValidationPlugin, type IPolicyValidationPluginBeta1 } from "aws-cdk-lib";
import { DmslintValidator } from "dmslint/cdk";
export const stable: IPolicyValidationPlugin = new DmslintValidator();
export const beta: IPolicyValidationPluginBeta1 = new DmslintValidator();
Validations.of(new App({ policyValidationBeta1: [beta] })).addPlugins(stable);
`;
    writeFiles(folder, { "app.cts": app });
    expect(await compileWithCdk(folder, ["--skipLibCheck", "--module", "node16"], "app.cts")).toBe("");
  });

  it.skipIf(!hasCdk)("fit the interface of an older one", async () => {
    const folder = cdkProject("old");
    const app = `import { App, Stage } from "aws-cdk-lib";
import { DmslintValidator } from "dmslint/cdk";
const app = new App({ policyValidationBeta1: [new DmslintValidator()] });
new Stage(app, "Prod", { policyValidationBeta1: [new DmslintValidator({ failOn: "warning" })] });
`;
    writeFiles(folder, { "app.cts": app });
    expect(await compileWithCdk(folder, ["--skipLibCheck", "--module", "node16"], "app.cts")).toBe("");
  });
});
