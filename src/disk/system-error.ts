export function isSystemError(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && "code" in error && typeof error.code === "string";
}

/** Gives `undefined` for system errors: a link to itself, a path that is too long, a locked folder. */
export function reached<T>(ask: () => T): T | undefined {
  try {
    return ask();
  } catch (error) {
    if (isSystemError(error)) return undefined;
    throw error;
  }
}

const readReasons: ReadonlyMap<string, string> = new Map([
  ["EACCES", "there is no permission to read it"],
  ["EPERM", "there is no permission to read it"],
  ["ENOENT", "it is gone"],
  ["ENOTDIR", "a file stands where its folder would be"],
  ["ELOOP", "its link leads back to itself"],
  ["ENAMETOOLONG", "its path is too long"],
  ["ENXIO", "it is not a regular file"],
  ["EISDIR", "it is a folder"],
  ["EBADF", "it is not open for reading"],
]);

/** Why something cannot be read, as words behind "cannot be read: ". */
export function unreadableReason(error: Error & { readonly code?: string | undefined }): string {
  return readReasons.get(error.code ?? "") ?? error.message;
}

const writeReasons: ReadonlyMap<string, string> = new Map([
  ["EACCES", "there is no permission to write there"],
  ["EPERM", "there is no permission to write there"],
  ["EROFS", "the disk is read-only"],
  ["ENOSPC", "no space is left on the disk"],
  ["EDQUOT", "no space is left on the disk for this user"],
  ["EFBIG", "it would be larger than a file may be here"],
  ["EISDIR", "it is a folder"],
  ["EEXIST", "a file, or a link that leads nowhere, stands where its folder would be"],
  ["ENOTDIR", "a file stands where its folder would be"],
  ["ENOENT", "it or its folder does not exist"],
  ["ELOOP", "its link leads back to itself"],
  ["ENAMETOOLONG", "its path is too long"],
]);

/**
 * Why something cannot be written, as words behind "cannot be written: ". The words of the system name what nobody knows:
 * the temporary file that would have taken its place.
 */
export function unwrittenReason(error: NodeJS.ErrnoException): string {
  if (error.syscall === "fchown") return "its owner cannot be kept";
  return writeReasons.get(error.code ?? "") ?? error.message;
}
