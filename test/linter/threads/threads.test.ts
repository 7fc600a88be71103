import { resolve } from "node:path";
import { describe, expect, it } from "vitest";
import {
  lint,
  takePart,
  type ThreadAnswer,
  type LintOutcome,
  type LintRun,
  type Order,
} from "../../../src/linter/index.js";
import { defineRule, type Rule } from "../../../src/rule-kit/index.js";
import { isFailure } from "../../../src/source/index.js";
import { lintRunOf, loadWasm, openWorkspace, type Workspace } from "../../../src/workspace/index.js";
import { workspace as folderWith } from "../../workspace/workspace.js";
import { importedRole, importingEndpoint } from "../linked-stacks.js";

/** Threads that work in this one, with what they are sent as a message would bring it. They take every second task. */
function crew(run: LintRun, texts: LintRun["reader"] = run.reader): { threads: LintRun["threads"]; orders: Order[] } {
  const orders: Order[] = [];
  const { trees: _, ...rest } = run;
  const part = takePart({ ...rest, reader: texts }, 2);
  const send = (order: Order): readonly Promise<ThreadAnswer>[] => {
    orders.push(order);
    const sent = structuredClone(order);
    // This thread works without a pause, so the other one takes its tasks before.
    for (let task = 0; task < order.tasks.length; task += 2) Atomics.store(order.tasks, task, other);
    return [answerOf(sent)];
  };
  const answerOf = async (order: Order): Promise<ThreadAnswer> => {
    const answer = await part;
    for (let task = 0; task < order.tasks.length; task += 2) Atomics.compareExchange(order.tasks, task, other, 0);
    return structuredClone(await answer(order));
  };
  return { threads: { send }, orders };
}

/** The number of the other thread. */
const other = 2;

async function opened(path: string): Promise<Workspace> {
  const found = await openWorkspace(
    { paths: [path] },
    {
      cwd: path,
      config: { use: "none" },
      preset: "all",
      rules: [],
      plugins: { use: "none" },
      values: { vars: [], varFiles: [], parameterFiles: [] },
    },
  );
  if (isFailure(found)) throw new Error(found.message);
  return found;
}

/** What a run gives, without its times. */
function said({ identities, judged, results, ruleFailures }: LintOutcome): unknown {
  return { identities, judged, results, ruleFailures };
}

async function inOneAndTwo(run: LintRun): Promise<{ one: LintOutcome; two: LintOutcome; orders: Order[] }> {
  const { threads, orders } = crew(run);
  const two = await lint({ ...run, ...(threads && { threads }) });
  return { one: await lint(run), two, orders };
}

const provenRun = async (path: string): Promise<LintRun> => ({
  ...lintRunOf(await opened(path), {
    fix: "none",
    editProof: "proved",
    errorsOnly: false,
    useDirectives: true,
    reportUnusedDirectives: true,
  }),
  loadWasm,
});

// The other fixtures hold nothing to lint, or more of the same.
const linted = ["clean", "cloudformation", "linking", "pairs", "policies", "terraform"].map(
  (name) => `test/fixtures/${name}`,
);

describe("lint in several threads", () => {
  it.each([...linted, "examples"])(
    "gives what one thread gives: %s",
    async (path) => {
      const { one, two, orders } = await inOneAndTwo(await provenRun(resolve(import.meta.dirname, "../../..", path)));
      expect(JSON.stringify(said(two))).toBe(JSON.stringify(said(one)));
      expect(orders.map(({ kind }) => kind)).toEqual(["judge", "prove"]);
    },
    60_000,
  );

  it("judges a template by one that another thread judges", async () => {
    const path = folderWith({ "a-role.yaml": importedRole, "b-endpoint.yaml": importingEndpoint });
    const { one, two } = await inOneAndTwo(await provenRun(path));
    const found = two.results.flatMap(({ messages }) => messages.map(({ ruleId }) => ruleId));
    expect(found).toContain("role-trust");
    expect(said(two)).toEqual(said(one));
  });

  it("takes no part with other texts", async () => {
    const run = await provenRun(folderWith({ "a-role.yaml": importedRole, "b-endpoint.yaml": importingEndpoint }));
    const part = await takePart({ ...run, reader: { ...run.reader, read: () => "Resources: {}" } }, other);
    const { threads, orders } = crew(run);
    await lint({ ...run, ...(threads && { threads }) });
    const [order] = orders;
    const fresh = order && { ...order, tasks: new Int32Array(new SharedArrayBuffer(8)) };
    expect(fresh && (await part(fresh))).toEqual({ judged: new Map(), refused: new Map() });
    expect(fresh && [...fresh.tasks]).toEqual([0, 0]);
  });
});

const throws = (message: string): never => {
  throw new TypeError(message);
};

/** A rule that fails on each role, and one whose edit fails. */
const failing: readonly Rule[] = [
  defineRule({
    name: "fails",
    meta: { type: "problem", docs: { description: "Fails" }, messages: {} },
    create: () => ({ Role: ({ address }) => throws(`no ${address}`) }),
  }),
  defineRule({
    name: "edits-badly",
    meta: { type: "suggestion", fixable: true, docs: { description: "Edits badly" }, messages: { wrong: "Wrong." } },
    create: (context) => ({
      Role: (role) => {
        context.report({ node: role, address: role.address, messageId: "wrong", fix: () => throws("no edit") });
      },
    }),
  }),
];

describe("a rule that throws in another thread", () => {
  it("is the same finding, with its stack", async () => {
    const run = await provenRun(folderWith({ "a.yaml": importedRole, "b.yaml": importedRole, "c.yaml": importedRole }));
    const rules = new Map(failing.map(({ name }) => [name, { severity: "error" as const, options: {} }]));
    const units = run.units.map((unit) => ({ ...unit, rules }));
    const { one, two } = await inOneAndTwo({ ...run, rules: failing, units });
    expect(two.results.flatMap(({ messages }) => messages.map(({ message }) => message.slice(0, 30)))).toHaveLength(9);
    expect(two.ruleFailures.map(({ ruleId }) => ruleId)).toEqual(["fails", "edits-badly"]);
    expect(said(two)).toEqual(said(one));
  });
});
