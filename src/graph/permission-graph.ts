import { isSatisfiable } from "../tree/index.js";
import { addCallers } from "./callers.js";
import { dmsNode } from "./dms-nodes.js";
import { addKeys } from "./encryption.js";
import type { PermissionGraph } from "./graph.js";
import { sceneOf, type GraphSource } from "./scene.js";
import { addSurplus } from "./surplus.js";
import { addUses } from "./uses.js";
import { addWaiting } from "./waiting.js";

/** The graph of all DMS resources of a run. It is empty if there are none. */
export function permissionGraph(source: GraphSource): PermissionGraph {
  const scene = sceneOf(source);
  for (const unit of source.units) {
    for (const resource of unit.template.dmsResources) {
      if (isSatisfiable(resource.existence) === false) continue;
      dmsNode(scene, unit.template, resource);
      addUses(scene, unit, resource);
      addKeys(scene, unit.template, resource);
      addWaiting(scene, unit.template, resource);
    }
  }
  addSurplus(scene);
  addCallers(scene);
  return scene.draft.finish();
}
