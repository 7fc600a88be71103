import { readFileSync } from "node:fs";
import type { Plugin } from "esbuild";

/**
 * Makes each table of src/knowledge when something of it is first read: the object that is imported has a getter for each of the
 * table's keys. esbuild would write the tables as they are, and V8 would make all of them at each start.
 */
export const tablesOnFirstUse: Plugin = {
  name: "tables-on-first-use",
  setup(build): void {
    build.onLoad({ filter: /[\\/]src[\\/]knowledge[\\/].*\.json$/ }, ({ path }) => {
      const table = JSON.parse(readFileSync(path, "utf8")) as object;
      return Array.isArray(table) ? undefined : { contents: onFirstUse(table), loader: "js" };
    });
  },
};

/** A module whose default export is an object as a JSON file holds it. */
export function onFirstUse(table: object): string {
  const getters = Object.keys(table).map((key) => {
    const name = JSON.stringify(key);
    return `get ${name}() { return table()[${name}]; }`;
  });
  return `let made;
const table = () => (made ??= ${JSON.stringify(table)});
export default { ${getters.join(", ")} };
`;
}
