"use client";

import { useRouter } from "next/navigation";
import { useFormatter, useTranslations } from "next-intl";
import { useEffect } from "react";
import type { RoomApproval, RoomSealOfOrganization } from "@/lib/domain/signing/open-room";
import { Notice } from "../ui/notice";

export type ApprovalStanding = "none" | "needed" | "waiting" | "approved" | "refused" | "expired";

/**
 * Where the approvals of the chosen seals stand: the least of them counts. An approval is for the places that it was
 * asked for; other places are another question.
 * @param places which seal stands in which place
 */
export function approvalStanding(
  seals: readonly RoomSealOfOrganization[],
  approvals: readonly RoomApproval[],
  places: Readonly<Record<string, string>>,
): ApprovalStanding {
  const wanted = seals.filter(({ id, approval }) => approval && Object.values(places).includes(id));
  if (wanted.length === 0) return "none";
  const order: ApprovalStanding[] = ["refused", "expired", "needed", "waiting", "approved"];
  const standings = wanted.map(({ id }): ApprovalStanding => {
    const asked = approvals.find(({ sealId }) => sealId === id);
    const fields = Object.keys(places).filter((field) => places[field] === id);
    const same =
      asked && asked.fieldIds.length === fields.length && fields.every((one) => asked.fieldIds.includes(one));
    if (!asked || !same) return "needed";
    const { state } = asked;
    return state === "waiting" || state === "approved" || state === "refused" || state === "expired" ? state : "needed";
  });
  return order.find((one) => standings.includes(one)) ?? "needed";
}

const lookEvery = 10_000;

/** What the approver has said, or that she has not yet; the page looks again by itself. */
export function ApprovalNote({
  standing,
  seals,
  approvals,
}: {
  standing: ApprovalStanding;
  seals: readonly RoomSealOfOrganization[];
  approvals: readonly RoomApproval[];
}) {
  const t = useTranslations("room.approval");
  const format = useFormatter();
  const router = useRouter();
  const waits = standing === "waiting";
  useEffect(() => {
    if (!waits) return;
    const timer = setInterval(() => {
      if (document.visibilityState === "visible") router.refresh();
    }, lookEvery);
    return () => clearInterval(timer);
  }, [waits, router]);

  if (standing === "none" || standing === "needed") return null;
  const about = approvals.find(({ state }) => state === standing);
  const name = seals.find(({ id }) => id === about?.sealId)?.approval?.approver ?? "";
  const until = about ? format.dateTime(about.expiresAt, { dateStyle: "medium", timeStyle: "short" }) : "";
  return (
    <Notice tone={standing === "approved" ? "success" : standing === "waiting" ? "info" : "warning"} announce>
      <p className="font-[560]">{t(`${standing}.title`, { name })}</p>
      <p>{t(`${standing}.detail`, { name, until })}</p>
      {about?.reason ? <p className="mt-1 border-l-2 border-line-strong pl-2">{about.reason}</p> : null}
    </Notice>
  );
}
