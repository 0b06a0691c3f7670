import { useTranslations } from "next-intl";
import { Tag, type Tone } from "@/components/ui/tag";

export type StatusOf = { state: string; myTurn: boolean; signed: number; signers: number };

const tones: Record<string, Tone> = {
  draft: "gray",
  sending: "amber",
  out: "amber",
  completed: "jade",
  declined: "seal",
  expired: "gray",
  withdrawn: "gray",
};

/** How a contract stands, in the words of the person who reads it. */
export function ContractStatus({ state, myTurn, signed, signers }: StatusOf) {
  const t = useTranslations("contracts.status");
  if (state === "out" && myTurn) return <Tag tone="seal">{t("yourTurn")}</Tag>;
  if (state === "out") return <Tag tone="amber">{t("out", { signed, signers })}</Tag>;
  const known = ["draft", "sending", "completed", "declined", "expired", "withdrawn"] as const;
  const found = known.find((one) => one === state);
  return <Tag tone={tones[state] ?? "gray"}>{found ? t(found) : state}</Tag>;
}
