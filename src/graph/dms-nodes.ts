import { kindName } from "../dms/index.js";
import { resourceKey } from "../iam/index.js";
import type { DmsResource, Template } from "../model/index.js";
import { filePlaceOf } from "../source/index.js";
import type { Scene } from "./scene.js";

/** The node of a DMS resource. */
export function dmsNode({ draft }: Scene, template: Template, resource: DmsResource): string {
  return draft.node(resourceKey(template, resource.address), () => ({
    kind: "dms",
    type: kindName(resource),
    name: nameAt(resource.address),
    presence: "declared",
    address: resource.address,
    template: template.path,
    place: filePlaceOf(resource.location),
  }));
}

/** An address without the name of its section. */
export function nameAt(address: string): string {
  return address.replace(/^Resources\./, "");
}
