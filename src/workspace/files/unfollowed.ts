/**
 * Why a link is not followed, or a name leads to no file. Repositories have links that lead to nothing here, and templates name
 * what is no template: that is passed over. Other files that cannot be read make the run fail.
 */
export const unfollowed = {
  nowhere: "its link leads nowhere",
  outOfProject: "its link leads out of the project",
  outOfFolder: "its link leads out of the folder that is linted",
  noFile: "it is not a regular file",
  folder: "it is a folder",
} as const;

const reasons: ReadonlySet<string> = new Set(Object.values(unfollowed));

export function isPassedOver(reason: string): boolean {
  return reasons.has(reason);
}
