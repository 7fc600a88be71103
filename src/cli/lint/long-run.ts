import type { Workspace } from "../../workspace/index.js";

/** The length of all texts from which V8 spends much time on compiling. To load its settings takes 2 ms. */
const longTexts = 50_000;

/** Does the work of a run on a workspace, and lets V8 compile faster where that takes long. */
export async function inRunOf<T>({ reader, units }: Workspace, work: () => Promise<T>): Promise<T> {
  const files = units.flatMap((unit) => unit.files);
  const length = files.reduce((total, path) => total + (reader.read(path)?.length ?? 0), 0);
  if (length < longTexts) return work();
  const { inliningLess } = await import("../../v8/index.js");
  return inliningLess(work);
}
