import { lazily } from "../../source/index.js";

/** An IP address or a range of them, as bits. */
export interface IpRange {
  readonly version: 4 | 6;
  readonly bits: bigint;
  /** The number of leading bits that all addresses of the range have in common. */
  readonly prefix: number;
}

/** Reads an address or a range: `10.0.0.0/8`, `2001:db8::1`. `undefined`: the text is neither. */
export function ipRange(text: string): IpRange | undefined {
  const [, address = "", mask] = /^([\da-fA-F.:]+)(?:\/(\d{1,3}))?$/.exec(text) ?? [];
  const version = address.includes(":") ? 6 : 4;
  const bits = version === 4 ? bitsOf4(address) : bitsOf6(address);
  const size = sizeOf(version);
  const prefix = mask === undefined ? size : Number(mask);
  return bits === undefined || prefix > size ? undefined : { version, bits, prefix };
}

/** Whether all addresses of the inner range are in the outer one. */
export function isRangeWithin(inner: IpRange, outer: IpRange): boolean {
  if (outer.version !== inner.version || outer.prefix > inner.prefix) return false;
  const rest = BigInt(sizeOf(outer.version) - outer.prefix);
  return outer.bits >> rest === inner.bits >> rest;
}

function sizeOf(version: IpRange["version"]): number {
  return version === 4 ? 32 : 128;
}

function bitsOf4(address: string): bigint | undefined {
  const parts = address.split(".");
  if (parts.length !== 4 || !parts.every((part) => /^\d{1,3}$/.test(part) && Number(part) < 256)) return undefined;
  return parts.reduce((sum, part) => sum * 256n + BigInt(part), 0n);
}

function bitsOf6(written: string): bigint | undefined {
  const address = withoutDots(written);
  const halves = address.split("::");
  if (halves.length > 2 || address.includes(":::")) return undefined;
  const [head = [], tail = []] = halves.map((half) => (half === "" ? [] : half.split(":")));
  const isShort = halves.length === 2;
  if (isShort ? head.length + tail.length > 7 : head.length !== 8) return undefined;
  const groups = [...head, ...Array<string>(8 - head.length - tail.length).fill("0"), ...tail];
  if (!groups.every((group) => /^[\da-fA-F]{1,4}$/.test(group))) return undefined;
  return groups.reduce((sum, group) => sum * 65536n + BigInt(`0x${group}`), 0n);
}

/** The last four bytes of an IPv6 address may be written as an IPv4 address: `::ffff:203.0.113.7`. */
function withoutDots(address: string): string {
  const start = address.lastIndexOf(":") + 1;
  const bits = bitsOf4(address.slice(start));
  if (bits === undefined) return address;
  return `${address.slice(0, start)}${(bits >> 16n).toString(16)}:${(bits & 0xffffn).toString(16)}`;
}

/** Ranges of private addresses: no request over the internet comes from them. */
const privateRanges = lazily(() =>
  ["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "127.0.0.0/8", "169.254.0.0/16", "fc00::/7", "fe80::/10"]
    .map(ipRange)
    .filter((range) => range !== undefined),
);

export function isPrivate(range: IpRange): boolean {
  return privateRanges().some((outer) => isRangeWithin(range, outer));
}

/** The range with zeros after its prefix: `10.0.0.0/8` for `10.1.2.3/8`. */
export function withoutHostBits({ version, bits, prefix }: IpRange): IpRange {
  const rest = BigInt(sizeOf(version) - prefix);
  return { version, prefix, bits: (bits >> rest) << rest };
}
