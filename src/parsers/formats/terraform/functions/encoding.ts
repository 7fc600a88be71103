import { asLiteral, type Node } from "../../../../tree/index.js";
import { readEmbeddedJson } from "../../../syntax/embedded/embedded.js";
import { computedText } from "../../../values/values.js";
import { readYaml } from "../../../syntax/yaml/read-yaml.js";
import { withoutSet } from "../values/sets.js";
import { csvdecode } from "./csv.js";
import { asEncoded, encodedScalar } from "./encoded.js";
import type { FunctionTable, HclFunction } from "./function-call.js";
import { fromYaml } from "./yaml-values.js";

/** A list or mapping stays a value, so that a policy keeps the location where it is written. See `encoded.ts`. */
const jsonencode: HclFunction = ([node], { location }) => {
  if (node?.kind === "list" || node?.kind === "mapping") return asEncoded(node);
  return node && encodedScalar(node, location);
};

const jsondecode: HclFunction = ([node], { fail }): Node | undefined => {
  // A copy no longer stands for its JSON text.
  if (node?.kind === "mapping" || node?.kind === "list") return withoutSet({ ...node });
  if (node?.kind !== "scalar" && node?.kind !== "text") return undefined;
  const text = asLiteral(node);
  if (text !== undefined && !isJson(text)) return fail("it is not valid JSON");
  return readEmbeddedJson(node);
};

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** YAML of a file keeps its locations in that file. Other texts have no locations inside. */
const yamldecode: HclFunction = ([node], { location }): Node | undefined => {
  if (node?.kind === "mapping" || node?.kind === "list") return withoutSet({ ...node });
  const text = asLiteral(node);
  if (!node || text === undefined) return undefined;
  const isFile = node.location.file.text === text;
  const file = isFile ? node.location.file : { ...node.location.file, text };
  const { documents, problems } = readYaml(file, new Map());
  const [root] = documents;
  return root && documents.length === 1 && problems.length === 0
    ? fromYaml(root, isFile ? undefined : location)
    : undefined;
};

function ofLiteral(change: (text: string) => string | undefined): HclFunction {
  return ([node], { location }) => {
    const text = asLiteral(node);
    const changed = text === undefined ? undefined : change(text);
    return changed === undefined ? undefined : computedText(changed, location);
  };
}

function bytesOf(text: string): string {
  return String.fromCharCode(...new TextEncoder().encode(text));
}

function fromBase64(text: string): string | undefined {
  if (!/^[A-Za-z0-9+/]*={0,2}$/.test(text) || text.length % 4 !== 0) return undefined;
  const bytes = Uint8Array.from(atob(text), (byte) => byte.charCodeAt(0));
  return new TextDecoder().decode(bytes);
}

export const encodingFunctions: FunctionTable = {
  jsonencode,
  jsondecode,
  // No AWS policy is YAML, so only the value matters.
  yamlencode: ([node]) => (node?.kind === "list" || node?.kind === "mapping" ? node : undefined),
  yamldecode,
  csvdecode,
  base64encode: ofLiteral((text) => (text.length > 65_536 ? undefined : btoa(bytesOf(text)))),
  base64decode: ofLiteral(fromBase64),
  urlencode: ofLiteral((text) =>
    encodeURIComponent(text)
      .replace(/[!'()*]/g, (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`)
      .replaceAll("%20", "+"),
  ),
};
