import { runInThisContext } from "node:vm";
import { describe, expect, it } from "vitest";
import { onePart, oneScript } from "../../tools/bundle/one-script.js";

type Start = (require: unknown, importModule: unknown, url: string) => Readonly<Record<string, unknown>>;

/** What the entry `./main.js` of these modules exports. */
function started(modules: Readonly<Record<string, string>>, places: ReadonlyMap<string, string> = new Map()): unknown {
  const script = oneScript(new Map(Object.entries(modules)), "./main.js", places);
  const start = runInThisContext(script) as Start;
  const require = (name: string): unknown => ({ required: name, default: `default of ${name}` });
  return start(require, (address: string) => `imported ${address}`, "file:///dist/cli.cjs");
}

describe("modules as one script", () => {
  it.each<[string, Record<string, string>, unknown]>([
    [
      "names, also other ones",
      {
        "./main.js": 'import { a, b as c } from "./x.js";\nconst d = a + c;\nexport { d as sum, c };\n',
        "./x.js": "const a = 1, b = 2;\nexport { a, b };\n",
      },
      { sum: 3, c: 2 },
    ],
    [
      "a module of Node as a whole, by its parts, and for its effect",
      {
        "./main.js":
          'import "node:a";\nimport b from "node:b";\nimport * as c from "node:c";\nimport d, { required } from "node:d";\nexport { b, c, d, required };\n',
      },
      {
        b: { required: "node:b", default: "default of node:b" },
        c: { required: "node:c", default: "default of node:c" },
        d: { required: "node:d", default: "default of node:d" },
        required: "node:d",
      },
    ],
    [
      "texts that look like imports and exports",
      { "./main.js": 'const a = `\nimport { b } from "./x.js";\nexport { b };\nimport("./x.js")`;\nexport { a };\n' },
      { a: '\nimport { b } from "./x.js";\nexport { b };\nimport("./x.js")' },
    ],
    [
      "a name that all objects have",
      { "./main.js": 'import { required } from "toString";\nexport { required };\n' },
      { required: "toString" },
    ],
    ["characters that are not ASCII", { "./main.js": "const a = /^[“…]$/.test('…');\nexport { a };\n" }, { a: true }],
    [
      "import() of a computed address",
      { "./main.js": 'const a = import("./" + "x");\nexport { a };\n' },
      { a: "imported ./x" },
    ],
  ])("keep %s", (_, modules, exported) => {
    expect(started(modules)).toEqual(exported);
  });

  it("load modules of Node that few runs use when something of them is used", () => {
    const main = 'import { devNull, homedir as home } from "node:os";\nconst a = { devNull: 1 }.devNull;\n';
    const script = (rest: string): string =>
      oneScript(new Map([["./main.js", `${main}${rest}export { a, later };\n`]]), "./main.js", new Map());
    const required: string[] = [];
    const require = (name: string): unknown => {
      required.push(name);
      return { devNull: "null", homedir: () => "home" };
    };
    const start = runInThisContext(script("const later = () => home() + devNull;\n")) as Start;
    const { a, later } = start(require, undefined, "file:///dist/cli.cjs");
    expect([a, required]).toEqual([1, []]);
    expect([(later as () => string)(), required]).toEqual(["homenull", ["node:os", "node:os"]]);
  });

  it("run the CommonJS packages in them when these are first used, and once", () => {
    const main = [
      "let runs = 0;",
      "const __toESM = (exported) => ({ ...exported });",
      "const require_yaml = () => ({ run: ++runs, Made: class { run = runs; } });",
      "var import_yaml = __toESM(require_yaml(), 1);",
      "const before = runs;",
      "const found = [(0, import_yaml.run), import_yaml.run, new import_yaml.Made().run];",
      "export { before, found, runs };",
    ].join("\n");
    expect(started({ "./main.js": main })).toEqual({ before: 0, found: [1, 1, 1], runs: 1 });
  });

  it("run once, when they are first imported", async () => {
    const modules = {
      "./main.js": 'import { log } from "./log.js";\nconst load = () => import("./late.js");\nexport { load, log };\n',
      "./log.js": "const log = [];\nexport { log };\n",
      "./late.js": 'import { log } from "./log.js";\nlog.push("late");\nconst a = 1;\nexport { a };\n',
    };
    const { load, log } = started(modules) as { load: () => Promise<unknown>; log: readonly string[] };
    expect(log).toEqual([]);
    expect(await load()).toEqual({ a: 1 });
    expect(await load()).toEqual({ a: 1 });
    expect(log).toEqual(["late"]);
  });

  it("may export nothing", async () => {
    const modules = {
      "./main.js": 'import "./effect.js";\nconst load = () => import("./late.js");\nexport { load };\n',
      "./effect.js": "globalThis.effects = 1;\n",
      "./late.js": "globalThis.effects++;\n",
    };
    const { load } = started(modules) as { load: () => Promise<unknown> };
    expect(await load()).toEqual({});
    expect(await load()).toEqual({});
    expect(globalThis).toHaveProperty("effects", 2);
  });

  it("are refused if one imports itself", () => {
    const circle = { "./main.js": 'import { a } from "./main.js";\nexport { a };\n' };
    expect(() => started(circle)).toThrow("./main.js imports itself");
  });

  it("may be in files of their own", () => {
    expect(onePart("./x.js", 'import { a } from "./main.js";\nconst b = a;\nexport { b };\n')).toBe(
      '"use strict";\nmodule.exports = (require, importModule, later, laterData, onFirstUse, moduleUrl) => {\nconst { a: a } = require("./main.js");\nconst b = a;\nreturn { b: b };\n\n};\n',
    );
  });

  it("are refused if they export in another form", () => {
    expect(() => started({ "./main.js": 'export * from "./x.js";\n' })).toThrow("another form");
    expect(() => started({ "./main.js": "export const a = 1;\n" })).toThrow("another form");
    expect(() => started({ "./main.js": "export default 1;\n" })).toThrow("another form");
  });
});
