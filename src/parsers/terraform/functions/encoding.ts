import { asLiteral, type Node } from "../../../tree/index.js";
import { readEmbeddedJson } from "../../embedded.js";
import { computedText } from "../../values.js";
import type { FunctionTable, HclFunction } from "./function-call.js";

/** The value stays what it is; its text is made only where it becomes a part of one. */
const jsonencode: HclFunction = ([node]) => node;

const jsondecode: HclFunction = ([node]): Node | undefined => {
  if (node?.kind === "mapping" || node?.kind === "list" || node?.kind === "null") return node;
  return node?.kind === "scalar" || node?.kind === "text" ? readEmbeddedJson(node) : undefined;
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
  base64encode: ofLiteral((text) => (text.length > 65_536 ? undefined : btoa(bytesOf(text)))),
  base64decode: ofLiteral(fromBase64),
  urlencode: ofLiteral((text) => encodeURIComponent(text).replace(/[!'()*]/g, (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`).replaceAll("%20", "+")),
};
