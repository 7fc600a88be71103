import { lazily, onceIn, ownValue } from "../../source/index.js";
import data from "./arn-properties.json" with { type: "json" };
import { cloudControlNames, cloudControlPath, isCloudControl } from "./cloud-control.js";
import type { ArnProperties } from "./types.js";

export const arnProperties: ArnProperties = data;

type Paths = ArnProperties["types"][string];

const ofCloudControl = new Map<string, Paths | undefined>();

/** The kinds of ARNs that the properties of a type take, by path. */
export function arnPropertiesOf(type: string): Paths | undefined {
  if (!isCloudControl(type)) return ownValue(arnProperties.types, type);
  return onceIn(ofCloudControl, type, () => {
    const of = typesHere().get(type);
    const paths = of === undefined ? undefined : ownValue(arnProperties.types, of);
    return (
      paths && Object.fromEntries(Object.entries(paths).map(([path, kind]) => [cloudControlPath(path), kind] as const))
    );
  });
}

const typesHere = lazily(() => cloudControlNames(Object.keys(arnProperties.types)));

/** The attributes of a type that return an id, which is no name. */
export function idAttributesOf(type: string): readonly string[] {
  if (!isCloudControl(type)) return ownValue(arnProperties.ids, type) ?? [];
  const of = typesWithIds().get(type);
  return of === undefined ? [] : (ownValue(arnProperties.ids, of) ?? []).map(cloudControlPath);
}

const typesWithIds = lazily(() => cloudControlNames(Object.keys(arnProperties.ids)));
