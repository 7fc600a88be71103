import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "vitest";
import { workspace } from "../../workspace/workspace.js";
import type { OpenDocument } from "./documents.js";
import { startEditor } from "./editor.js";
import type { Diagnostic } from "./providers.js";

export interface OpenedOptions {
  readonly settings?: Readonly<Record<string, unknown>>;
  readonly isTrusted?: boolean;
}

/** An editor with the extension that shows the first of some files. */
export async function opened(
  extension: string,
  files: Readonly<Record<string, string>>,
  { isTrusted = true, settings = {} }: OpenedOptions = {},
) {
  const folder = workspace(files);
  const start = { folder, isTrusted, settings: new Map(Object.entries(settings)) };
  const editor = await startEditor(start, extension);
  const show = async (name: string): Promise<OpenDocument> => {
    const document = editor.workspace.open(join(folder, name), languageOf(name));
    await editor.window.api.showTextDocument(document);
    return document;
  };
  const document = await show(Object.keys(files)[0] ?? "");
  const diagnostics = (): readonly Diagnostic[] => editor.languages.api.getDiagnostics(document.uri);
  return {
    ...editor,
    ...{ folder, document, show, diagnostics },
    codes: () => diagnostics().map(codeOf),
    status: () => editor.languages.statusItems.get("dmslint.status"),
    /** Waits until the findings in the document have these rules. */
    expectCodes: (codes: readonly string[]) =>
      expect.poll(() => diagnostics().map(codeOf), { timeout: 15_000, interval: 20 }).toEqual(codes),
  };
}

function codeOf({ code, message }: Diagnostic): string {
  return typeof code === "object" ? code.value : message;
}

function languageOf(name: string): string {
  return name.endsWith(".tf") ? "terraform" : name.endsWith(".json") ? "json" : "yaml";
}

/** The processes of servers in this folder that run, with what started them. */
export function serversIn(extension: string): readonly { readonly pid: number; readonly args: readonly string[] }[] {
  const pids = readdirSync("/proc").filter((name) => /^\d+$/.test(name));
  return pids.flatMap((pid) => {
    const args = commandOf(pid);
    return args.some((one) => one.startsWith(extension)) ? [{ pid: Number(pid), args }] : [];
  });
}

function commandOf(pid: string): readonly string[] {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, "utf8").split("\0").slice(0, -1);
  } catch {
    // It has ended meanwhile.
    return [];
  }
}
