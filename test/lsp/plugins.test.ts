import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { ShowMessageRequestParams } from "vscode-languageserver/node.js";
import { hasRun, pluginIn } from "../workspace/plugins/plugin.js";
import { workspace, writeFiles } from "../workspace/workspace.js";
import { bombFolder, explosions } from "./bomb.js";
import { startServer, type Server, type ServerOptions } from "./server-process.js";
import { passesAllPolicy, yamlStack } from "./templates.js";

const git = ".git/HEAD";

/** A server whose user answers each question in the same way, and the questions. */
async function asked(folder: string, answer: string | undefined, options: ServerOptions = {}) {
  const questions: ShowMessageRequestParams[] = [];
  const server = await startServer(folder, {
    ...options,
    answer: (question) => {
      questions.push(question);
      return answer;
    },
  });
  return { server, questions };
}

const codesOf = (found: { diagnostics: readonly { code?: number | string | undefined }[] }): readonly unknown[] =>
  found.diagnostics.map(({ code }) => code).sort();

const without = ["pass-role-scope"];
const withPlugin = ["ours/rule", "pass-role-scope"];

async function codes(server: Server, path: string): Promise<readonly unknown[]> {
  await server.open(path, passesAllPolicy, "json");
  return codesOf(await server.diagnostics(path));
}

/** The diagnostics after everything that is under way is done. */
async function codesAfterChange(server: Server, path: string): Promise<readonly unknown[]> {
  const version = await server.change(path, `${passesAllPolicy}\n`);
  return codesOf(await server.diagnostics(path, version));
}

describe("the plugins of a repository that an editor opens", () => {
  it("run after the user agreed, and the user is asked once", async () => {
    const folder = workspace({ ...pluginIn(""), ...pluginIn("b"), [git]: "" });
    const { questions, server } = await asked(folder, "Load plugins");
    const path = join(folder, "policy.json");
    expect(await codes(server, path)).toEqual(without);
    expect(codesOf(await server.diagnostics(path))).toEqual(withPlugin);
    expect(questions).toEqual([
      {
        type: 2,
        message: `dmslint: The config "${join(folder, "dmslint.config.yaml")}" names plugins: "${join(folder, "ours.mjs")}". Plugins are code that runs on this machine. Load them only if you trust the authors of "${folder}".`,
        actions: [{ title: "Load plugins" }, { title: "Not now" }],
      },
    ]);
    expect(await codes(server, join(folder, "b/policy.json"))).toEqual(withPlugin);
    expect(questions).toHaveLength(1);
    expect(server.messages).toEqual([]);
  });

  it.each([["Not now"], [undefined]])("do not run after the answer %s, and no error is shown", async (answer) => {
    const folder = workspace({ ...pluginIn(""), ...pluginIn("b"), [git]: "" });
    const { questions, server } = await asked(folder, answer);
    const path = join(folder, "policy.json");
    expect(await codes(server, path)).toEqual(without);
    expect(await codes(server, join(folder, "b/policy.json"))).toEqual(without);
    expect(await codesAfterChange(server, path)).toEqual(without);
    expect(questions).toHaveLength(1);
    expect(server.messages).toEqual([]);
    expect(hasRun(folder) || hasRun(join(folder, "b"))).toBe(false);
  });

  it("do not run for a quick fix or a hover either", async () => {
    const folder = workspace({ ...pluginIn(""), [git]: "" });
    const { server } = await asked(folder, "Not now");
    const path = join(folder, "policy.json");
    await codes(server, path);
    const whole = { start: { line: 0, character: 0 }, end: { line: 30, character: 0 } };
    expect((await server.codeActions(path, whole)).length).toBeGreaterThan(0);
    await server.codeActions(path, whole, ["source.fixAll.dmslint"]);
    await server.hover(path, { line: 6, character: 20 });
    expect(hasRun(folder)).toBe(false);
  });

  it("are asked about for each repository, and for a config above it by its name", async () => {
    const top = workspace({ ...pluginIn("one"), ...pluginIn(""), "one/.git/HEAD": "", "two/.git/HEAD": "" });
    const { questions, server } = await asked(top, "Load plugins");
    const [one, two] = [join(top, "one/policy.json"), join(top, "two/policy.json")];
    expect(await codes(server, one)).toEqual(without);
    expect(codesOf(await server.diagnostics(one))).toEqual(withPlugin);
    expect(await codes(server, two)).toEqual(without);
    expect(codesOf(await server.diagnostics(two))).toEqual(withPlugin);
    expect(questions.map(({ message }) => message.replace(/.* trust /, ""))).toEqual([
      `the authors of "${join(top, "one")}".`,
      "who wrote this config.",
    ]);
    expect(questions[1]?.message).toContain(`"${join(top, "dmslint.config.yaml")}"`);
    expect(server.messages).toEqual([]);
  });

  it("do not run in an editor that cannot ask, and the user is told how to load them", async () => {
    const folder = workspace({ ...pluginIn(""), [git]: "" });
    const server = await startServer(folder);
    const path = join(folder, "policy.json");
    expect(await codes(server, path)).toEqual(without);
    expect(await codesAfterChange(server, path)).toEqual(without);
    expect(server.messages).toEqual([
      `dmslint: The plugins of "${join(folder, "dmslint.config.yaml")}" are not loaded, because this editor cannot ask whether you trust them. If you do, start the server with the initialization option "trustPlugins": true.`,
    ]);
    expect(hasRun(folder)).toBe(false);
  });

  it.each<[string, ServerOptions, readonly string[]]>([
    ["run at once with trustPlugins: true", { initializationOptions: { trustPlugins: true } }, withPlugin],
    ["never run with trustPlugins: false", { initializationOptions: { trustPlugins: false } }, without],
    ["never run with --no-plugins", { args: ["--no-plugins"] }, without],
    [
      "never run with --no-plugins, whatever the editor says",
      { args: ["--no-plugins"], initializationOptions: { trustPlugins: true } },
      without,
    ],
  ])("%s, and nobody is asked", async (_, options, expected) => {
    const folder = workspace({ ...pluginIn(""), [git]: "" });
    const { questions, server } = await asked(folder, "Load plugins", options);
    const path = join(folder, "policy.json");
    expect(await codes(server, path)).toEqual(expected);
    expect(await codesAfterChange(server, path)).toEqual(expected);
    expect(questions).toEqual([]);
    expect(server.messages).toEqual([]);
    expect(hasRun(folder)).toBe(expected === withPlugin);
  });

  it.each([[{ trustPlugins: "yes" }], [{ trustPlugins: null }], ["trustPlugins"], [null]])(
    "are asked about where the initialization options are %j",
    async (initializationOptions) => {
      const folder = workspace({ ...pluginIn(""), [git]: "" });
      const { questions, server } = await asked(folder, "Not now", { initializationOptions });
      await codes(server, join(folder, "policy.json"));
      await codesAfterChange(server, join(folder, "policy.json"));
      expect(questions).toHaveLength(1);
      expect(hasRun(folder)).toBe(false);
    },
  );

  it("run without another question after they stopped the thread that judges", async () => {
    const folder = bombFolder({ [git]: "" });
    const { questions, server } = await asked(folder, "Load plugins");
    const path = join(folder, "bomb.yaml");
    await server.open(path, `${yamlStack}# exit\n`);
    expect(codesOf(await server.diagnostics(path))).toEqual(["account-role-order"]);
    expect((await server.diagnostics(path)).diagnostics).toMatchObject([
      { message: expect.stringMatching(/^dmslint failed on this file/) as string },
    ]);
    const again = await server.change(path, `${yamlStack}# wrong place\n`);
    expect((await server.diagnostics(path, again)).diagnostics).toMatchObject([
      { message: expect.stringMatching(/^dmslint failed on this file \(TypeError/) as string },
    ]);
    expect(explosions(folder)).toBe(2);
    expect(questions).toHaveLength(1);
  });

  it("have units judged again that were stopped", async () => {
    const [bombs, folder] = [bombFolder({ [git]: "" }), workspace({ ...pluginIn(""), [git]: "" })];
    const { server } = await asked(folder, "Load plugins");
    const [bomb, path] = [join(bombs, "bomb.yaml"), join(folder, "policy.json")];
    await server.open(bomb, `${yamlStack}# exit\n`);
    await expect.poll(() => explosions(bombs), { timeout: 15_000 }).toBe(1);
    await expect
      .poll(() => server.published(bomb).at(-1)?.diagnostics, { timeout: 15_000 })
      .toMatchObject([{ message: expect.stringMatching(/^dmslint failed on this file/) as string }]);
    expect(await codes(server, path)).toEqual(without);
    expect(codesOf(await server.diagnostics(path))).toEqual(withPlugin);
    await expect.poll(() => explosions(bombs), { timeout: 15_000 }).toBe(2);
  });

  it("are asked about when a config names them later", async () => {
    const folder = workspace({ "dmslint.config.yaml": "rules: {}\n", [git]: "" });
    const { questions, server } = await asked(folder, "Load plugins");
    const path = join(folder, "policy.json");
    expect(await codes(server, path)).toEqual(without);
    expect(questions).toEqual([]);
    writeFiles(folder, pluginIn(""));
    await codesAfterChange(server, path);
    expect(codesOf(await server.diagnostics(path))).toEqual(withPlugin);
  });
});
