import type { TextFile } from "../protocol.js";

/** Names that a linter has no use for, and a limit, so that nobody loads a whole disk. */
const passedOver = /(?:^|\/)(?:\.git|\.terraform|node_modules)(?:\/|$)/;
const lintable = /\.(?:tf|tofu|tfvars|json|ya?ml|template|cfn|tftpl|tpl|hcl)$/i;
const mostFiles = 200;

/** The files that were chosen in a dialog. */
export function textsOf(files: Iterable<File>): Promise<readonly TextFile[]> {
  return Promise.all([...files].map(async (file) => ({ name: file.name, text: await file.text() })));
}

/** The files that were dropped, and what can be linted in dropped folders. */
export async function droppedFiles({ files, items }: DataTransfer): Promise<readonly TextFile[]> {
  const entries = [...items].flatMap((item) => item.webkitGetAsEntry() ?? []);
  if (!entries.some(({ isDirectory }) => isDirectory)) return textsOf(files);
  const found = (await Promise.all(entries.map(filesUnder))).flat().slice(0, mostFiles);
  const only = entries.length === 1 ? entries[0] : undefined;
  // The files of one folder are named as if one were in it.
  const start = only ? `${only.name}/` : "";
  return found.map(({ name, text }) => ({ name: name.startsWith(start) ? name.slice(start.length) : name, text }));
}

async function filesUnder(entry: FileSystemEntry): Promise<readonly TextFile[]> {
  const name = entry.fullPath.replace(/^\//, "");
  if (passedOver.test(name)) return [];
  if (isFile(entry)) {
    if (!lintable.test(name)) return [];
    const file = await new Promise<File>((done, fail) => entry.file(done, fail));
    return [{ name, text: await file.text() }];
  }
  const inside = isFolder(entry) ? await entriesOf(entry) : [];
  return (await Promise.all(inside.map(filesUnder))).flat();
}

/** A reader gives some entries at a time, and none at the end. */
async function entriesOf(folder: FileSystemDirectoryEntry): Promise<readonly FileSystemEntry[]> {
  const reader = folder.createReader();
  const all: FileSystemEntry[] = [];
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((done, fail) => reader.readEntries(done, fail));
    if (some.length === 0) return all;
    all.push(...some);
  }
}

function isFile(entry: FileSystemEntry): entry is FileSystemFileEntry {
  return entry.isFile;
}

function isFolder(entry: FileSystemEntry): entry is FileSystemDirectoryEntry {
  return entry.isDirectory;
}
