import type { DmsResource, Property, Template } from "../../model/index.js";
import { alternatives, asText, display, type Text } from "../../rule-kit/index.js";

/** A role that a DMS resource hands to DMS. */
export interface PassedRole {
  readonly resource: DmsResource;
  readonly property: Property;
  /** The role's ARN. */
  readonly text: Text;
}

/** Every role that the DMS resources of a template name, each ARN once. */
export function passedRoles(template: Template): readonly PassedRole[] {
  const found = new Map<string, PassedRole>();
  for (const resource of template.dmsResources) {
    for (const property of resource.properties.values()) {
      if (!/roleArn$/i.test(property.id)) continue;
      for (const { value } of alternatives(property.value)) {
        const text = asText(value);
        if (text && !found.has(display(text))) found.set(display(text), { resource, property, text });
      }
    }
  }
  return [...found.values()];
}
