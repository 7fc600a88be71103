import { openResourceTypes, resourceType, typeServices, type ResourceType } from "../../knowledge/index.js";
import {
  resourceKinds,
  resourceSettings,
  type Resource,
  type ResourceKind,
  type ResourceProperty,
  type ResourceSetting,
} from "../../model/index.js";
import { oncePer } from "../../source/index.js";
import { memberAt, type Mapping } from "../../tree/index.js";

const kinds = new Map<string, ResourceKind>(resourceKinds.map((kind) => [kind, kind]));

/** What is known of a type that is declared, not read. */
export function typeFacts(type: string): ResourceType | undefined {
  return (
    resourceType(type) ?? openResourceTypes().find((one) => type.startsWith(one.start) && type.endsWith(one.end))?.type
  );
}

/** The meaning of a type, for all formats. */
function kindOfType(type: string): ResourceKind | undefined {
  return kinds.get((typeFacts(type) ?? resourceType(`data.${type}`))?.kind ?? "");
}

/** What is known of the type of a resource; of what Terraform reads as it is, nothing is read here. */
export function declaredType({ isData, type }: Resource): ResourceType | undefined {
  return isData ? undefined : typeFacts(type);
}

type ResourceFacts = Pick<Resource, "resourceKind" | "service" | "settings">;

/** What the table of resource types says of a resource. */
export function resourceFacts(type: string, isData: boolean, properties: Mapping): ResourceFacts {
  const kind = kindOfType(type);
  const service = typeServices.find(([start]) => type.startsWith(start))?.[1];
  const settings = settingsIn(properties, isData ? undefined : typeFacts(type)?.settings);
  return { settings, ...(kind !== undefined && { resourceKind: kind }), ...(service !== undefined && { service }) };
}

function settingsIn(properties: Mapping, paths: ResourceType["settings"]): Resource["settings"] {
  if (!paths) return noSettings;
  const settings = new Map<ResourceSetting, ResourceProperty>();
  for (const { keys, path, setting } of pathsOf(paths)) {
    const value = memberAt(properties, keys);
    if (value) settings.set(setting, { path, value });
  }
  // Most resources have none of the settings of their type, and all of them are kept.
  return settings.size > 0 ? settings : noSettings;
}

const noSettings: Resource["settings"] = new Map();

const pathsOf = oncePer((paths: NonNullable<ResourceType["settings"]>) =>
  resourceSettings.flatMap((setting) => {
    const path = paths[setting];
    return path === undefined ? [] : [{ setting, path, keys: path.split(".") }];
  }),
);
