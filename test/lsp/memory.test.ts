import { readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { getHeapStatistics } from "node:v8";
import { expect, it } from "vitest";
import { clientOf } from "../../src/lsp/editor/client.js";
import type { Asked, Batch, JudgeStart, JudgeReport } from "../../src/lsp/editor/thread-messages.js";
import { startJudge } from "../../src/lsp/judge.js";
import { garbageCollector } from "../../src/v8/index.js";
import { workspace } from "../workspace/workspace.js";
import { typist } from "./random-edits.js";
import { uriOf } from "./server-process.js";

/** How many edits are counted. The bench has 10,000: `npm run bench -- --only editor --edits 10000`. */
const edits = Number(process.env.DMSLINT_MEMORY_EDITS ?? 80);

/** Edits before that, in which code is compiled, and what is loaded once is loaded. */
const warmUp = 40;

/**
 * In bytes for each edit: V8 still compiles code. One text of the files below has 75,000 characters, its tree and its model
 * are larger.
 */
const mayGrow = 45_000;

const collectGarbage = garbageCollector();

async function heapSize(): Promise<number> {
  // Weak references are kept until the current task ends.
  for (let round = 0; round < 3; round++) {
    await sleep(10);
    collectGarbage();
  }
  return getHeapStatistics().used_heap_size;
}

const cases: readonly (readonly [string, string])[] = [
  ["stack.yaml", example("cloudformation/migration.yaml")],
  ["main.tf", example("terraform/main.tf", "terraform/iam.tf")],
];

/** Comments make the text long, so that a text which is kept shows. Their lines are long, because each takes time. */
function example(...paths: readonly string[]): string {
  const texts = paths.map((path) =>
    readFileSync(fileURLToPath(new URL(`../../examples/${path}`, import.meta.url)), "utf8"),
  );
  return [...texts, `# ${"a comment ".repeat(120)}\n`.repeat(60)].join("\n");
}

it.each(cases)(
  "random edits of %s, with questions in between, leave nothing behind",
  async (name, sample) => {
    const judge = judgeIn(workspace({}));
    const one = typist(sample, 20_261_127);
    const edit = async (index: number): Promise<void> => {
      one.next();
      await judge.show(name, one.text());
      if (index % 4 > 0) return;
      await judge.ask(name, { kind: "hover", position: { line: 40, character: 12 } });
      await judge.ask(name, { kind: "completion", position: { line: 40, character: 12 } });
    };
    for (let done = 0; done < warmUp; done++) await edit(done);
    const before = await heapSize();
    for (let done = 0; done < edits; done++) await edit(done);
    expect(((await heapSize()) - before) / edits).toBeLessThan(mayGrow);
  },
  (warmUp + edits) * 1_000,
);

it("documents that are closed again leave nothing behind", async () => {
  const judge = judgeIn(workspace({}));
  const [[, sample] = ["", ""]] = cases;
  const openAndClose = async (index: number): Promise<void> => {
    const name = `stack-${String(index)}.yaml`;
    await judge.show(name, `${sample}# ${name}\n`);
    judge.close(name);
  };
  for (let done = 0; done < warmUp; done++) await openAndClose(done);
  const before = await heapSize();
  for (let done = 0; done < edits; done++) await openAndClose(warmUp + done);
  expect(((await heapSize()) - before) / edits).toBeLessThan(mayGrow);
}, 300_000);

/** The half of the server that judges, without a thread of its own. */
function judgeIn(folder: string): {
  readonly show: (name: string, text: string) => Promise<void>;
  readonly ask: (name: string, question: Asked) => Promise<void>;
  readonly close: (name: string) => void;
} {
  let [revision, asked] = [0, 0];
  let hear: (report: JudgeReport) => void = () => undefined;
  const judge = startJudge(startIn(folder), (report) => hear(report));
  const batch = (news: Partial<Batch>): void => judge.take({ ...nothingNew, ...news });
  const heard = (isIt: (report: JudgeReport) => boolean): Promise<void> =>
    new Promise((resolve) => {
      hear = (report) => isIt(report) && resolve();
    });
  const ask = async (name: string, question: Asked, changed: Batch["changed"] = []): Promise<void> => {
    const id = ++asked;
    const answered = heard((report) => "question" in report && report.question === id);
    batch({ changed, questions: [{ ...question, id, path: join(folder, name), revision }] });
    await answered;
  };
  return {
    // Whoever asks for the findings does not wait for the pause after a change.
    show(name, text) {
      const path = join(folder, name);
      revision++;
      return ask(name, { kind: "diagnostics" }, [{ path, uri: uriOf(path), text, revision, version: revision }]);
    },
    ask,
    close: (name) => batch({ closed: [join(folder, name)] }),
  };
}

const nothingNew: Batch = {
  changed: [],
  closed: [],
  saved: [],
  changedOnDisk: [],
  trusted: [],
  questions: [],
  cancelled: [],
};

function startIn(cwd: string): JudgeStart {
  const values = { vars: [], varFiles: [], parameterFiles: [] };
  return {
    settings: {
      configOptions: { cwd, config: { use: "none" }, rules: [], plugins: { use: "none" }, values },
      options: { errorsOnly: false, useDirectives: true, reportUnusedDirectives: false },
    },
    client: clientOf({}),
    rulePages: undefined,
    graphViewer: undefined,
    trusted: [],
    documents: [],
    stopped: [],
    risky: [],
  };
}
