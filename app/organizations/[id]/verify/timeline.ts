import type { TimelineFacts } from "@/components/organizations/flow-timeline";
import type { FlowStanding } from "@/lib/domain/organizations/flow-standing";
import type { AuthorityProof } from "@/lib/platform/organization-settings";

/** What the way at the left of the page says about a flow. */
export function timelineOf(
  standing: FlowStanding,
  certificate: TimelineFacts["certificate"] = standing.purpose === "account" ? "kept" : "todo",
): TimelineFacts {
  const { phase, operator, registerDone, proven, underWay, purpose } = standing;
  const register =
    registerDone ??
    // Another account is proven of an organization that passed the register before.
    (purpose === "account" ? "before" : phase === "asked" || phase === "licence" ? phase : ("now" as const));
  const last = proven.at(-1);
  return { operator: operator.name, register, authority: authorityOf(), certificate };

  function authorityOf(): TimelineFacts["authority"] {
    if (phase === "passed" && last) return { proven: last };
    if (phase === "proof" && underWay) return { waiting: underWay.method as AuthorityProof };
    return phase === "authority" ? "now" : "todo";
  }
}
