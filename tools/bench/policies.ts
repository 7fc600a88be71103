import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { AwsManagedPolicyFacts } from "../../src/knowledge/index.js";
import { lint, rules, type LintUnit } from "../../src/linter/index.js";

/** The median time of linting one policy, in milliseconds, in a process that has linted before. */
export interface PolicyTime {
  readonly name: string;
  readonly bytes: number;
  readonly time: number;
}

/**
 * Lints the AWS managed policies of about 2 KB in a folder, one by one and with all rules, each `times` times. The
 * slowest policy comes first.
 */
export async function measurePolicies(folder: string, times: number): Promise<readonly PolicyTime[]> {
  const policies = policiesOfAbout(2048, folder);
  for (let round = 0; round < 5; round++) for (const [, text] of policies) await lintAlone(text);
  const measured: PolicyTime[] = [];
  for (const [name, text] of policies) {
    const taken: number[] = [];
    for (let time = 0; time < times; time++) {
      const start = performance.now();
      await lintAlone(text);
      taken.push(performance.now() - start);
    }
    const median = taken.sort((a, b) => a - b)[Math.floor(times / 2)] ?? Number.NaN;
    measured.push({ name, bytes: Buffer.byteLength(text), time: median });
  }
  return measured.sort((one, other) => other.time - one.time);
}

type Policies = Readonly<Record<string, AwsManagedPolicyFacts>>;

/** The policies whose size as a file differs by less than a tenth from the given size. */
function policiesOfAbout(bytes: number, folder: string): readonly (readonly [string, string])[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith(".json"))
    .flatMap((name) => Object.entries(JSON.parse(readFileSync(join(folder, name), "utf8")) as Policies))
    .map(([name, { document }]) => [name, JSON.stringify(document, null, 2)] as const)
    .filter(([, text]) => Math.abs(Buffer.byteLength(text) - bytes) < bytes / 10);
}

const unit: LintUnit = {
  kind: "policy",
  path: "policy.json",
  files: ["policy.json"],
  rules: new Map(rules.map(({ name }) => [name, { severity: "warn", options: {} }])),
  settings: { existingRoles: [], callerPolicies: [], regions: [], partialPolicies: [] },
  values: { parameters: {}, variables: {} },
};

async function lintAlone(text: string): Promise<void> {
  const loadWasm = (): Promise<never> => Promise.reject(new Error("a policy needs no wasm"));
  await lint({ units: [unit], reader: { read: () => text, list: () => [] }, loadWasm, rules });
}
