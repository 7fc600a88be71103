/*
 * Gives the tests other modules for two of theirs. The runner registers it in the process in which the mutants run.
 */
export async function resolve(specifier, context, next) {
  if (specifier === "vitest") return next(new URL("./test-collector.ts", import.meta.url).href, context);
  const found = await next(specifier, context);
  return found.url.split("?")[0].endsWith("/src/source/once-per.ts")
    ? next(new URL("./once-per.ts", import.meta.url).href, context)
    : found;
}
