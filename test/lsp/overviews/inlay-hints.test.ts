import { join } from "node:path";
import type { InlayHint } from "vscode-languageserver/node.js";
import { describe, expect, it } from "vitest";
import { workspace } from "../../workspace/workspace.js";
import { everywhere } from "../opened.js";
import { startServer, uriOf, type Server, type ServerOptions } from "../server-process.js";
import { lakeFile, roleFile, yamlStack } from "../templates.js";

const on: ServerOptions = { initializationOptions: { inlayHints: true } };

async function opened(name: string, text: string, options: ServerOptions) {
  const folder = workspace({});
  const [path, server] = [join(folder, name), await startServer(folder, options)];
  await server.open(path, text);
  return { path, server };
}

async function hintsIn(server: Server, path: string, range = everywhere): Promise<readonly InlayHint[]> {
  return server.connection.sendRequest("textDocument/inlayHint", { textDocument: { uri: uriOf(path) }, range });
}

/** The lines that have hints, with their hints where they stand. */
function shown(hints: readonly InlayHint[], text: string): readonly string[] {
  const lines = text.split("\n");
  return hints.map(({ label, position: { character, line } }) => {
    const written = lines[line] ?? "";
    return `${written.slice(0, character)} ‹${typeof label === "string" ? label : ""}›${written.slice(character)}`.trim();
  });
}

async function shownIn(name: string, text: string): Promise<readonly string[]> {
  const { path, server } = await opened(name, text, on);
  return shown(await hintsIn(server, path), text);
}

const bucket = `resource "aws_s3_bucket" "data" {
  bucket = "orders"
}
variable "name" {
  default = "lake"
}
variable "secret" {
  sensitive = true
  default   = "hidden"
}
resource "aws_iam_policy" "p" {
  policy = jsonencode({
    Statement = [{
      Effect = "Allow"
      Action = ["s3:PutObjectTag*", "s3:GetObject"]
      Resource = [
        aws_s3_bucket.data.arn,
        "\${aws_s3_bucket.data.arn}/*",
        "arn:aws:s3:::\${var.name}",
        "arn:aws:s3:::\${var.secret}",
        "arn:aws:s3:::orders",
      ]
    }]
  })
}
`;

describe("inlay hints", () => {
  it("say how many actions a wildcard covers, and what a reference stands for if that is certain", async () => {
    expect(await shownIn("main.tf", bucket)).toEqual([
      'Action = ["s3:PutObjectTag*" ‹1 action›, "s3:GetObject"]',
      "aws_s3_bucket.data.arn ‹= arn:${partition}:s3:::orders›,",
      '"${aws_s3_bucket.data.arn}/*" ‹= arn:${partition}:s3:::orders/*›,',
    ]);
  });

  it.each([
    ["iam.tf", roleFile, 'name               = "dms-vpc-role" ‹VPC management role of DMS›'],
    ["stack.yaml", yamlStack, "RoleName: dms-vpc-role ‹VPC management role of DMS›"],
  ])("say in %s what DMS takes a role for that it finds by its name", async (name, text, line) => {
    expect(await shownIn(name, text)).toEqual([line]);
  });

  it("say nothing where instances of a block differ", async () => {
    const text = bucket
      .replace('  bucket = "orders"', '  for_each = toset(["a", "b"])\n  bucket = each.key')
      .replaceAll("aws_s3_bucket.data.arn", "aws_s3_bucket.data[each.key].arn")
      .replace('"p" {', '"p" {\n  for_each = toset(["a", "b"])');
    expect((await shownIn("main.tf", text)).join("\n")).not.toContain("= arn");
  });

  it("are those of the range that is asked for, in a text with a syntax error too", async () => {
    const { path, server } = await opened("main.tf", bucket, on);
    const [first] = await hintsIn(server, path);
    const { line } = first?.position ?? { line: 0 };
    const range = { start: { line, character: 0 }, end: { line, character: 99 } };
    expect(await hintsIn(server, path, range)).toEqual([first]);
    await server.change(path, `resource {\n${bucket}`);
    const broken = await hintsIn(server, path);
    expect(broken.map(({ position }) => position.line)).toContain(line + 1);
  });

  it("are off by default", async () => {
    const { path, server } = await opened("main.tf", bucket, {});
    expect(server.initialized.capabilities.inlayHintProvider).toBe(true);
    expect(await hintsIn(server, path)).toEqual([]);
  });

  it("follow the setting of the editor, which is asked for it", async () => {
    let isOn = true;
    const capabilities = {
      workspace: {
        configuration: true,
        didChangeConfiguration: { dynamicRegistration: true },
        inlayHint: { refreshSupport: true },
      },
    };
    const { path, server } = await opened("main.tf", lakeFile + roleFile, { capabilities, settings: () => isOn });
    let refreshed = 0;
    server.connection.onRequest("workspace/inlayHint/refresh", () => {
      refreshed++;
      return null;
    });
    await expect.poll(async () => (await hintsIn(server, path)).length).toBe(1);
    expect(server.watched).toMatchObject([
      {
        registrations: [
          { method: "workspace/didChangeConfiguration", registerOptions: { section: "dmslint.inlayHints.enable" } },
        ],
      },
    ]);
    const before = refreshed;
    isOn = false;
    await server.connection.sendNotification("workspace/didChangeConfiguration", { settings: null });
    await expect.poll(async () => (await hintsIn(server, path)).length).toBe(0);
    expect(refreshed).toBe(before + 1);
  });

  it("follow settings that the editor sends along", async () => {
    const { path, server } = await opened("iam.tf", roleFile, {});
    const settings = { dmslint: { inlayHints: true } };
    await server.connection.sendNotification("workspace/didChangeConfiguration", { settings });
    expect(await hintsIn(server, path)).toHaveLength(1);
    for (const wrong of [undefined, null, 3, { dmslint: 7 }, { dmslint: { inlayHints: "yes" } }])
      await server.connection.sendNotification("workspace/didChangeConfiguration", { settings: wrong });
    expect(await hintsIn(server, path)).toEqual([]);
  });
});
