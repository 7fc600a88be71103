import { withoutHostBits, type IpRange } from "../../analysis/index.js";

/** What a range means, where its mask leaves out bits that are written: `10.0.0.0/8` for `10.1.2.3/8`. */
export function meantRange(range: IpRange): string | undefined {
  const { bits, prefix, version } = withoutHostBits(range);
  if (bits === range.bits || version === 6) return undefined;
  const parts = [24n, 16n, 8n, 0n].map((shift) => String((bits >> shift) & 255n));
  return `${parts.join(".")}/${String(prefix)}`;
}
