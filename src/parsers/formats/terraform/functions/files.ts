import { basename, dirname, join } from "../../../../paths/index.js";
import { asLiteral, type Node } from "../../../../tree/index.js";
import { setOf } from "../values/sets.js";
import { isNamedFile, missingReason, fileNamesIn, pathOf, readNamedFile } from "./template-file.js";
import { computedBoolean, computedText, unknownAt } from "../../../values/values.js";
import type { FunctionCall, FunctionTable, HclFunction } from "./function-call.js";

/** The text of a file. Its location is in that file. */
const file: HclFunction = ([path], call) => {
  const name = pathOf(path);
  return name === undefined ? undefined : textOfFile(name, call);
};

function textOfFile(name: string, { location, scope }: FunctionCall): Node {
  const found = readNamedFile(name, scope.module);
  if (!found) {
    const reason = missingReason(name, scope.module);
    return unknownAt(location, { id: `${scope.module.environment.path}#file(${name})`, reason });
  }
  const whole = { file: found, start: 0, end: found.text.length };
  const part = {
    kind: "literal",
    text: found.text,
    location: whole,
    origin: { from: "file", path: found.path },
  } as const;
  return { kind: "text", parts: [part], location: whole };
}

/** The files that match a pattern without `**`. They are all in one folder. */
const fileset: HclFunction = ([folder, pattern], { location, scope }) => {
  const [path, glob] = [pathOf(folder), asLiteral(pattern)];
  if (path === undefined || glob === undefined || /\*\*|[[\]{}\\]/.test(glob)) return undefined;
  const [inside, name] = [dirname(glob), basename(glob)];
  if (/[*?]/.test(inside)) return undefined;
  const found = fileNamesIn(join(path, inside), scope.module).filter((one) => fits(one, name));
  const names = found.map((one) => computedText(inside === "." ? one : `${inside}/${one}`, location));
  return setOf(names, location);
};

/** Whether a file name matches a pattern with `*` and `?`. */
function fits(name: string, pattern: string): boolean {
  // The lengths of all beginnings of the pattern that match what was read of the name.
  let ends = new Set([0]);
  const skipStars = (): void => {
    for (const end of ends) if (pattern[end] === "*") ends.add(end + 1);
  };
  skipStars();
  for (const unit of name) {
    const stays = [...ends].filter((end) => pattern[end] === "*");
    const moves = [...ends].filter((end) => pattern[end] === "?" || pattern[end] === unit).map((end) => end + 1);
    ends = new Set([...stays, ...moves]);
    skipStars();
  }
  return ends.has(pattern.length);
}

function ofPath(change: (path: string) => string): HclFunction {
  return ([path], { location }) => {
    const name = asLiteral(path);
    return name === undefined ? undefined : computedText(change(name), location);
  };
}

export const fileFunctions: FunctionTable = {
  file,
  fileexists: ([path], { location, scope }) => {
    const name = pathOf(path);
    const isThere = name === undefined ? undefined : isNamedFile(name, scope.module);
    return isThere === undefined ? undefined : computedBoolean(isThere, location);
  },
  fileset,
  basename: ofPath((path) => basename(path)),
  dirname: ofPath((path) => dirname(path)),
  abspath: () => undefined,
};
