import { configSchema, presetNames } from "../../workspace/index.js";
import { isRecord } from "../../source/index.js";
import { rulesFor } from "./directive-completions.js";
import type { Snapshot } from "../lints/snapshot.js";
import type { LoosePlace } from "./loose-tree.js";
import { completionKinds, type Completion } from "./completion.js";

/** What a config takes at a place: names of settings and rules, levels and presets. */
export function configCompletions(place: LoosePlace, snapshot: Snapshot | undefined): readonly Completion[] {
  const { isKey } = place;
  const path = place.path.map(({ name }) => name);
  const inRules = path.at(-1) === "rules";
  if (inRules)
    return rulesFor(snapshot).map(({ description, name }) => ({
      text: name,
      about: description,
      kind: completionKinds.rule,
      isKey: true,
    }));
  if (!isKey && path.at(-2) === "rules") return ["error", "warn", "off"].map(value);
  if (!isKey && path.join() === "extends") return presetNames.map(value);
  const form = path.reduce<unknown>((at, name) => memberOf(at, name), configSchema);
  const keys = recordIn(form, "properties");
  return Object.entries(keys).flatMap(([name, about]) => (name.startsWith("$") ? [] : [keyCompletion(name, about)]));
}

function value(text: string, order = 0): Completion {
  return { text, order, kind: completionKinds.value };
}

function keyCompletion(text: string, about: unknown): Completion {
  const words = isRecord(about) ? about.description : undefined;
  return { text, kind: completionKinds.key, isKey: true, ...(typeof words === "string" && { about: words }) };
}

/** The form of a key in the schema, through lists. */
function memberOf(form: unknown, name: string): unknown {
  const inItems = recordIn(form, "items");
  return new Map(Object.entries({ ...recordIn(form, "properties"), ...recordIn(inItems, "properties") })).get(name);
}

function recordIn(form: unknown, name: "items" | "properties"): Readonly<Record<string, unknown>> {
  const found = isRecord(form) ? form[name] : undefined;
  return isRecord(found) ? found : {};
}
