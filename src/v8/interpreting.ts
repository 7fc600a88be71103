import { setFlagsFromString } from "node:v8";

/** The flags that have V8 compile nothing but byte code, and as usual. */
export const interpretingFlags: readonly [only: string, asUsual: string] = ["--no-sparkplug", "--sparkplug"];

/**
 * Does work while V8 only interprets. Where V8 has made simple machine code of a function, it notes so in the code that is kept,
 * and makes it again when the function is first called: in a run on one small file, that takes longer than to interpret it.
 */
export async function interpreting<T>(work: () => Promise<T>): Promise<T> {
  const [only, asUsual] = interpretingFlags;
  setFlagsFromString(only);
  try {
    return await work();
  } finally {
    // Code that is kept for the next run is refused where the flags are others.
    setFlagsFromString(asUsual);
  }
}
