import { chmodSync, existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { commandNames } from "../../src/lsp/editor/commands.js";
import { groupFile, passesAllPolicy, roleFile } from "../lsp/templates.js";
import { writeFiles } from "../workspace/workspace.js";
import { manifest } from "./vscode/manifest.js";
import { opened, serversIn, type OpenedOptions } from "./vscode/opened.js";
import { isMissing, unpackedExtension } from "./vscode/unpacked.js";
import { extensionFolder } from "./vscode/values.js";

const extension = isMissing ? "" : unpackedExtension();
const module = { "dms.tf": groupFile, "iam.tf": roleFile };
const open = (files: Readonly<Record<string, string>>, options?: OpenedOptions) => opened(extension, files, options);

/** A plugin whose only rule reports every policy document, and leaves a file behind when it is loaded. */
const plugin = {
  "p.json": passesAllPolicy,
  "dmslint.config.yaml": "plugins: [./ours.mjs]\nrules: { ours/our-rule: error, pass-role-scope: off }\n",
  "ours.mjs": `import { writeFileSync } from "node:fs";
writeFileSync(new URL("loaded", import.meta.url), "");
const rule = {
  name: "our-rule",
  meta: { type: "problem", docs: { description: "Ours" }, messages: { found: "Found." } },
  create: (context) => ({ PolicyDocument: (node) => context.report({ node, messageId: "found" }) }),
};
export default { name: "ours", rules: [rule] };
`,
};

describe.skipIf(isMissing)("the settings of the extension for VS Code", () => {
  it("are those that it reads, and its commands those that it has", async () => {
    const editor = await open(module);
    await editor.languages.ask("codeLenses", "provideCodeLenses", editor.document, editor.token);
    expect([...editor.workspace.asked].toSorted()).toEqual(
      Object.keys(manifest().contributes.configuration.properties).toSorted(),
    );
    const declared = manifest().contributes.commands.map(({ command }) => command);
    const own = [...editor.commands.keys()].filter((name) => !commandNames.includes(name));
    expect(own.toSorted()).toEqual(declared.toSorted());
  });

  it("turn it off and on, without a new window", async () => {
    // The servers of earlier tests end on their own.
    await expect.poll(() => serversIn(extension), { timeout: 10_000 }).toEqual([]);
    const editor = await open(module, { settings: { "dmslint.enable": false } });
    expect(serversIn(extension)).toEqual([]);
    expect(editor.status()?.text).toBe("dmslint is off");
    await editor.run("dmslint.showGraph");
    expect(editor.window.messages).toEqual(["The server of dmslint does not run. Its output says why."]);
    editor.workspace.configure("dmslint.enable", true);
    await editor.expectCodes(["account-role-order"]);
    editor.workspace.configure("dmslint.enable", false);
    await editor.expectCodes([]);
    await expect.poll(() => serversIn(extension), { timeout: 10_000 }).toEqual([]);
  });

  it("reach the server: preset, config and region", async () => {
    const settings = { "dmslint.preset": "all", "dmslint.config": "ours/c.yaml", "dmslint.region": "eu-west-1" };
    const editor = await open({ ...module, "ours/c.yaml": "rules: { account-role-order: off }\n" }, { settings });
    const [server] = serversIn(extension);
    expect(server?.args.slice(2)).toEqual([
      ...["lsp", "--config", join(editor.folder, "ours/c.yaml"), "--preset", "all", "--region", "eu-west-1"],
      ...["--stdio", `--clientProcessId=${String(process.pid)}`],
    ]);
    await expect.poll(() => editor.status()?.text, { timeout: 15_000 }).toMatch(/finding|not judged/);
    expect(editor.codes()).not.toContain("account-role-order");
  });

  it.each([
    ["dmslint.timeLimit", "dmslint: the option timeLimit must be a number from 0 to 2000000."],
    ["dmslint.memoryLimit", "dmslint: the option memoryLimit must be a number from 0 to 1000000."],
  ])("reach the server: %s", async (name, message) => {
    const { default: usual, exclusiveMinimum, maximum } = manifest().contributes.configuration.properties[name] ?? {};
    for (const value of [usual, maximum])
      expect((await open(module, { settings: { [name]: value } })).window.messages).toEqual([]);
    for (const value of [exclusiveMinimum, Number(maximum) + 1]) {
      const { window } = await open(module, { settings: { [name]: value } });
      await expect.poll(() => window.messages, { timeout: 15_000 }).toEqual([message]);
    }
  });

  it("say that a server of one's own cannot be started", async () => {
    const editor = await open(module, { settings: { "dmslint.path": "./no/dmslint" } });
    expect(editor.status()).toMatchObject({ text: "dmslint does not run", severity: 2 });
    expect(editor.window.log.join("\n")).toContain(join(editor.folder, "no/dmslint"));
    editor.workspace.configure("dmslint.path", "");
    await editor.expectCodes(["account-role-order"]);
  });

  it("start a server of one's own, a command or a script", async () => {
    const own = join(extension, "server/bin/dmslint.js");
    const script = await open(module, { settings: { "dmslint.path": own } });
    await script.expectCodes(["account-role-order"]);
    const command = { "run/dmslint": `#!/bin/sh\nexec "${process.execPath}" "${own}" "$@" --no-inline-config\n` };
    const editor = await open(
      { ...module, ...command },
      { settings: { "dmslint.enable": false, "dmslint.path": "run/dmslint" } },
    );
    chmodSync(join(editor.folder, "run/dmslint"), 0o755);
    editor.workspace.configure("dmslint.enable", true);
    await editor.expectCodes(["account-role-order"]);
    expect(serversIn(extension).map(({ args }) => args.at(-1))).toContain("--no-inline-config");
  });
});

describe.skipIf(isMissing)("trust in VS Code", () => {
  it.each([
    ["ask", "Load plugins", ["ours/our-rule"]],
    ["ask", undefined, []],
    ["load", undefined, ["ours/our-rule"]],
    ["never", "Load plugins", []],
  ])("plugins: %s, and the user presses %s", async (plugins, answer, codes) => {
    const editor = await open({ "notes.yaml": "a: 1\n", ...plugin }, { settings: { "dmslint.plugins": plugins } });
    editor.window.answer(answer);
    const document = await editor.show("p.json");
    const found = () =>
      editor.languages.api
        .getDiagnostics(document.uri)
        .map(({ code }) => (typeof code === "string" ? code : code.value));
    await expect
      .poll(() => editor.status()?.text, { timeout: 15_000 })
      .toMatch(codes.length > 0 ? /1 finding/ : /no findings/);
    await expect.poll(found, { timeout: 15_000 }).toEqual(codes);
    await expect.poll(() => editor.window.messages.length, { timeout: 15_000 }).toBe(plugins === "ask" ? 1 : 0);
    expect(existsSync(join(editor.folder, "loaded"))).toBe(codes.length > 0);
  });

  it("is needed for plugins, for a server of one's own and for that of the workspace", async () => {
    const settings = { "dmslint.plugins": "load", "dmslint.path": "./bad.js", "dmslint.config": "./none.yaml" };
    const bad = `require("node:fs").writeFileSync(__dirname + "/ran", "");`;
    const files = { ...plugin, "bad.js": bad, "node_modules/dmslint/bin/dmslint.js": bad };
    const editor = await open(files, { settings, isTrusted: false });
    await expect.poll(() => editor.status()?.text, { timeout: 15_000 }).toMatch(/no findings/);
    expect(serversIn(extension).map(({ args }) => args.slice(1, 4))).toEqual([
      [join(extension, "server/bin/dmslint.js"), "lsp", "--no-plugins"],
    ]);
    expect(
      ["loaded", "ran", "node_modules/dmslint/bin/ran"].filter((name) => existsSync(join(editor.folder, name))),
    ).toEqual([]);
  });

  it("once given starts the server of the workspace", async () => {
    const start = `import "node:fs";\nawait import(${JSON.stringify(join(extension, "server/bin/dmslint.js"))});\n`;
    const editor = await open({ "p.json": passesAllPolicy }, { isTrusted: false });
    await editor.expectCodes(["pass-role-scope"]);
    writeFiles(editor.folder, {
      "node_modules/dmslint/bin/dmslint.js": start,
      "node_modules/dmslint/package.json": '{ "type": "module" }',
    });
    editor.workspace.trust();
    await expect
      .poll(() => editor.window.log, { timeout: 15_000 })
      .toContain(`The server is ${join(editor.folder, "node_modules/dmslint/bin/dmslint.js")} (workspace).`);
    await editor.expectCodes(["pass-role-scope"]);
  });

  it("restricts the settings that name code", () => {
    const { restrictedConfigurations, supported } = manifest().capabilities.untrustedWorkspaces;
    expect(supported).toBe("limited");
    expect(restrictedConfigurations).toEqual(["dmslint.path", "dmslint.config", "dmslint.plugins"]);
    // Not even a trusted repository answers for the user whether its plugins may run.
    expect(manifest().contributes.configuration.properties["dmslint.plugins"]?.scope).toBe("machine");
    expect(readFileSync(`${extensionFolder}README.md`, "utf8")).toContain("not trusted");
  });
});
