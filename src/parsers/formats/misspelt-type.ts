import { resourceType, resourceTypeNames } from "../../knowledge/index.js";
import { editDistance, lazily, visibleValue } from "../../source/index.js";

const judged = lazily(() => resourceTypeNames().filter((name) => ofService.test(name)));
const ofService = /^aws(?:::?|_)(?:dms|iam)/i;

/** No two types of AWS in these services are that near to each other. */
const mostLetters = 2;

/** The type of DMS or IAM that a type is most likely meant as. `undefined`: it is one, or none is that near. */
function meantType(type: string): string | undefined {
  if (resourceType(type) || !ofService.test(type)) return undefined;
  const isNear = (name: string): boolean =>
    editDistance(name.toLowerCase(), type.toLowerCase(), mostLetters) <= mostLetters;
  return judged().find(isNear);
}

/** Why nothing is seen of a resource with such a type. */
export function misspeltTypeReason(type: string): string | undefined {
  const meant = meantType(type);
  return meant && `there is no resource type ${visibleValue(type)}, perhaps ${meant} is meant`;
}
