/** The address if it is one of the web: others may run code when somebody follows them. */
export function webAddress(url: string | undefined): string | undefined {
  return url !== undefined && /^https?:\/\/[!-~]+$/.test(url) ? url : undefined;
}
