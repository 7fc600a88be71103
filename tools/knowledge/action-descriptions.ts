import { callerNeeds, consoleNeeds, operatorNeeds, roleUses } from "../../src/knowledge/index.js";

/** The actions of DMS, and those that the facts name in other services. */
const named = [...callerNeeds(), ...consoleNeeds(), ...operatorNeeds()]
  .flatMap(({ needs }) => needs)
  .concat(roleUses.flatMap(({ actions }) => actions.map((action) => ({ ...action, phases: [] }))));
const wanted = new Set(named.map(({ action }) => action.toLowerCase()));
const wantedPrefixes = [...new Set(["dms", ...[...wanted].map((action) => action.split(":")[0] ?? "")])].sort();

/** What the package says of actions or condition keys, by their name in lower case. */
export type Described = Readonly<Record<string, { readonly name: string; readonly description: string }>>;

/** What actions do, in the words of the Service Authorization Reference without its beginning. */
export function actionDescriptions(actionsOf: (prefix: string) => Described): Readonly<Record<string, string>> {
  const described = wantedPrefixes.flatMap((prefix) =>
    Object.values(actionsOf(prefix)).flatMap(({ description, name }) => {
      const action = `${prefix}:${name}`;
      const isWanted = prefix === "dms" || wanted.has(action.toLowerCase());
      return isWanted && description !== "" ? [[action, shortened(description)] as const] : [];
    }),
  );
  return sorted(described);
}

/** What the condition keys of the same services are for, in the words of the Service Authorization Reference. */
export function keyDescriptions(keysOf: (prefix: string) => Described): Readonly<Record<string, string>> {
  const described = wantedPrefixes.flatMap((prefix) =>
    Object.values(keysOf(prefix)).flatMap(({ description, name }) => {
      const isWanted = name.startsWith(`${prefix}:`) && description.startsWith("Filters access ");
      return isWanted ? [[name, description.replace(/\.$/, "")] as const] : [];
    }),
  );
  return sorted(described);
}

function sorted(described: readonly (readonly [string, string])[]): Readonly<Record<string, string>> {
  return Object.fromEntries(described.toSorted(([one], [other]) => (one < other ? -1 : 1)));
}

/** The end of "Permission to …": "Grants permission to DMS to create …" goes on with "create …". */
function shortened(description: string): string {
  return description.replace(/^(?:Allows|Controls|Grants)\b.*?\bto (?=[a-z])/, "").replace(/\.$/, "");
}
