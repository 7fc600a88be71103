/**
 * Stryker's test runner of this project: all tests are loaded once into the process in which Stryker activates one mutant
 * after the other. A mutant is given to the tests that reach it, the quickest first, until one fails.
 */
import { register } from "node:module";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { globSync } from "glob";
import { mutantRuns } from "./mutant-runs.js";
import type { CollectedTest } from "./test-collector.js";

/** What the mutated code reads and writes. Stryker puts it there. */
interface Instrumented {
  activeMutant?: string | undefined;
  currentTestId?: string | undefined;
  hitCount?: number | undefined;
  hitLimit?: number | undefined;
  mutantCoverage?: unknown;
}

interface DryRun {
  readonly testFiles?: readonly string[];
}

interface MutantRun {
  readonly testFilter?: readonly string[];
  readonly hitLimit?: number;
  readonly activeMutant: { readonly id: string; readonly fileName: string };
}

interface Failure {
  readonly test: CollectedTest;
  readonly message: string;
}

/** The tests of what decides, and those of the rules that ask. */
const folders = ["iam", "is-granted", "dms", "rules"];

/** A third of the time of all tests, and what it finds others find as well. */
const leftOut = "test/dms/from-data/shapes.test.ts";

/** For how many milliseconds of tests a mutant may go unnoticed. It counts as survived, although a longer test might see it. */
const patience = 1500;

class InProcessRunner {
  readonly #code = instrumented();
  readonly #times = new Map<CollectedTest, number>();
  readonly #killers = new Map<string, readonly CollectedTest[]>();
  #tests: readonly CollectedTest[] = [];

  capabilities(): { readonly reloadEnvironment: boolean } {
    return { reloadEnvironment: false };
  }

  async init(): Promise<void> {
    register(new URL("resolve-hooks.mjs", import.meta.url));
    const { collectTests } = await import("./test-collector.js");
    const files = folders.flatMap((folder) => globSync(`test/${folder}/**/*.test.ts`, { ignore: leftOut }).sort());
    this.#tests = await collectTests(files, (file) => import(pathToFileURL(resolve(file)).href));
  }

  async dispose(): Promise<void> {
    const { cleanUp } = await import("./test-collector.js");
    await cleanUp();
  }

  async dryRun({ testFiles }: DryRun): Promise<unknown> {
    const tests = [];
    const wanted = testFiles && new Set(testFiles.map((file) => resolve(file)));
    for (const test of this.#tests.filter(({ file }) => wanted?.has(resolve(file)) ?? true)) {
      this.#code.currentTestId = test.id;
      mutantRuns.count += 1;
      const failure = await this.#run(test);
      const { id, name, file } = test;
      const result = { id, name, fileName: resolve(file), timeSpentMs: this.#times.get(test) ?? 0 };
      tests.push(failure ? { ...result, status: 1, failureMessage: failure.message } : { ...result, status: 0 });
    }
    this.#code.currentTestId = undefined;
    return { status: "complete", tests, mutantCoverage: this.#code.mutantCoverage };
  }

  async mutantRun({ testFilter, hitLimit, activeMutant }: MutantRun): Promise<unknown> {
    const wanted = new Set(testFilter);
    const tests = this.#inOrder(
      this.#tests.filter(({ id }) => !testFilter || wanted.has(id)),
      activeMutant.fileName,
    );
    mutantRuns.count += 1;
    Object.assign(this.#code, { activeMutant: activeMutant.id, hitCount: 0, hitLimit });
    const failure = await this.#firstFailure(tests);
    const hits = this.#code.hitCount ?? 0;
    Object.assign(this.#code, { activeMutant: undefined, hitCount: undefined, hitLimit: undefined });
    if (hitLimit !== undefined && hits > hitLimit) return { status: "timeout", reason: `${hits} hits` };
    if (!failure) return { status: "survived", nrOfTests: tests.length };
    this.#remember(failure.test, activeMutant.fileName);
    return { status: "killed", killedBy: [failure.test.id], failureMessage: failure.message, nrOfTests: tests.length };
  }

  async #firstFailure(tests: readonly CollectedTest[]): Promise<Failure | undefined> {
    let spent = 0;
    for (const test of tests) {
      const failure = await this.#run(test);
      if (failure) return failure;
      spent += this.#time(test);
      if (spent > patience) return undefined;
    }
    return undefined;
  }

  async #run(test: CollectedTest): Promise<Failure | undefined> {
    const started = performance.now();
    try {
      await test.run();
      return undefined;
    } catch (error) {
      return { test, message: error instanceof Error ? error.message : String(error) };
    } finally {
      if (!this.#times.has(test)) this.#times.set(test, performance.now() - started);
    }
  }

  /** What found another mutant of the file is likely to find this one. */
  #inOrder(tests: readonly CollectedTest[], fileName: string): readonly CollectedTest[] {
    const killers = new Set(this.#killers.get(fileName));
    const place = (test: CollectedTest): number => (killers.has(test) ? 0 : this.#time(test));
    return tests.toSorted((one, other) => place(one) - place(other));
  }

  #time(test: CollectedTest): number {
    return this.#times.get(test) ?? 10;
  }

  #remember(killer: CollectedTest, fileName: string): void {
    const others = (this.#killers.get(fileName) ?? []).filter((test) => test !== killer);
    this.#killers.set(fileName, [killer, ...others].slice(0, 10));
  }
}

function instrumented(): Instrumented {
  const holder = globalThis as { __stryker__?: Instrumented };
  return (holder.__stryker__ ??= {});
}

const plugin = { kind: "TestRunner", name: "in-process", factory: (): InProcessRunner => new InProcessRunner() };

export const strykerPlugins = [plugin];
