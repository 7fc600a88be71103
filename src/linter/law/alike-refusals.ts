import { siteOf } from "../../source/index.js";
import { isNewFinding, type ProposedEdit } from "./violation.js";

/**
 * After so many refusals for one reason at one place, all other edits that add as much there are refused without a
 * proof.
 */
const enough = 8;

/**
 * Counts refusals in a row, by what edits add to and by reason. A reason that names the place and not what is added is
 * the same for others: a policy that is full takes no other statement that is as long.
 */
export interface AlikeRefusals {
  /** The reason for which none of these edits is tried any more. */
  readonly reasonFor: (proposed: readonly ProposedEdit[]) => string | undefined;
  /** Notes that an edit is refused, or allowed, which ends the row. */
  readonly note: (proposed: ProposedEdit, reason: string | undefined) => void;
}

export function alikeRefusals(): AlikeRefusals {
  const last = new Map<string, { readonly reason: string; readonly count: number; readonly shortest: number }>();
  return {
    reasonFor: (proposed) => {
      const sites = new Set(proposed.map(sitesOf));
      const [site = ""] = sites;
      const known = sites.size === 1 ? last.get(site) : undefined;
      const isAlike = known && known.count >= enough && proposed.every((one) => lengthOf(one) >= known.shortest);
      return isAlike ? known.reason : undefined;
    },
    note: (proposed, reason) => {
      const site = sitesOf(proposed);
      const known = last.get(site);
      // That a finding is still there, or that resources wait for each other, says nothing about other items.
      if (reason === undefined || !isNewFinding(reason)) last.delete(site);
      else if (site !== "") {
        const isSame = known && withoutNumbers(known.reason) === withoutNumbers(reason);
        const length = lengthOf(proposed);
        const row = isSame ? known : { count: 0, shortest: length };
        last.set(site, { reason, count: row.count + 1, shortest: Math.min(row.shortest, length) });
      }
    },
  };
}

/** Where an edit adds items. Empty: it does something else as well. */
function sitesOf({ proposal }: ProposedEdit): string {
  const sites = (proposal.edits() ?? []).map(siteOf);
  return sites.includes(undefined) ? "" : sites.join("\n");
}

function lengthOf({ proposal }: ProposedEdit): number {
  return (proposal.edits() ?? []).reduce((length, { text }) => length + text.length, 0);
}

/** A reason without its amounts. The numbers in names tell which item it is about. */
function withoutNumbers(reason: string): string {
  return reason.replace(/(?<!\S)\d+/g, "");
}
