import { useTranslations } from "next-intl";
import { Tag, type Tone } from "@/components/ui/tag";
import type { ContractProgress } from "@/lib/domain/contracts/overview/contract-progress";
import type { ParticipantRole } from "@/lib/domain/contracts/roles";

export type StatusOf = {
  state: string;
  /** What the reader is asked to do now; null where nothing is. */
  myTurn: { role: ParticipantRole } | null;
  progress: ContractProgress;
};

const tones: Record<string, Tone> = {
  draft: "gray",
  in_approval: "amber",
  sending: "amber",
  out: "amber",
  completed: "jade",
  declined: "seal",
  expired: "gray",
  withdrawn: "gray",
  voided: "gray",
};

/** How a contract stands, in the words of the person who reads it. */
export function ContractStatus({ state, myTurn, progress }: StatusOf) {
  const t = useTranslations("contracts.status");
  if (state === "out" && myTurn)
    return <Tag tone="seal">{t(myTurn.role === "approver" ? "yourApproval" : "yourTurn")}</Tag>;
  const { done, all, onlySignatures } = progress;
  if (state === "out") return <Tag tone="amber">{t(onlySignatures ? "out" : "outDone", { done, all })}</Tag>;
  const known = ["draft", "in_approval", "sending", "completed", "declined", "expired", "withdrawn", "voided"] as const;
  const found = known.find((one) => one === state);
  return <Tag tone={tones[state] ?? "gray"}>{found ? t(found) : state}</Tag>;
}
