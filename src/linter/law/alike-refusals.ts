import { siteOf } from "../../source/index.js";
import type { ProposedEdit } from "./violation.js";

/** After so many refusals for one reason at one place, all other edits that add something there are refused without a proof. */
const enough = 8;

/**
 * Counts refusals in a row, by what edits add to and by reason. Most such reasons are not about the items that are added:
 * a policy that is full takes no other statement either.
 */
export interface AlikeRefusals {
  /** The reason for which none of these edits is tried any more. */
  readonly reasonFor: (proposed: readonly ProposedEdit[]) => string | undefined;
  /** Notes that an edit is refused, or allowed, which ends the row. */
  readonly note: (proposed: ProposedEdit, reason: string | undefined) => void;
}

export function alikeRefusals(): AlikeRefusals {
  const last = new Map<string, { readonly reason: string; readonly count: number }>();
  return {
    reasonFor: (proposed) => {
      const sites = new Set(proposed.map(sitesOf));
      const [site = ""] = sites;
      const known = sites.size === 1 ? last.get(site) : undefined;
      return known && known.count >= enough ? known.reason : undefined;
    },
    note: (proposed, reason) => {
      const site = sitesOf(proposed);
      const known = last.get(site);
      if (reason === undefined) last.delete(site);
      else if (site !== "") {
        const isSame = known && withoutNumbers(known.reason) === withoutNumbers(reason);
        last.set(site, { reason, count: isSame ? known.count + 1 : 1 });
      }
    },
  };
}

/** Where an edit adds items. Empty: it does something else as well. */
function sitesOf({ proposal }: ProposedEdit): string {
  const sites = (proposal.edits() ?? []).map(siteOf);
  return sites.includes(undefined) ? "" : sites.join("\n");
}

function withoutNumbers(reason: string): string {
  return reason.replace(/\d+/g, "");
}
