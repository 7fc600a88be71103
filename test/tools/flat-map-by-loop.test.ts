import { transformSync } from "esbuild";
import { describe, expect, it } from "vitest";
import { byLoop, withLoops } from "../../tools/bundle/flat-map-by-loop.js";

/** What a function of TypeScript returns. */
function returned(body: string, before = ""): unknown {
  const script = transformSync(`(() => { ${body} })`, { loader: "ts" }).code;
  // eslint-disable-next-line @typescript-eslint/no-implied-eval, @typescript-eslint/no-unsafe-call -- it is what the bundle would do
  return new Function(`${before}; return ${script}`)()();
}

const loop = byLoop.replace("export ", "");

describe("flatMap as a loop", () => {
  it.each<[string, string]>([
    ["lists, single values and nothing", "return [1, 2, 3].flatMap((n) => (n === 1 ? [] : n === 2 ? [n, n] : n));"],
    ["only one level", "return [1].flatMap((n) => [[n]]);"],
    ["the index", "return ['a', 'b'].flatMap((_, index) => [index]);"],
    ["undefined as a value", "return [1].flatMap(() => undefined);"],
    ["an empty list", "return [].flatMap((n) => [n]);"],
    ["calls in calls", "return [[1], [2, 3]].flatMap((some) => some.flatMap((n) => [n, -n]));"],
    ["calls after calls", "return [1, 2].flatMap((n) => [n, n]).map((n) => n + 1).flatMap((n) => [n]);"],
    [
      "a call over several lines",
      "return [1, 2]\n  // why\n  .flatMap(\n    (n) => [n, n], // each twice\n  )\n  .length;",
    ],
    ["types", "return ([1] as const).flatMap<number>((n: number): readonly number[] => [n]);"],
    ["a function by its name", "const twice = (n: number) => [n, n]; return Object.values({ a: 1 }).flatMap(twice);"],
    ["a list that grows meanwhile", "const list = [1, 2]; return list.flatMap((n) => (list.push(n), [n]));"],
    ["what is awaited in brackets", "return [1].flatMap((n) => [`${n}.flatMap(x)`]);"],
  ])("gives the same for %s", (_, text) => {
    const changed = withLoops(text).replace(/^import .*?; /, "");
    expect(changed).toContain("flatMapped(");
    expect(returned(changed, loop)).toEqual(returned(text));
  });

  it("leaves what may be no list", () => {
    const text = "const list: number[] | undefined = undefined; return list?.flatMap((n) => [n]);";
    expect(withLoops(text)).toBe(text);
  });
});
