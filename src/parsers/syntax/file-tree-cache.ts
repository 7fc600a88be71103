import { faultIn, type Comment, type SourceFile, type SyntaxProblem, sourceFile } from "../../source/index.js";
import type { Node } from "../../tree/index.js";
import { readJson } from "./json/json-tree.js";
import { readYaml } from "./yaml/read-yaml.js";

/** A YAML or JSON file, parsed to trees. */
export interface FileTree {
  readonly file: SourceFile;
  readonly documents: readonly Node[];
  readonly problems: readonly SyntaxProblem[];
  readonly comments: readonly Comment[];
  /** The values of YAML anchors that aliases use. */
  readonly sharedValues?: readonly Node[];
}

/** Keeps the trees of files by path, as long as the text of the file is the same. */
export interface FileTreeCache {
  tree(path: string, text: string): FileTree;
}

export function createFileTreeCache(): FileTreeCache {
  const kept = new Map<string, FileTree>();
  return {
    tree(path, text) {
      const known = kept.get(path);
      if (known?.file.text === text) return known;
      const tree = readSafely(sourceFile(path, text));
      kept.set(path, tree);
      return tree;
    },
  };
}

/** If a parser throws, this becomes a problem of the file. */
function readSafely(file: SourceFile): FileTree {
  try {
    return readTree(file);
  } catch (error) {
    return { file, documents: [], problems: [faultIn(file, error)], comments: [] };
  }
}

/**
 * Parses a text as JSON if it begins like JSON, also behind a comment, otherwise as YAML. The file extension decides
 * only for a text that is neither.
 */
function readTree(file: SourceFile): FileTree {
  const begins = /^\s*(?:[{[]|\/[/*])/.test(file.text);
  const isCalledJson = /\.json$/i.test(file.path);
  if (!begins) {
    const yaml = { file, ...readYaml(file) };
    const isNeither = yaml.problems.length > 0 && !beginsWithKey.test(file.text);
    return isCalledJson && isNeither ? { file, ...readJson(file) } : yaml;
  }
  const json = { file, ...readJson(file) };
  if (json.problems.length === 0) return json;
  // A YAML flow mapping also begins like JSON. So valid YAML is not an error, unless the file has the extension of
  // JSON.
  if (isCalledJson) return json;
  const yaml = { file, ...readYaml(file) };
  const [value] = json.documents;
  const isBraced = value?.kind === "mapping" || value?.kind === "list";
  // Behind `//`, YAML may follow.
  return isBraced && yaml.problems.length > 0 ? json : yaml;
}

/** The first line of a template in YAML that is no comment. */
const beginsWithKey = /^\uFEFF?(?:(?:---.*|[ \t]*(?:#.*)?)\r?\n)*["']?\w[\w:-]*["']?[ \t]*:(?:\s|$)/;
