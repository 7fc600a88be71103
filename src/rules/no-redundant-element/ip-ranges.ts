import { withoutHostBits, type IpRange } from "../../iam/index.js";

/** The range without the bits that its mask does not cover, where it has any: `10.0.0.0/8` for `10.1.2.3/8`. */
export function intendedRange(range: IpRange): string | undefined {
  const { bits, prefix, version } = withoutHostBits(range);
  if (bits === range.bits) return undefined;
  return `${version === 4 ? address4(bits) : address6(bits)}/${String(prefix)}`;
}

function address4(bits: bigint): string {
  return [24n, 16n, 8n, 0n].map((shift) => String((bits >> shift) & 255n)).join(".");
}

/** Writes the groups of zeros at the end, which a network has, as `::`. */
function address6(bits: bigint): string {
  const groups = Array.from({ length: 8 }, (_, index) => ((bits >> BigInt(112 - 16 * index)) & 0xffffn).toString(16));
  const length = groups.findLastIndex((group) => group !== "0") + 1;
  return groups.slice(0, length).join(":") + (length < groups.length ? "::" : "");
}
