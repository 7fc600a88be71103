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
  if (network === bits) return undefined;
  return `${version === 4 ? address4(network) : address6(network)}/${String(prefix)}`;
}

function address4(bits: bigint): string {
  return [24n, 16n, 8n, 0n].map((shift) => String((bits >> shift) & 255n)).join(".");
}

/** With `::` for the groups of zeros at its end, which a network has. */
function address6(bits: bigint): string {
  const groups = Array.from({ length: 8 }, (_, index) => ((bits >> BigInt(112 - 16 * index)) & 0xffffn).toString(16));
  const address = groups.join(":").replace(/(?::0)+$/, "::");
  return address === "0::" ? "::" : address;
}
