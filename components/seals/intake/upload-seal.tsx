"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type FormEvent, useId, useState } from "react";
import { sealLimits } from "@/lib/domain/seals/organization/seal.schema";
import { usualLabels } from "@/lib/domain/seals/usual-label";
import { SEAL_KINDS, type SealKind, type SealNames } from "@/lib/standards/seal-drawing/seal/design";
import { useDeed } from "../../organizations/use-deed";
import { Button } from "../../ui/button";
import { Field } from "../../ui/field";
import { Input } from "../../ui/input";
import { Notice } from "../../ui/notice";
import { Select } from "../../ui/select";
import { useToast } from "../../ui/toast";
import { FromPaper } from "../from-paper/from-paper";
import type { MadeFromPaper } from "../from-paper/made-from-paper";
import { TrueSize } from "../studio/true-size";
import { sendSeal } from "./send-seal";

/** A seal from a photograph or a scan of its impression: made into a drawing here, measured, named, sent to be compared. */
export function UploadSeal({
  organizationId,
  names,
  hasOfficial,
}: {
  organizationId: string;
  names: SealNames;
  hasOfficial: boolean;
}) {
  const t = useTranslations("studio.upload");
  const s = useTranslations("studio");
  const codes = useTranslations("errors.codes");
  const broken = useTranslations("organizations.flow")("noConnection");
  const router = useRouter();
  const toast = useToast();
  const deed = useDeed();
  const formId = useId();
  const [made, setMade] = useState<MadeFromPaper | null>(null);
  const [kind, setKind] = useState<SealKind>(hasOfficial ? "contract" : "official");
  // The kind's own name until somebody types another.
  const [typed, setTyped] = useState<string | null>(null);
  const name = typed ?? usualLabels[kind];

  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!made) return deed.refuse("picture", t("needPicture"));
    if (name.trim() === "") return deed.refuse("name", codes("seal_name_needed"));
    deed.run(
      async () => {
        const { picture } = await made.picture();
        return sendSeal({ organizationId, kind, name, outline: made.outline, picture }, broken);
      },
      ({ sealId }) => {
        toast({ tone: "success", title: t("sent") });
        router.push(`/organizations/${organizationId}/seals/${sealId}`);
      },
    );
  };
  const general = deed.general("name", "kind");
  return (
    <div className="grid items-start gap-x-12 gap-y-8 xl:grid-cols-[minmax(0,1fr)_340px]">
      <section className="grid min-w-0 gap-3" aria-labelledby={`${formId}-picture`}>
        <h2 id={`${formId}-picture`} className="text-subheading">
          {t("picture")}
        </h2>
        <FromPaper
          kind="seal"
          onMade={(next) => {
            deed.clear();
            setMade(next);
          }}
        />
      </section>
      <form noValidate onSubmit={submit} className="grid min-w-0 gap-6">
        <section className="grid gap-4" aria-labelledby={`${formId}-about`}>
          <h2 id={`${formId}-about`} className="text-subheading">
            {t("about")}
          </h2>
          <Field label={t("kind")} error={deed.errorOf("kind")} hint={hasOfficial ? t("officialTaken") : undefined}>
            <Select value={kind} onChange={({ target }) => setKind(target.value as SealKind)}>
              {SEAL_KINDS.map((one) => (
                <option key={one} value={one} disabled={one === "official" && hasOfficial}>
                  {s(`kinds.${one}.option`)}
                </option>
              ))}
            </Select>
          </Field>
          <Field label={t("name")} hint={t("nameHint")} required error={deed.errorOf("name")}>
            <Input
              value={name}
              maxLength={sealLimits.name}
              onChange={({ target }) => {
                deed.clear();
                setTyped(target.value);
              }}
            />
          </Field>
        </section>
        {made ? (
          <section className="grid gap-3" aria-labelledby={`${formId}-true`}>
            <div className="grid gap-1">
              <h2 id={`${formId}-true`} className="text-subheading">
                {s("aside.true")}
              </h2>
              <p className="text-sm text-ink-2">{t("trueDetail")}</p>
            </div>
            <TrueSize outline={made.outline} label={s("aside.trueLabel")} />
          </section>
        ) : null}
        <section className="grid gap-3 border-t border-line pt-5" aria-labelledby={`${formId}-review`}>
          <div className="grid gap-1">
            <h2 id={`${formId}-review`} className="text-subheading">
              {t("review")}
            </h2>
            <p className="text-sm text-ink-2">{t("reviewDetail", { name: names.organization })}</p>
          </div>
          {general ? (
            <Notice tone="error" announce>
              {general}
            </Notice>
          ) : null}
          <Button type="submit" className="w-fit phone:w-full" busy={deed.pending}>
            {t("send")}
          </Button>
        </section>
      </form>
    </div>
  );
}
