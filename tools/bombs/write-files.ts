import { spawnSync } from "node:child_process";
import { closeSync, mkdirSync, openSync, symlinkSync, writeFileSync, writeSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Files, SpecialFile } from "./bomb.js";

/** Writes the files of a bomb into a folder; gives the number of their bytes. */
export function writeFiles(folder: string, files: Files): number {
  let bytes = 0;
  for (const [name, content] of Object.entries(files)) {
    const path = join(folder, name);
    mkdirSync(dirname(path), { recursive: true });
    if (typeof content === "string") {
      writeFileSync(path, content);
      bytes += Buffer.byteLength(content);
    } else bytes += writeSpecial(path, content);
  }
  return bytes;
}

function writeSpecial(path: string, file: SpecialFile): number {
  switch (file.kind) {
    case "link":
      symlinkSync(file.to, path);
      return 0;
    case "folder":
      mkdirSync(path);
      return 0;
    case "pipe":
      run("mkfifo", [path]);
      return 0;
    case "socket":
      // A server that is killed leaves its socket behind.
      run(process.execPath, ["-e", leaveSocket, path]);
      return 0;
    case "repeated":
      return writeRepeated(path, file.text, file.megabytes);
  }
}

const leaveSocket =
  'require("node:net").createServer().listen(process.argv[1], () => process.kill(process.pid, "SIGKILL"))';

function run(command: string, args: readonly string[]): void {
  const { error } = spawnSync(command, args);
  if (error) throw error;
}

function writeRepeated(path: string, text: string, megabytes: number): number {
  const chunk = Buffer.from(text.repeat(Math.ceil(1e6 / text.length)));
  const file = openSync(path, "w");
  try {
    let bytes = 0;
    while (bytes < megabytes * 1e6) bytes += writeSync(file, chunk);
    return bytes;
  } finally {
    closeSync(file);
  }
}
