"use client";

import { useRouter } from "next/navigation";
import { useFormatter, useTranslations } from "next-intl";
import { useState } from "react";
import type { MemberLine } from "@/lib/domain/organizations/get-organization";
import type { InvitedRole } from "@/lib/domain/organizations/policy";
import type { ActionResult } from "@/lib/platform/web/action-result";
import { DutyChoice, type SubmitDuty } from "../seals/grants/duty-choice";
import { AlertDialog } from "../ui/alert-dialog";
import { Button } from "../ui/button";
import { Notice } from "../ui/notice";
import { Cell, CellTitle, HeadCell, Row, Table, TableBody, TableHead } from "../ui/table";
import { useDeed } from "./use-deed";

type Member = { organizationId: string; membershipId: string };

/** Who belongs to an organization, and what the reader may change about each. */
export function MemberList({
  organizationId,
  name,
  members,
  end,
  changeRole,
  setDuty,
}: {
  organizationId: string;
  name: string;
  members: MemberLine[];
  end: (input: Member) => Promise<ActionResult<unknown>>;
  changeRole: (input: Member & { role: InvitedRole }) => Promise<ActionResult<unknown>>;
  /** Null where the reader does not say whose duty the seals are. */
  setDuty: SubmitDuty | null;
}) {
  const t = useTranslations("organizations.members");
  const roles = useTranslations("organizations.roles");
  const duties = useTranslations("sealUse.duty");
  const format = useFormatter();
  const router = useRouter();
  const deed = useDeed();
  const [ending, setEnding] = useState<MemberLine | null>(null);
  const refresh = () => {
    setEnding(null);
    router.refresh();
  };
  const callOf = ({ name: own, email }: MemberLine) => own ?? email;
  return (
    <div className="grid gap-3">
      {deed.general() ? (
        <Notice tone="error" announce>
          {deed.general()}
        </Notice>
      ) : null}
      <Table label={t("label", { name })}>
        <TableHead>
          <HeadCell>{t("person")}</HeadCell>
          <HeadCell>{t("role")}</HeadCell>
          <HeadCell>{duties("column")}</HeadCell>
          <HeadCell aria-hidden="true" />
        </TableHead>
        <TableBody>
          {members.map((member) => {
            const { id, role, sealDuty, since, isMe, mayEnd, mayBecome, email } = member;
            const action = mayBecome && t(mayBecome === "administrator" ? "makeAdministrator" : "makeMember");
            return (
              <Row key={id}>
                <Cell>
                  <CellTitle
                    title={`${member.name ?? t("unproven")}${isMe ? ` (${t("you")})` : ""}`}
                    detail={<span className="wrap-anywhere">{email}</span>}
                  />
                </Cell>
                <Cell label={t("role")}>
                  <span className="grid phone:justify-items-end">
                    {roles(role)}
                    <span className="num text-meta text-ink-3">
                      {t("sinceDate", { date: format.dateTime(since, { dateStyle: "medium" }) })}
                    </span>
                  </span>
                </Cell>
                <Cell label={duties("column")}>
                  {setDuty && role !== "owner" ? (
                    <DutyChoice
                      organizationId={organizationId}
                      membershipId={id}
                      name={callOf(member)}
                      duty={sealDuty}
                      submit={setDuty}
                    />
                  ) : (
                    duties(role === "owner" ? "owner" : (sealDuty ?? "none"))
                  )}
                </Cell>
                <Cell className={mayBecome || mayEnd ? "text-right phone:text-left" : "phone:hidden"}>
                  <span className="inline-flex flex-wrap justify-end gap-1.5 phone:justify-start">
                    {mayBecome && action ? (
                      <Button
                        variant="quiet"
                        size="sm"
                        busy={deed.pending}
                        aria-label={t("roleLabel", { action, name: callOf(member) })}
                        onClick={() =>
                          deed.run(() => changeRole({ organizationId, membershipId: id, role: mayBecome }), refresh)
                        }
                      >
                        {action}
                      </Button>
                    ) : null}
                    {mayEnd ? (
                      <Button
                        variant="quiet"
                        size="sm"
                        aria-label={t("endLabel", { name: callOf(member) })}
                        onClick={() => setEnding(member)}
                      >
                        {t("end")}
                      </Button>
                    ) : null}
                  </span>
                </Cell>
              </Row>
            );
          })}
        </TableBody>
      </Table>
      <AlertDialog
        open={ending !== null}
        onOpenChange={(open) => !open && setEnding(null)}
        title={t("endTitle", { name: ending ? callOf(ending) : "" })}
        description={t("endDetail")}
        confirm={t("endConfirm")}
        cancel={t("keep")}
        busy={deed.pending}
        onConfirm={() => ending && deed.run(() => end({ organizationId, membershipId: ending.id }), refresh)}
      />
    </div>
  );
}
