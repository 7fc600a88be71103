import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { main } from "../../../src/cli/main.js";
import { rehearse } from "../../../src/cli/process/rehearse.js";
import { runMain } from "../run-main.js";

const place = new URL("../../../src/cli/process/rehearsal/", import.meta.url);

it("a rehearsal lints files of each format in which nothing is found", { timeout: 60_000 }, async () => {
  const argv = ["--no-config", "--format", "json", "template", "module", "policy/policy.json"];
  const { status, stderr, stdout } = await runMain(fileURLToPath(place), argv);
  expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
  const results = JSON.parse(stdout) as readonly { readonly messages: readonly unknown[] }[];
  expect(results.map(({ messages }) => messages)).toEqual([[], [], []]);
});

it("a rehearsal lints files and folders of the package, and tells nobody", { timeout: 60_000 }, async () => {
  const lints: unknown[] = [];
  await rehearse(async (argv, hostOf) => {
    const host = hostOf();
    const told: string[] = [];
    const stdout = { write: (text: string) => told.push(text) };
    const status = await main(argv, { ...host, stdout, stderr: stdout });
    lints.push({ target: argv.at(-1), status, hasTold: told.length > 0 });
    return status;
  }, place);
  expect(lints).toEqual([
    { target: "template", status: 0, hasTold: false },
    { target: "template/stack.yaml", status: 0, hasTold: true },
    { target: "module", status: 0, hasTold: false },
    { target: "module/main.tf", status: 0, hasTold: true },
    { target: "policy/policy.json", status: 0, hasTold: false },
    { target: "policy/policy.json", status: 0, hasTold: true },
  ]);
});
