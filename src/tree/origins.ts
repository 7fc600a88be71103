import type { DefaultOrigin, Origin, TextPart } from "./nodes.js";

// Each is one object, because most parts of a template have one of them.

/** The origin of what stands in the file. */
export const written = { from: "written" } as const satisfies Origin;

/** The origin of what was worked out. */
export const computed = { from: "computed" } as const satisfies Origin;

/** The default of a parameter or variable that gave or chose a part. */
export function defaultBehind({ chosenBy, origin }: Pick<TextPart, "chosenBy" | "origin">): DefaultOrigin | undefined {
  return origin.from === "default" ? origin : chosenBy;
}
