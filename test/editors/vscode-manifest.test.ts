import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { presetNames } from "../../src/presets/index.js";
import { packedExtension, serverFiles, serverManifest } from "../../tools/vscode/extension-files.js";
import { manifest } from "./vscode/manifest.js";
import { filesInZip, isMissing } from "./vscode/unpacked.js";
import { extensionFolder } from "./vscode/values.js";

const read = (path: string): string => readFileSync(extensionFolder + path, "utf8");
/** What the client follows. The sources of the extension are compiled apart from those of dmslint. */
const { documentSelector } = (await import(`${extensionFolder}src/languages.ts`)) as {
  readonly documentSelector: readonly { readonly language: string }[];
};
const languages = documentSelector.map(({ language }) => language);
const { activationEvents, contributes, engines, icon, version } = manifest();

/** What is packed beside the server. */
const ownFiles = [
  ...["CHANGELOG.md", "LICENSE", "README.md", "package.json", "dist/THIRD-PARTY-LICENSES.txt", "dist/extension.js"],
  ...["media/icon.png", "server/package.json"],
  ...["fix", "graph", "open", "policy"].map((name) => `walkthrough/${name}.md`),
];

describe("the manifest of the extension for VS Code", () => {
  it("has the version of dmslint", () => {
    const root = JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8")) as {
      version: string;
    };
    expect(version).toBe(root.version);
  });

  it("activates in the languages that the client follows, and where there is a config", () => {
    expect(activationEvents).toEqual([
      ...languages.map((language) => `onLanguage:${language}`),
      ...["json", "yaml", "yml"].map((ending) => `workspaceContains:dmslint.config.${ending}`),
    ]);
  });

  it("shows commands about a file in these languages", () => {
    const palette = contributes.menus.commandPalette;
    expect(palette.map(({ command }) => command)).toEqual(
      contributes.commands.map(({ command }) => command).filter((name) => !/restart|showOutput/.test(name)),
    );
    const [{ when } = { when: "" }] = palette;
    expect(new Set(palette.map((one) => one.when))).toEqual(new Set([when]));
    const named = /^editorLangId =~ \/\^\((.*)\)\$\/$/.exec(when)?.[1] ?? "";
    // `jsonc?` and `terraform(-vars)?` are two languages each.
    const both = named.split("|").flatMap((one) => {
      const [, start = "", optional] = /^(.*?)(?:\((.*)\)|(c))\?$/.exec(one) ?? [];
      return start === "" ? [one] : [start, start + (optional ?? "c")];
    });
    expect(both.toSorted()).toEqual(languages.toSorted());
  });

  it("offers the presets that there are", () => {
    expect(contributes.configuration.properties["dmslint.preset"]?.enum).toEqual(["", ...presetNames]);
  });

  it.each(Object.entries(contributes.configuration.properties))(
    "describes %s, with a default of its type",
    (_name, setting) => {
      expect((setting.description ?? setting.markdownDescription ?? "").length).toBeGreaterThan(10);
      expect(typeof setting.default).toBe(setting.type);
      if (!setting.enum) return;
      expect(setting.enum).toContain(setting.default);
      if (setting.enumDescriptions) expect(setting.enumDescriptions).toHaveLength(setting.enum.length);
    },
  );

  it("has every setting with its default, and every command, in the README", () => {
    const rows = [...read("README.md").matchAll(/^\| `(dmslint\.[\w.]+)` \| (?:`(.*?)`)? ?\|/gm)];
    expect(rows.map(([, name, value = ""]) => [name, value])).toEqual(
      Object.entries(contributes.configuration.properties).map(([name, one]) => [name, String(one.default)]),
    );
    expect(contributes.commands.filter(({ title }) => !read("README.md").includes(title))).toEqual([]);
  });

  it("has a walkthrough whose buttons are commands", () => {
    const named = contributes.walkthroughs.flatMap(({ steps }) =>
      steps.flatMap(({ description }) => [...description.matchAll(/command:([\w.]+)/g)]),
    );
    const own = named.map(([, name = ""]) => name).filter((name) => name.startsWith("dmslint."));
    expect(own.length).toBeGreaterThan(2);
    expect(own.filter((name) => !contributes.commands.some(({ command }) => command === name))).toEqual([]);
  });

  it("has an icon of 128 by 128", () => {
    const png = readFileSync(extensionFolder + icon);
    expect([png.toString("latin1", 1, 4), png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual(["PNG", 128, 128]);
  });

  it("has the licence of dmslint", () => {
    expect(read("LICENSE")).toBe(readFileSync(new URL("../../LICENSE", import.meta.url), "utf8"));
  });
});

describe.skipIf(isMissing)("the packed extension for VS Code", () => {
  const expected = [...ownFiles, ...serverFiles().map((file) => `server/${file}`)].toSorted();

  it("lists exactly what it needs", () => {
    const vsce = `${extensionFolder}node_modules/@vscode/vsce/vsce`;
    const { stdout } = spawnSync(process.execPath, [vsce, "ls", "--no-dependencies"], {
      cwd: extensionFolder,
      encoding: "utf8",
    });
    expect(stdout.trimEnd().split("\n").toSorted()).toEqual(expected);
  });

  it("holds exactly these files, with the server as it was built", () => {
    const files = filesInZip(packedExtension());
    // vsce changes the names of the files that the Marketplace shows.
    const names: Readonly<Record<string, string>> = {
      "CHANGELOG.md": "changelog.md",
      "README.md": "readme.md",
      LICENSE: "LICENSE.txt",
    };
    expect([...files.keys()].toSorted()).toEqual(
      [
        "[Content_Types].xml",
        "extension.vsixmanifest",
        ...expected.map((file) => `extension/${names[file] ?? file}`),
      ].toSorted(),
    );
    const root = new URL("../../", import.meta.url);
    const stale = serverFiles().filter(
      (file) => !files.get(`extension/server/${file}`)?.equals(readFileSync(new URL(file, root))),
    );
    expect(stale, "npm run vscode").toEqual([]);
    expect(files.get("extension/server/package.json")?.toString()).toBe(serverManifest());
  });

  it("has what its manifest names", () => {
    const files = [...filesInZip(packedExtension()).keys()];
    const media = contributes.walkthroughs.flatMap(({ steps }) => steps.map((step) => step.media.markdown));
    const named = [...media, ...contributes.jsonValidation.map(({ url }) => url), icon, manifest().main];
    expect(named.filter((path) => !files.includes(`extension/${path.replace(/^\.\//, "")}`))).toEqual([]);
  });

  it("names the licence of every package in it", () => {
    const notices = read("dist/THIRD-PARTY-LICENSES.txt");
    for (const name of [
      "vscode-languageclient",
      "vscode-languageserver-protocol",
      "vscode-jsonrpc",
      "semver",
      "minimatch",
    ])
      expect(notices).toContain(`\n${name} `);
  });

  it("needs a VS Code that the client supports, and no newer one", () => {
    const client = JSON.parse(read("node_modules/vscode-languageclient/package.json")) as {
      engines: { vscode: string };
    };
    expect(engines.vscode).toBe(client.engines.vscode);
    expect(`^${manifest().devDependencies["@types/vscode"] ?? ""}`).toBe(engines.vscode);
  });

  it("is not packed with its sources", () => {
    expect(existsSync(`${extensionFolder}src/extension.ts`)).toBe(true);
    expect([...filesInZip(packedExtension()).keys()].filter((name) => name.startsWith("extension/src"))).toEqual([]);
  });
});
