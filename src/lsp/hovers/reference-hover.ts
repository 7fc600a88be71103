import { resourceAt } from "../../iam/index.js";
import type { Project } from "../../model/index.js";
import type { Location } from "../../source/index.js";
import type { HoverText } from "./hover.js";
import { mentionsIn } from "../navigation/mentions.js";
import type { SettingsOf } from "./policy-hover.js";
import { resourceHover, roleHover } from "./resource-hover.js";

/** The hover of a reference to a DMS resource or a role: that of the place where it is declared. */
export function referenceHover(
  isHere: (location: Location) => boolean,
  model: Project,
  settingsOf: SettingsOf,
): HoverText | undefined {
  const mentions = mentionsIn(model).filter(({ isImplied, location }) => !isImplied && isHere(location));
  const lengthOf = ({ location: { end, start } }: (typeof mentions)[number]): number => end - start;
  const [mention] = mentions.toSorted((one, other) => lengthOf(one) - lengthOf(other));
  const resource = mention && resourceAt(model, mention.key);
  if (!resource) return undefined;
  const { file, start } = resource.location;
  const isThere = (place: Location): boolean =>
    place.file.path === file.path && place.start <= start && start <= place.end;
  for (const template of model.templates) {
    if (template.resources.get(resource.address) !== resource) continue;
    const found =
      resourceHover(isThere, template, model, settingsOf(template)) ?? roleHover(isThere, template, model, settingsOf);
    if (found) return { ...found, location: mention.location };
  }
  return undefined;
}
