import { basename, dirname, join } from "node:path";
import { onceIn } from "../../../../source/index.js";
import { asLiteral, member, type Node } from "../../../../tree/index.js";
import type { FileTreeCache } from "../../../syntax/file-tree-cache.js";
import type { FileReader } from "../../../values/input.js";

/** Output folders of CDK. https://docs.aws.amazon.com/cdk/v2/guide/deploy.html#deploy-how-synth-assemblies */
export interface Assemblies {
  /** Whether CDK wrote a file. */
  holds(path: string): boolean;
  /** The file next to a template that is uploaded under a key. */
  asset(path: string, key: string): string | undefined;
}

export function assembliesOf(reader: FileReader, trees: FileTreeCache): Assemblies {
  const known = new Map<string, boolean>();
  const assets = new Map<string, ReadonlyMap<string, string>>();
  const holds = (path: string): boolean => {
    const folder = dirname(path);
    const mark = join(folder, "cdk.out");
    // In the folder of a CDK app, it is the output folder that has this name. That is no file that cannot be read.
    return onceIn(known, folder, () => reader.isFile?.(mark) ?? reader.read(mark) !== undefined);
  };
  return {
    holds,
    asset: (path, key) => {
      if (!holds(path)) return undefined;
      const folder = dirname(path);
      return onceIn(assets, folder, () => assetsIn(folder, reader, trees)).get(key);
    },
  };
}

/** Files by the keys that the assets manifests of a folder give them. */
function assetsIn(folder: string, reader: FileReader, trees: FileTreeCache): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const path of reader.list(folder).filter((file) => file.endsWith(".assets.json"))) {
    const text = reader.read(path);
    const [root] = text === undefined ? [] : trees.tree(path, text).documents;
    for (const asset of valuesOf(member(root, "files"))) {
      const file = asLiteral(member(member(asset, "source"), "path"));
      for (const destination of valuesOf(member(asset, "destinations"))) {
        const key = asLiteral(member(destination, "objectKey"));
        if (file !== undefined && key !== undefined) found.set(basename(key), join(folder, file));
      }
    }
  }
  return found;
}

function valuesOf(node: Node | undefined): readonly Node[] {
  return node?.kind === "mapping" ? node.entries.map(({ value }) => value) : [];
}
