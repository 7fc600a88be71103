import type { Surroundings } from "../../dms/index.js";
import type { Settings } from "../../rule-kit/index.js";

/** What the settings say of the place of deployment; several regions are no region. */
export function surroundingsOf(settings: Settings): Surroundings {
  const [region, ...others] = settings.regions;
  return {
    ...(settings.partition !== undefined && { partition: settings.partition }),
    ...(region !== undefined && others.length === 0 && { region }),
    ...(settings.account !== undefined && { account: settings.account }),
  };
}
