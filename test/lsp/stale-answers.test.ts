import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { workspace } from "../workspace/workspace.js";
import { startServer, uriOf } from "./server-process.js";
import { groupFile, lakeFile, roleFile } from "./templates.js";

const contentModified = -32801;

describe("an answer", () => {
  it("is refused if the text changes before it is there", async () => {
    const folder = workspace({});
    const [path, server] = [join(folder, "dms.tf"), await startServer(folder)];
    await server.open(path, lakeFile);
    const textDocument = { uri: uriOf(path) };
    const asked = ["textDocument/hover", "textDocument/codeLens", "textDocument/documentSymbol"].map((method) =>
      server.connection.sendRequest(method, { textDocument, position: { line: 0, character: 3 } }).then(
        () => "answered",
        (error: unknown) => (error as { readonly code: number }).code,
      ),
    );
    const version = await server.change(path, `# a comment\n${lakeFile}`);
    expect(await Promise.all(asked)).toEqual([contentModified, contentModified, contentModified]);
    expect(await server.hover(path, { line: 1, character: 3 })).toContain("aws_iam_role.lake");
    expect((await server.diagnostics(path, version)).diagnostics).toHaveLength(1);
  });

  it("about another document is given", async () => {
    const folder = workspace({});
    const [one, other] = [join(folder, "dms.tf"), join(folder, "iam", "iam.tf")];
    const server = await startServer(folder);
    await server.open(one, lakeFile);
    await server.open(other, roleFile);
    const told = server.hover(other, { line: 0, character: 25 });
    await server.change(one, groupFile);
    expect(await told).toContain("aws_iam_role.vpc");
  });
});
