/**
 * Why a link is not followed. Repositories have links that lead to nothing here: they are passed over. Other files that
 * cannot be read make the run fail.
 */
export const unfollowed = {
  nowhere: "its link leads nowhere",
  outOfProject: "its link leads out of the project",
  outOfFolder: "its link leads out of the folder that is linted",
  noFile: "it is not a regular file",
} as const;

const reasons: ReadonlySet<string> = new Set(Object.values(unfollowed));

export function isPassedOver(reason: string): boolean {
  return reasons.has(reason);
}
