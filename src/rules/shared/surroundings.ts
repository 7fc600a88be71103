import type { Surroundings } from "../../dms/index.js";
import type { Settings } from "../../rule-kit/index.js";

/** Where the settings say that the template is deployed; several regions count as unknown. */
export function surroundingsOf(settings: Settings): Surroundings {
  const [region, ...others] = settings.regions;
  return {
    ...(settings.partition !== undefined && { partition: settings.partition }),
    ...(region !== undefined && others.length === 0 && { region }),
    ...(settings.account !== undefined && { account: settings.account }),
  };
}
