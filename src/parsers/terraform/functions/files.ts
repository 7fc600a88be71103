import { basename, dirname } from "node:path/posix";
import { asLiteral, type Node } from "../../../tree/index.js";
import { readNamedFile } from "../template-file.js";
import { computedBoolean, computedText, unknownAt } from "../../values.js";
import type { FunctionCall, FunctionTable, HclFunction } from "./function-call.js";

/** The text of a file, standing in that file. */
const file: HclFunction = ([path], call) => {
  const name = asLiteral(path);
  return name === undefined ? undefined : textOfFile(name, call);
};

function textOfFile(name: string, { location, scope }: FunctionCall): Node {
  const found = readNamedFile(name, scope.module);
  if (!found) {
    const reason = `file ${name} is not there`;
    return unknownAt(location, { id: `${scope.module.environment.path}#file(${name})`, reason });
  }
  const whole = { file: found, start: 0, end: found.text.length };
  const part = { kind: "literal", text: found.text, location: whole, origin: { from: "file", path: found.path } } as const;
  return { kind: "text", parts: [part], location: whole };
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
    const name = asLiteral(path);
    return name === undefined ? undefined : computedBoolean(readNamedFile(name, scope.module) !== undefined, location);
  },
  basename: ofPath((path) => basename(path)),
  dirname: ofPath((path) => dirname(path)),
  abspath: () => undefined,
};
