import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { bombFolder } from "./bomb.js";
import { startServer, type Server } from "./server-process.js";
import { yamlStack } from "./templates.js";

interface Shown {
  readonly created: unknown[];
  readonly told: unknown[];
}

async function endless(answers: (params: unknown) => unknown): Promise<{ readonly server: Server } & Shown> {
  const folder = bombFolder();
  const server = await startServer(folder, {
    capabilities: { window: { workDoneProgress: true } },
    initializationOptions: { trustPlugins: true, timeLimit: 3 },
  });
  const [created, told]: [unknown[], unknown[]] = [[], []];
  server.connection.onRequest("window/workDoneProgress/create", (params: unknown) => {
    created.push(params);
    return answers(params);
  });
  server.connection.onNotification("$/progress", (params: unknown) => void told.push(params));
  const [slow, quick] = [join(folder, "slow.yaml"), join(folder, "quick.yaml")];
  await server.open(quick, yamlStack);
  await server.diagnostics(quick, 1);
  await server.open(slow, `${yamlStack}# endless\n`);
  await server.diagnostics(slow, 1);
  return { server, created, told };
}

describe("progress", () => {
  it("is shown of what takes long, and ends also where the judging is stopped", async () => {
    const { created, told } = await endless(() => null);
    const token = "dmslint-progress-1";
    expect(created).toEqual([{ token }]);
    await expect
      .poll(() => told)
      .toEqual([
        { token, value: { kind: "begin", title: "dmslint: judging slow.yaml" } },
        { token, value: { kind: "end" } },
      ]);
  });

  it("is not shown by an editor that refuses it", async () => {
    const { created, told } = await endless(() => {
      throw new Error("no");
    });
    expect(created).toHaveLength(1);
    expect(told).toEqual([]);
  });
});
