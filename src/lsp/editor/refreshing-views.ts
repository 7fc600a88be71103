import type { Client } from "./client.js";
import type { Publish } from "./follow-documents.js";
import type { Rpc } from "./rpc.js";

/** Milliseconds without new findings before the editor is told. While somebody types, nobody looks at other documents. */
const rest = 300;

/**
 * Tells the editor to ask for code lenses and inlay hints again when a document was judged again whose text has not
 * changed: another file of its module, a config or a file on the disk has. By itself an editor asks only where somebody types.
 */
export function refreshingViews(
  rpc: Pick<Rpc, "request">,
  { refreshesHints, refreshesLenses }: Pick<Client, "refreshesHints" | "refreshesLenses">,
  showsHints: () => boolean,
  publish: Publish,
): Publish {
  const judged = new Map<string, number>();
  let timer: NodeJS.Timeout | undefined;
  const refresh = (): void => {
    const methods = [
      ...(refreshesLenses ? ["workspace/codeLens/refresh"] : []),
      ...(refreshesHints && showsHints() ? ["workspace/inlayHint/refresh"] : []),
    ];
    // An editor that refuses asks by itself some time.
    for (const method of methods) void rpc.request(method, {}).catch(() => undefined);
  };
  return (document, diagnostics) => {
    const { uri, version } = document;
    if (version !== undefined && judged.get(uri) === version) {
      clearTimeout(timer);
      timer = setTimeout(refresh, rest);
    }
    if (version === undefined) judged.delete(uri);
    else judged.set(uri, version);
    publish(document, diagnostics);
  };
}
