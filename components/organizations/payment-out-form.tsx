"use client";

import { useRouter } from "next/navigation";
import { useFormatter, useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import type { PayoutInput } from "@/lib/domain/bank-payments/payment.schema";
import type { ActionResult } from "@/lib/platform/web/action-result";
import { readCorporateAccount } from "@/lib/standards/china-ids/corporate-account";
import { focusContent } from "../layouts/focus-content";
import { Button } from "../ui/button";
import { Field } from "../ui/field";
import { Input } from "../ui/input";
import { Notice } from "../ui/notice";
import { type Branch, BranchSearch } from "./payment-branch-search";
import { useDeed } from "./use-deed";

/** The account that we are to pay: its branch by search, its number as it is typed; its name stands and cannot change. */
export function PaymentOutForm({
  organizationId,
  name,
  sample,
  search,
  submit,
}: {
  organizationId: string;
  /** The verified name. */
  name: string;
  /** The organization's account at the sandbox's bank, where money is fictitious. */
  sample?: { branch: Branch; number: string } | undefined;
  search: (input: { query: string }) => Promise<ActionResult<Branch[]>>;
  submit: (input: PayoutInput) => Promise<ActionResult<unknown>>;
}) {
  const t = useTranslations("payments.out");
  const format = useFormatter();
  const router = useRouter();
  const deed = useDeed();
  const [branch, setBranch] = useState<Branch | null>(null);
  const [account, setAccount] = useState("");
  const [left, setLeft] = useState(false);
  const reading = readCorporateAccount(account);
  const fault =
    reading.ok || (!left && reading.reason !== "characters") || account.trim() === "" ? null : reading.reason;

  const send = (event: FormEvent) => {
    event.preventDefault();
    if (!branch) return deed.refuse("cnaps", t("branchNeeded"));
    if (!reading.ok) return deed.refuse("account", t(`accountFaults.${reading.reason}`));
    deed.run(
      () => submit({ organizationId, cnaps: branch.cnaps, account: reading.normalized }),
      () => {
        focusContent();
        router.replace(`/organizations/${organizationId}/verify`);
        router.refresh();
      },
    );
  };

  const wait = deed.error?.code === "payout_limit" ? Number(deed.error.details?.retryAfter) : null;
  const general = wait !== null ? null : deed.general("cnaps", "account");
  return (
    <form onSubmit={send} noValidate className="grid gap-5">
      {wait !== null ? (
        <Notice tone="warning" title={t("limited.title")} announce>
          {t("limited.detail", {
            time: format.dateTime(new Date(Date.now() + wait * 1000), { dateStyle: "medium", timeStyle: "short" }),
          })}
        </Notice>
      ) : null}
      {general ? (
        <Notice tone="error" announce>
          {general}
        </Notice>
      ) : null}
      {sample ? (
        <Notice
          tone="warning"
          title={t("sandbox.title")}
          actions={
            <Button
              variant="secondary"
              size="sm"
              onClick={() => {
                setBranch(sample.branch);
                setAccount(sample.number);
                deed.clear();
              }}
            >
              {t("sandbox.use")}
            </Button>
          }
        >
          {t("sandbox.account", { number: sample.number, branch: sample.branch.branch })}
        </Notice>
      ) : null}
      <dl className="grid gap-1">
        <dt className="text-meta font-[560]">{t("holder")}</dt>
        <dd className="text-[17px] font-[580]">{name}</dd>
        <dd className="text-meta text-ink-3">{t("holderHint")}</dd>
      </dl>
      <BranchSearch
        chosen={branch}
        error={deed.errorOf("cnaps")}
        search={search}
        onChoose={(one) => {
          setBranch(one);
          deed.clear();
        }}
      />
      <Field
        label={t("account")}
        hint={t("accountHint")}
        error={deed.errorOf("account") ?? (fault ? t(`accountFaults.${fault}`) : undefined)}
        success={
          reading.ok ? t("accountRead", { digits: reading.normalized.length, end: reading.lastFour }) : undefined
        }
        required
      >
        <Input
          className="num"
          inputMode="numeric"
          value={account}
          maxLength={50}
          autoComplete="off"
          spellCheck={false}
          onChange={(event) => {
            setAccount(event.currentTarget.value);
            setLeft(false);
            deed.clear();
          }}
          onBlur={() => setLeft(true)}
        />
      </Field>
      <Button type="submit" size="lg" wide busy={deed.pending}>
        {t("submit")}
      </Button>
    </form>
  );
}
