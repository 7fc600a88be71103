import { writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, it } from "vitest";
import { workspace } from "../workspace/workspace.js";
import { foundIn, freshLint, isSyntaxError, sorted, type Found } from "./fresh-lint.js";
import { typist } from "./random-edits.js";
import { dice } from "./random-messages.js";
import { sharedServer, uriOf, type Server } from "./server-process.js";
import { groupFile, lakeFile, passesAllPolicy, roleFile, yamlStack } from "./templates.js";

const seed = 20_261_127;
const edits = Number(process.env.DMSLINT_RANDOM_EDITS ?? 60);
const shared = sharedServer();

/** All files are open and edited in turn. */
const fixtures: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  "a module of several files, with values": {
    "main.tf": `${groupFile}\nvariable "bucket" {\n  type = string\n}\n`,
    "iam.tf": roleFile,
    "lake.tf": lakeFile.replace(/bucket_name *= "lake"/, "bucket_name = var.bucket"),
    "terraform.tfvars": `bucket = "lake"\n`,
  },
  "two folders, one of them a module that the other one calls": {
    "main.tf": `module "deploy" {\n  source = "./deploy"\n  role   = "*"\n}\n${groupFile}`,
    "deploy/main.tf": `variable "role" {
  type = string
}
resource "aws_iam_policy" "deploy" {
  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Action = ["dms:CreateEndpoint", "iam:PassRole"], Resource = var.role }]
  })
}
`,
    "deploy/lake.tf": lakeFile,
  },
  "folders that have nothing to do with each other, and a file that one of them reads": {
    "one/main.tf": `resource "aws_iam_policy" "deploy" {\n  policy = file("policy.json")\n}\n${lakeFile}`,
    "one/policy.json": passesAllPolicy,
    "two/stack.yaml": yamlStack,
  },
};

it.each(Object.entries(fixtures))(
  "the diagnostics of all files of %s are those of a fresh lint after each edit of one of them",
  async (_what, files) => {
    const [folder, server] = [workspace(files), await shared()];
    const { oneOf } = dice(seed);
    const open = Object.entries(files).map(([name, text], index) => {
      return { path: join(folder, name), typist: typist(text, seed + index), version: 1 };
    });
    for (const { path, typist: one } of open) await server.open(path, one.text());
    for (let edit = 0; edit < Math.ceil(edits / Object.keys(fixtures).length); edit++) {
      const file = oneOf(open);
      const { changes } = file.typist.next();
      const textDocument = { uri: uriOf(file.path), version: ++file.version };
      await server.connection.sendNotification("textDocument/didChange", {
        textDocument,
        contentChanges: [...changes],
      });
      writeFileSync(file.path, file.typist.text());
      const paths = open.map(({ path }) => path);
      const [shown, fresh] = [await shownIn(server, paths), await freshIn(folder, paths)];
      const isBroken = [...fresh.values()].flat().some(isSyntaxError);
      // Findings of the last readable text are kept beside syntax errors: random-edits.test.ts.
      const compared = (found: ReadonlyMap<string, readonly Found[]>): readonly unknown[] =>
        [...found].map(([path, all]) => [path, isBroken ? all.filter(isSyntaxError) : all]);
      expect(compared(shown), `edit ${String(edit)} of ${file.path}: ${JSON.stringify(changes)}`).toEqual(
        compared(fresh),
      );
    }
    for (const { path } of open)
      await server.connection.sendNotification("textDocument/didClose", { textDocument: { uri: uriOf(path) } });
    expect(server.messages).toEqual([]);
  },
  edits * 6_000,
);

/** What is shown in each file once all units are judged: each answers a question only then. */
async function shownIn(server: Server, paths: readonly string[]): Promise<ReadonlyMap<string, readonly Found[]>> {
  for (const path of paths)
    await server.connection.sendRequest("textDocument/documentSymbol", { textDocument: { uri: uriOf(path) } });
  return new Map(paths.map((path) => [path, foundIn(server.published(path).at(-1)?.diagnostics ?? [])]));
}

/** A file has the findings of all units that read it. In an editor, units do not see each other. */
async function freshIn(folder: string, paths: readonly string[]): Promise<ReadonlyMap<string, readonly Found[]>> {
  const units = new Map(paths.map((path) => [/\.tf(?:vars)?$/.test(path) ? dirname(path) : path, path]));
  const found: ReadonlyMap<string, readonly Found[]>[] = [];
  for (const path of units.values()) found.push(await freshLint(folder, path));
  return new Map(paths.map((path) => [path, sorted(found.flatMap((one) => one.get(path) ?? []))]));
}
