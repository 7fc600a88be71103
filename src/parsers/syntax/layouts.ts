import type { Layout } from "../../tree/index.js";

/** Texts are rarely indented further. */
const sharedIndents = 40;

/** The layouts of one syntax. The nodes of all its files share those that are common. */
export function layoutsOf(syntax: Layout["syntax"]): (style: Layout["style"], indent: number) => Layout {
  const known = new Map<Layout["style"], Layout[]>();
  return (style, indent) => {
    if (indent >= sharedIndents) return { syntax, style, indent };
    const ofStyle = known.get(style) ?? [];
    if (ofStyle.length === 0) known.set(style, ofStyle);
    return (ofStyle[indent] ??= { syntax, style, indent });
  };
}
