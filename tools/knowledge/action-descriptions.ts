import { callerNeeds, consoleNeeds, operatorNeeds, roleUses } from "../../src/knowledge/index.js";

/** The actions of DMS, and those that the facts name in other services. */
const named = [...callerNeeds, ...consoleNeeds, ...operatorNeeds]
  .flatMap(({ needs }) => needs)
  .concat(roleUses.flatMap(({ actions }) => actions.map((action) => ({ ...action, phases: [] }))));
const wanted = new Set(named.map(({ action }) => action.toLowerCase()));

/** What actions do, in the words of the Service Authorization Reference without its beginning. */
export function actionDescriptions(
  actionsOf: (prefix: string) => Readonly<Record<string, { readonly name: string; readonly description: string }>>,
): Readonly<Record<string, string>> {
  const prefixes = [...new Set(["dms", ...[...wanted].map((action) => action.split(":")[0] ?? "")])].sort();
  const described = prefixes.flatMap((prefix) =>
    Object.values(actionsOf(prefix)).flatMap(({ description, name }) => {
      const action = `${prefix}:${name}`;
      const isWanted = prefix === "dms" || wanted.has(action.toLowerCase());
      return isWanted && description !== "" ? [[action, shortened(description)] as const] : [];
    }),
  );
  return Object.fromEntries(described.sort(([one], [other]) => (one < other ? -1 : 1)));
}

function shortened(description: string): string {
  return description.replace(/^Grants permissions? to /, "").replace(/\.$/, "");
}
