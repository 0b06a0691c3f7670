"use client";

import { Download } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import type { SandboxPaymentInput } from "@/lib/domain/bank-payments/sandbox/sandbox-payment";
import type { ActionResult } from "@/lib/platform/web/action-result";
import { Button } from "../ui/button";
import { Field } from "../ui/field";
import { Input } from "../ui/input";
import { Notice } from "../ui/notice";
import { RadioGroup } from "../ui/radio-group";
import { useDeed } from "./use-deed";
import { useMoney } from "./use-money";

const payers = ["own", "person", "other"] as const;
type Payer = (typeof payers)[number];
const formats = { camt: "camt.053", mt940: "mt940", csv: "csv" } as const;

/** A payment of the sandbox's bank to us: by whom, how much, with which note; told at once, or by a file. */
export function SandboxPayForm({
  names,
  amount,
  note,
  submit,
}: {
  /** The account's holder, and who else pays unless another name is typed. */
  names: Record<Payer, string>;
  /** As it stands in the field, "0.37". */
  amount: string;
  note: string;
  submit: (input: SandboxPaymentInput) => Promise<ActionResult<unknown>>;
}) {
  const t = useTranslations("payments.bank.pay");
  const show = useMoney();
  const router = useRouter();
  const deed = useDeed();
  const [payer, setPayer] = useState<Payer>("own");
  const [typed, setTyped] = useState({ ...names, amount, note });
  const [paid, setPaid] = useState<number | null>(null);
  const change = (part: Partial<typeof typed>) => {
    setTyped((before) => ({ ...before, ...part }));
    setPaid(null);
    deed.clear();
  };
  const amountCents = readYuan(typed.amount);
  const payment = {
    payerName: typed[payer].trim(),
    payerKind: payer === "person" ? ("personal" as const) : ("corporate" as const),
    amountCents: amountCents ?? 0,
    note: typed.note,
  };
  const fileOf = (format: keyof typeof formats) => {
    const query = new URLSearchParams({
      ...payment,
      amountCents: String(payment.amountCents),
      format: formats[format],
    });
    return `/sandbox/bank/statement?${query}`;
  };

  const send = (event: FormEvent) => {
    event.preventDefault();
    if (payment.payerName === "") return deed.refuse("payerName", t("nameNeeded"));
    if (amountCents === null) return deed.refuse("amountCents", t("amountWrong"));
    setPaid(null);
    deed.run(
      () => submit(payment),
      () => {
        setPaid(amountCents);
        router.refresh();
      },
    );
  };

  const general = deed.general("payerName", "amountCents", "note");
  return (
    <form onSubmit={send} noValidate className="grid gap-4">
      {general ? (
        <Notice tone="error" announce>
          {general}
        </Notice>
      ) : null}
      <RadioGroup
        label={t("payer")}
        value={payer}
        onValueChange={(value) => {
          setPayer(payers.find((one) => one === value) ?? "own");
          setPaid(null);
          deed.clear();
        }}
        options={payers.map((one) => ({
          value: one,
          label: t(one),
          hint: one === "own" ? t("ownHint", { name: names.own }) : t(`${one}Hint`),
        }))}
      />
      {payer === "own" ? null : (
        <Field label={t("name")} error={deed.errorOf("payerName")} required>
          <Input
            value={typed[payer]}
            maxLength={140}
            autoComplete="off"
            spellCheck={false}
            onChange={(event) => change({ [payer]: event.currentTarget.value })}
          />
        </Field>
      )}
      <div className="grid grid-cols-2 gap-4 phone:grid-cols-1">
        <Field label={t("amount")} error={deed.errorOf("amountCents")} required>
          <Input
            start="¥"
            inputMode="decimal"
            value={typed.amount}
            maxLength={10}
            autoComplete="off"
            onChange={(event) => change({ amount: event.currentTarget.value })}
          />
        </Field>
        <Field label={t("note")} error={deed.errorOf("note")} optional>
          <Input
            value={typed.note}
            maxLength={140}
            autoComplete="off"
            spellCheck={false}
            onChange={(event) => change({ note: event.currentTarget.value })}
          />
        </Field>
      </div>
      <Button type="submit" size="lg" wide busy={deed.pending}>
        {t("submit")}
      </Button>
      {paid === null ? null : (
        <Notice tone="success" announce>
          {t("paid", { amount: show(paid, "CNY") })}
        </Notice>
      )}
      <div className="grid gap-1.5 border-t border-line pt-4">
        <p className="text-meta font-[560]">{t("download")}</p>
        <p className="text-meta text-ink-2">{t("downloadDetail")}</p>
        <div className="mt-1 flex flex-wrap gap-2">
          {(["camt", "mt940", "csv"] as const).map((format) =>
            amountCents === null || payment.payerName === "" ? (
              <Button key={format} variant="secondary" size="sm" disabled>
                <Download size={15} aria-hidden="true" />
                {t(`formats.${format}`)}
              </Button>
            ) : (
              <Button key={format} asChild variant="secondary" size="sm">
                <a href={fileOf(format)} download>
                  <Download size={15} aria-hidden="true" />
                  {t(`formats.${format}`)}
                </a>
              </Button>
            ),
          )}
        </div>
      </div>
    </form>
  );
}

/** An amount up to 10,000 yuan in minor units; null for what is none. */
function readYuan(typed: string): number | null {
  const parts = /^(\d{1,5})(?:[.,](\d{1,2}))?$/.exec(typed.normalize("NFKC").replace(/[\s¥]/g, ""));
  if (!parts) return null;
  const cents = Number(parts[1]) * 100 + Number((parts[2] ?? "").padEnd(2, "0"));
  return cents >= 1 && cents <= 1_000_000 ? cents : null;
}
