import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { workspace } from "../workspace/workspace.js";
import { foundIn, freshLint, isFinding, isSyntaxError, wordsOf, type Found } from "./fresh-lint.js";
import { typist } from "./random-edits.js";
import { sharedServer, uriOf } from "./server-process.js";

const seed = 20_261_127;

/** How many edits there are over all fixtures. Each new text is linted by a process of its own, which takes time. */
const edits = Number(process.env.DMSLINT_RANDOM_EDITS ?? 60);

/** The files of each fixture. The first one is edited. */
const fixtures: readonly (readonly string[])[] = [
  ["examples/cloudformation/migration.yaml"],
  ["examples/terraform/iam.tf", "examples/terraform/main.tf"],
  ["examples/terraform/main.tf", "examples/terraform/iam.tf"],
  ["examples/deployer-policy.json"],
  ["test/fixtures/clean/s3-source-json/stack.json"],
  ["test/fixtures/clean/environments-yaml/stack.yaml"],
  ["test/fixtures/clean/many-endpoints-for-each/main.tf"],
  ["test/fixtures/clean/opensearch-heredoc/main.tf"],
  ["test/fixtures/clean/terraform-json/main.tf.json"],
  ["test/fixtures/pairs/misnamed-vpc-role/plan/plan.json"],
];

const root = fileURLToPath(new URL("../..", import.meta.url));
const shared = sharedServer();

it.each(fixtures)(
  "the diagnostics of %s are those of a fresh lint after each random edit, undo and redo",
  async (...names) => {
    const texts = Object.fromEntries(names.map((name) => [nameOf(name), readFileSync(join(root, name), "utf8")]));
    const [folder, server, name] = [workspace(texts), await shared(), nameOf(names[0] ?? "")];
    const path = join(folder, name);
    const known = new Map<string, Fresh>();
    const lint = async (text: string): Promise<Fresh> => {
      const found = known.get(text) ?? (await freshIn(folder, path, text));
      known.set(text, found);
      return found;
    };
    const one = typist(texts[name] ?? "", seed + names.length);
    await server.open(path, one.text());
    expect(foundIn((await server.diagnostics(path, 1)).diagnostics)).toEqual((await lint(one.text())).found);
    let [version, lastGood] = [1, (await lint(one.text())).found];
    for (let edit = 0; edit < Math.ceil(edits / fixtures.length); edit++) {
      const { changes, what } = one.next();
      const textDocument = { uri: uriOf(path), version: ++version };
      await server.connection.sendNotification("textDocument/didChange", {
        textDocument,
        contentChanges: [...changes],
      });
      const shown = foundIn((await server.diagnostics(path, version)).diagnostics);
      const { found: fresh, isJudged } = await lint(one.text());
      const where = `${what} ${String(edit)} of ${name}: ${JSON.stringify(changes)}`;
      if (fresh.some(isSyntaxError)) {
        expect(shown.filter(isSyntaxError), where).toEqual(fresh.filter(isSyntaxError));
        // What was found before is kept, at its place in the new text. Nothing else is shown.
        const before = lastGood.map(wordsOf);
        expect(before, where).toEqual(expect.arrayContaining(shown.filter(isFinding).map(wordsOf)));
      } else {
        if (isJudged) lastGood = fresh;
        expect(shown, where).toEqual(fresh);
      }
    }
    await server.connection.sendNotification("textDocument/didClose", { textDocument: { uri: uriOf(path) } });
    expect(server.messages).toEqual([]);
  },
  edits * 2_000,
);

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1);
}

interface Fresh {
  readonly found: readonly Found[];
  /** False: the text is that of no template, module or policy any more. */
  readonly isJudged: boolean;
}

async function freshIn(folder: string, path: string, text: string): Promise<Fresh> {
  writeFileSync(path, text);
  const found = (await freshLint(folder, path)).get(path);
  return { found: found ?? [], isJudged: found !== undefined };
}
