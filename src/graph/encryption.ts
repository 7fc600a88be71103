import { aliasTarget, resourceAt, resourcesIn } from "../iam/index.js";
import type { DmsResource, Resource, Template } from "../model/index.js";
import { filePlaceOf } from "../source/index.js";
import { alternatives, asText, display, reasonOf, type Node } from "../tree/index.js";
import { dmsNode } from "./dms-nodes.js";
import type { EdgePart } from "./graph.js";
import type { Scene } from "./scene.js";
import { targetNode } from "./targets.js";

/** Keys with which DMS itself encrypts the storage of instances and the settings of endpoints. */
const ownKeys = ["instance.kmsKey", "replicationConfig.kmsKey", "instanceProfile.kmsKey", "endpoint.kmsKey"];

/** Adds the keys with which a DMS resource, and the resources that its settings name, are encrypted. */
export function addKeys(scene: Scene, template: Template, resource: DmsResource): void {
  const node = dmsNode(scene, template, resource);
  for (const id of ownKeys) addKey(scene, template, node, resource.properties.get(id)?.value);
  for (const { id, value } of resource.properties.values()) {
    if (/roleArn$/i.test(id)) continue;
    for (const { value: one } of alternatives(value)) {
      const text = asText(one);
      for (const key of text ? new Set(resourcesIn(text)) : []) {
        const named = resourceAt(scene.project, key);
        if (text && named && encryptionKey(named))
          addKey(scene, template, targetNode(scene, "", text), encryptionKey(named));
      }
    }
  }
}

function encryptionKey({ isData, settings }: Resource): Node | undefined {
  return isData ? undefined : settings.get("encryptionKey")?.value;
}

function addKey(scene: Scene, template: Template, from: string, value: Node | undefined): void {
  for (const { value: one } of value ? alternatives(value) : []) {
    const written = asText(one);
    if (!written || display(written) === "") continue;
    const text = aliasTarget(scene.project, template, written) ?? written;
    const isKnown = reasonOf(text) === undefined || resourcesIn(text).length > 0;
    const part: EdgePart = {
      state: isKnown ? "granted" : "undecided",
      actions: [],
      resources: [],
      purposes: [],
      ...(!isKnown && { reason: reasonOf(text) ?? "the KMS key is not known" }),
      source: [],
      statements: [{ name: "the setting", place: filePlaceOf(written.location) }],
    };
    scene.draft.edge(from, targetNode(scene, "kms:", text), "encrypted by", part);
  }
}
