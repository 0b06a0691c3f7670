"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import type { ChangeRepresentativeInput, CheckResult } from "@/lib/domain/organizations/organization.schema";
import type { ConsentText } from "@/lib/domain/people/consent.schema";
import type { ActionResult } from "@/lib/platform/web/action-result";
import { ConsentBox } from "../people/consent-box";
import { AlertDialog } from "../ui/alert-dialog";
import { Button } from "../ui/button";
import { Field } from "../ui/field";
import { Input } from "../ui/input";
import { Notice } from "../ui/notice";
import { CheckOutcome } from "./check-outcome";
import { useDeed } from "./use-deed";

type Change = (input: { organizationId: string }) => Promise<ActionResult<unknown>>;

export type OrganizationChangesProps = {
  organizationId: string;
  consent: ConsentText;
  takeOverName: (input: { organizationId: string }) => Promise<ActionResult<CheckResult>>;
  changeRepresentative: (input: ChangeRepresentativeInput) => Promise<ActionResult<CheckResult>>;
  changeAccount: Change;
};

/** What can change about an organization, and what each change asks to be proven again. */
export function OrganizationChanges(props: OrganizationChangesProps) {
  const t = useTranslations("organizations.changes");
  return (
    <ul className="grid border-t border-line">
      <NewName {...props} />
      <NewRepresentative {...props} />
      <li className="grid gap-1 border-b border-line py-4">
        <h3 className="text-[15px]">{t("operator.title")}</h3>
        <p className="text-meta text-ink-2">{t("operator.detail")}</p>
      </li>
      <NewAccount {...props} />
    </ul>
  );
}

function NewName({ organizationId, takeOverName }: OrganizationChangesProps) {
  const t = useTranslations("organizations.changes");
  const router = useRouter();
  const deed = useDeed();
  const [open, setOpen] = useState(false);
  const [result, setResult] = useState<CheckResult | null>(null);
  return (
    <li className="grid gap-3 border-b border-line py-4">
      <div className="grid gap-1">
        <h3 className="text-[15px]">{t("name.title")}</h3>
        <p className="text-meta text-ink-2">{t("name.detail")}</p>
      </div>
      <Said result={result} problem={deed.general()} />
      <AlertDialog
        open={open}
        onOpenChange={setOpen}
        trigger={
          <Button variant="secondary" size="sm" className="w-fit">
            {t("name.action")}
          </Button>
        }
        title={t("name.confirmTitle")}
        description={t("name.confirmDetail")}
        confirm={t("name.confirm")}
        cancel={t("name.cancel")}
        variant="primary"
        busy={deed.pending}
        onConfirm={() => {
          setOpen(false);
          deed.run(
            () => takeOverName({ organizationId }),
            (data) => {
              setResult(data);
              router.refresh();
            },
          );
        }}
      />
    </li>
  );
}

function NewRepresentative({ organizationId, consent, changeRepresentative }: OrganizationChangesProps) {
  const t = useTranslations("organizations.changes");
  const words = useTranslations("organizations.check");
  const consents = useTranslations("organizations.consent");
  const router = useRouter();
  const deed = useDeed();
  const [open, setOpen] = useState(false);
  const [name, setName] = useState("");
  const [agreed, setAgreed] = useState(false);
  const [result, setResult] = useState<CheckResult | null>(null);
  const send = (event: FormEvent) => {
    event.preventDefault();
    setResult(null);
    if (!agreed) return deed.refuse("consent", consents("needed"));
    const { locale, sha256 } = consent;
    deed.run(
      () => changeRepresentative({ organizationId, legalRepresentative: name, consent: { locale, sha256 } }),
      (data) => {
        setResult(data);
        if (data.outcome === "match") setOpen(false);
        router.refresh();
      },
    );
  };
  return (
    <li className="grid gap-3 border-b border-line py-4">
      <div className="grid gap-1">
        <h3 className="text-[15px]">{t("representative.title")}</h3>
        <p className="text-meta text-ink-2">{t("representative.detail")}</p>
      </div>
      <Said result={result} problem={deed.general("legalRepresentative", "consent")} />
      {open ? (
        <form onSubmit={send} noValidate className="grid max-w-lg gap-4">
          <Field label={words("representative")} error={deed.errorOf("legalRepresentative")} required>
            <Input
              value={name}
              maxLength={100}
              spellCheck={false}
              onChange={(event) => {
                setName(event.currentTarget.value);
                deed.clear();
              }}
            />
          </Field>
          <ConsentBox
            text={consent}
            more={consents("open")}
            checked={agreed}
            error={deed.errorOf("consent")}
            onChange={(checked) => {
              setAgreed(checked);
              deed.clear();
            }}
          />
          <Button type="submit" className="w-fit" busy={deed.pending}>
            {words("submit")}
          </Button>
        </form>
      ) : (
        <Button variant="secondary" size="sm" className="w-fit" onClick={() => setOpen(true)}>
          {t("representative.action")}
        </Button>
      )}
    </li>
  );
}

function NewAccount({ organizationId, changeAccount }: OrganizationChangesProps) {
  const t = useTranslations("organizations.changes");
  const router = useRouter();
  const deed = useDeed();
  return (
    <li className="grid gap-3 border-b border-line py-4">
      <div className="grid gap-1">
        <h3 className="text-[15px]">{t("account.title")}</h3>
        <p className="text-meta text-ink-2">{t("account.detail")}</p>
      </div>
      <Said result={null} problem={deed.general()} />
      <Button
        variant="secondary"
        size="sm"
        className="w-fit"
        busy={deed.pending}
        onClick={() =>
          deed.run(
            () => changeAccount({ organizationId }),
            () => router.push(`/organizations/${organizationId}/verify`),
          )
        }
      >
        {t("account.action")}
      </Button>
    </li>
  );
}

function Said({ result, problem }: { result: CheckResult | null; problem: string | null }) {
  const t = useTranslations("organizations.changes");
  if (problem)
    return (
      <Notice tone="error" announce>
        {problem}
      </Notice>
    );
  if (!result) return null;
  return result.outcome === "match" ? (
    <Notice tone="success" announce>
      {t("done")}
    </Notice>
  ) : (
    <CheckOutcome result={result} />
  );
}
