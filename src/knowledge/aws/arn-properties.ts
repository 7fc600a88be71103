import { lazily, onceIn, ownValue } from "../../source/index.js";
import data from "./arn-properties.json" with { type: "json" };
import { cloudControlNames, cloudControlPath, isCloudControl } from "./cloud-control.js";
import type { ArnProperties } from "./types.js";

export const arnProperties: ArnProperties = data;

type Paths = ArnProperties["types"][string];

/** The kinds of ARNs that the properties of a type take, by path. */
export const arnPropertiesOf = pathsIn("types");

/** The kinds of resources whose names the properties of a type take, by path. */
export const namePropertiesOf = pathsIn("names");

function pathsIn(table: "types" | "names"): (type: string) => Paths | undefined {
  const ofCloudControl = new Map<string, Paths | undefined>();
  const typesHere = lazily(() => cloudControlNames(Object.keys(arnProperties[table])));
  return (type) => {
    if (!isCloudControl(type)) return ownValue(arnProperties[table], type);
    return onceIn(ofCloudControl, type, () => {
      const of = typesHere().get(type);
      const paths = of === undefined ? undefined : ownValue(arnProperties[table], of);
      return (
        paths &&
        Object.fromEntries(Object.entries(paths).map(([path, kind]) => [cloudControlPath(path), kind] as const))
      );
    });
  };
}

/** The attributes of a type that return an id, which is no name. */
export function idAttributesOf(type: string): readonly string[] {
  if (!isCloudControl(type)) return ownValue(arnProperties.ids, type) ?? [];
  const of = typesWithIds().get(type);
  return of === undefined ? [] : (ownValue(arnProperties.ids, of) ?? []).map(cloudControlPath);
}

const typesWithIds = lazily(() => cloudControlNames(Object.keys(arnProperties.ids)));
