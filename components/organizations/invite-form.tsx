"use client";

import { useRouter } from "next/navigation";
import { useFormatter, useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import type { InviteInput } from "@/lib/domain/organizations/organization.schema";
import type { InvitedRole } from "@/lib/domain/organizations/policy";
import type { ActionResult } from "@/lib/platform/web/action-result";
import { Button } from "../ui/button";
import { Field } from "../ui/field";
import { Input } from "../ui/input";
import { Notice } from "../ui/notice";
import { Select } from "../ui/select";
import { useDeed } from "./use-deed";

export type OpenInvitation = { id: string; email: string; role: string; expiresAt: Date };

/** An invitation by mail, and those that are open. */
export function InviteForm({
  organizationId,
  roles,
  invitations,
  invite,
  withdraw,
}: {
  organizationId: string;
  /** The roles that the reader may give. */
  roles: readonly InvitedRole[];
  invitations: OpenInvitation[];
  invite: (input: InviteInput) => Promise<ActionResult<unknown>>;
  withdraw: (input: { organizationId: string; invitationId: string }) => Promise<ActionResult<unknown>>;
}) {
  const t = useTranslations("organizations.members");
  const words = useTranslations("organizations.roles");
  const format = useFormatter();
  const router = useRouter();
  const inviting = useDeed();
  const withdrawing = useDeed();
  const [email, setEmail] = useState("");
  const [role, setRole] = useState<InvitedRole>("member");
  const [sent, setSent] = useState<string | null>(null);
  const send = (event: FormEvent) => {
    event.preventDefault();
    setSent(null);
    inviting.run(
      () => invite({ organizationId, email, role }),
      () => {
        setSent(email.trim());
        setEmail("");
        router.refresh();
      },
    );
  };
  const problem = inviting.general("email") ?? withdrawing.general();
  return (
    <div className="grid gap-4">
      <form
        onSubmit={send}
        noValidate
        aria-label={t("invite")}
        className="grid grid-cols-[minmax(0,1fr)_160px_auto] items-start gap-2.5 phone:grid-cols-1"
      >
        <Field label={t("inviteEmail")} error={inviting.errorOf("email")} required>
          <Input
            type="email"
            inputMode="email"
            autoComplete="off"
            value={email}
            maxLength={254}
            onChange={(event) => {
              setEmail(event.currentTarget.value);
              inviting.clear();
            }}
          />
        </Field>
        <Field label={t("inviteRole")}>
          <Select value={role} onChange={(event) => setRole(event.currentTarget.value as InvitedRole)}>
            {roles.map((one) => (
              <option key={one} value={one}>
                {words(one)}
              </option>
            ))}
          </Select>
        </Field>
        <Button type="submit" variant="secondary" busy={inviting.pending} className="mt-[25px] phone:mt-0">
          {t("inviteSubmit")}
        </Button>
      </form>
      {problem ? (
        <Notice tone="error" announce>
          {problem}
        </Notice>
      ) : null}
      {sent ? (
        <Notice tone="success" announce>
          {t("invited", { email: sent })}
        </Notice>
      ) : null}
      {invitations.length > 0 ? (
        <section aria-label={t("open")} className="grid gap-1">
          <h3 className="text-[15px]">{t("open")}</h3>
          <ul className="border-t border-line">
            {invitations.map((one) => (
              <li key={one.id} className="flex flex-wrap items-center gap-x-4 gap-y-1 border-b border-line py-2">
                <span className="min-w-0 flex-1 wrap-anywhere phone:basis-full">{one.email}</span>
                <span className="text-meta text-ink-2">{words(one.role as InvitedRole)}</span>
                <span className="num text-meta text-ink-2">
                  {t("until", { date: format.dateTime(one.expiresAt, { dateStyle: "medium" }) })}
                </span>
                <Button
                  variant="quiet"
                  size="sm"
                  busy={withdrawing.pending}
                  aria-label={t("withdrawLabel", { email: one.email })}
                  onClick={() =>
                    withdrawing.run(
                      () => withdraw({ organizationId, invitationId: one.id }),
                      () => router.refresh(),
                    )
                  }
                >
                  {t("withdraw")}
                </Button>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
    </div>
  );
}
