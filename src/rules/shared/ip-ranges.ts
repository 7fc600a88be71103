import { ipRange, isWithin, type IpRange } from "../../analysis/index.js";

export { ipRange } from "../../analysis/index.js";

/** Ranges that no request over the internet comes from. */
const privateRanges = [
  "10.0.0.0/8",
  "172.16.0.0/12",
  "192.168.0.0/16",
  "127.0.0.0/8",
  "169.254.0.0/16",
  "fc00::/7",
  "fe80::/10",
]
  .map(ipRange)
  .filter((range) => range !== undefined);

export function isPrivate(range: IpRange): boolean {
  return privateRanges.some((outer) => isWithin(range, outer));
}

/** The range without the bits that its mask leaves out, where it has some: `10.0.0.0/8` for `10.1.2.3/8`. */
export function withoutHostBits({ version, bits, prefix }: IpRange): string | undefined {
  const rest = BigInt((version === 4 ? 32 : 128) - prefix);
  const network = (bits >> rest) << rest;
  if (network === bits || version === 6) return undefined;
  const parts = [24n, 16n, 8n, 0n].map((shift) => String((network >> shift) & 255n));
  return `${parts.join(".")}/${String(prefix)}`;
}
