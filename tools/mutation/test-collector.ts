/**
 * What the tests import as `vitest` while the mutants run. Vitest makes a thread for each run and loads all modules in it:
 * seconds for a mutant. Here the tests are collected once, and any of them can run at any time.
 */
import { inspect } from "node:util";
import {
  ASYMMETRIC_MATCHERS_OBJECT,
  JestAsymmetricMatchers,
  JestChaiExpect,
  JestExtend,
  setState,
  type ExpectStatic,
} from "@vitest/expect";
import * as chai from "chai";

export interface CollectedTest {
  readonly id: string;
  readonly file: string;
  readonly name: string;
  readonly run: () => unknown;
}

type Body = (...values: readonly unknown[]) => unknown;

const collected: CollectedTest[] = [];
const cleanUps: Body[] = [];
let file = "";
let groups: readonly string[] = [];

/** Loads files, and gives the tests that they define. */
export async function collectTests(
  paths: readonly string[],
  load: (path: string) => Promise<unknown>,
): Promise<readonly CollectedTest[]> {
  for (const path of paths) {
    file = path;
    await load(path);
  }
  return collected;
}

/** Every run may be the last one, so this waits for the end of all. */
export async function cleanUp(): Promise<void> {
  for (const clean of cleanUps) await clean();
}

function defineTest(name: string, body: Body): void {
  const path = [...groups, name].join(" ");
  const alike = collected.filter((test) => test.file === file && test.name === path).length;
  const id = `${file}#${path}${alike > 0 ? ` (${alike + 1})` : ""}`;
  collected.push({ id, file, name: path, run: body });
}

function defineGroup(name: string, body: Body): void {
  const outer = groups;
  groups = [...outer, name];
  const result = body();
  groups = outer;
  if (result instanceof Promise) throw new Error(`${file}: the tests of ${name} are defined too late`);
}

function withEach(define: (name: string, body: Body) => void) {
  return Object.assign((name: string, body: Body) => define(name, body), {
    each: (rows: readonly unknown[]) => (name: string, body: Body) => {
      for (const row of rows) {
        const values: readonly unknown[] = Array.isArray(row) ? row : [row];
        define(`${name} ${inspect(row, { depth: 3, breakLength: Infinity })}`.slice(0, 200), () => body(...values));
      }
    },
  });
}

export const it = withEach(defineTest);
export const describe = withEach(defineGroup);
// The rule tester looks for them there.
Object.assign(globalThis, { it, describe });
export const afterAll = (clean: Body): void => void cleanUps.push(clean);

chai.use(JestExtend);
chai.use(JestChaiExpect);
chai.use(JestAsymmetricMatchers);

export const expect = expectOfVitest();

function expectOfVitest(): ExpectStatic {
  const asymmetric: unknown = Reflect.get(globalThis, ASYMMETRIC_MATCHERS_OBJECT);
  const made = Object.assign(
    (value: unknown, message?: string) => chai.expect(value, message),
    chai.expect,
    asymmetric,
  );
  setState({ assertionCalls: 0 }, made as unknown as ExpectStatic);
  return made as unknown as ExpectStatic;
}
