"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { sealLimits } from "@/lib/domain/seals/organization/seal.schema";
import { checkOutline, type Outline, SEAL_LIMITS } from "@/lib/standards/seal-drawing/outline";
import { useDeed } from "../../organizations/use-deed";
import { Button } from "../../ui/button";
import { Field } from "../../ui/field";
import { FileDrop } from "../../ui/file-drop";
import { Input } from "../../ui/input";
import { Notice } from "../../ui/notice";
import { useToast } from "../../ui/toast";
import { BeforeAfter } from "./before-after";
import { ImportFacts } from "./import-facts";
import { pixelsOfPicture } from "./import-picture";
import { outlineOfPicture } from "./import-trace";
import { ImportVerdict } from "./import-verdict";
import { askImport, base64Of, type ShownImport, sendSeal } from "./send-seal";

const mostBytes = 1024 * 1024;

type Brought = { file: { name: string; bytes: number }; electronicSeal: string; look: ShownImport };
/** What its picture was made into, or why there is nothing, as a key of `studio.import`. */
type Drawn = { outline: Outline } | { problem: "noInk" | "fine" | "pictureUnreadable" } | null;

/** Takes in an electronic seal: the file is checked, shown with what it is, named, and sent to be compared. */
export function ImportSeal({ organizationId, hasOfficial }: { organizationId: string; hasOfficial: boolean }) {
  const t = useTranslations("studio.import");
  const kinds = useTranslations("studio.kinds");
  const codes = useTranslations("errors.codes");
  const broken = useTranslations("organizations.flow")("noConnection");
  const router = useRouter();
  const toast = useToast();
  const reading = useDeed();
  const sending = useDeed();
  const [brought, setBrought] = useState<Brought | null>(null);
  const [drawn, setDrawn] = useState<Drawn>(null);
  const [name, setName] = useState("");

  const forget = () => {
    reading.clear();
    sending.clear();
    setBrought(null);
    setDrawn(null);
  };
  const take = (file: File) => {
    forget();
    reading.run(
      async () => {
        const electronicSeal = await base64Of(file);
        const answer = await askImport(organizationId, electronicSeal, broken);
        if (!answer.ok) return answer;
        const look = answer.data;
        return { ok: true as const, data: { electronicSeal, look, drawn: look.refusal ? null : await draw(look) } };
      },
      ({ electronicSeal, look, drawn }) => {
        setBrought({ file: { name: file.name, bytes: file.size }, electronicSeal, look });
        setDrawn(drawn);
        setName(look.kind ? kinds(`${look.kind}.name`) : "");
      },
    );
  };
  const look = brought?.look ?? null;
  const taken = look?.kind === "official" && hasOfficial;
  const outline = drawn && "outline" in drawn ? drawn.outline : null;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!brought || !look?.kind || !outline) return;
    if (name.trim() === "") return sending.refuse("name", codes("seal_name_needed"));
    const { electronicSeal } = brought;
    const { kind } = look;
    sending.run(
      // The picture to compare with is the one in the seal.
      () => sendSeal({ organizationId, kind, name, outline, picture: "", electronicSeal }, broken),
      ({ sealId }) => {
        toast({ tone: "success", title: t("sent") });
        router.push(`/organizations/${organizationId}/seals/${sealId}`);
      },
    );
  };
  return (
    <div className="grid max-w-4xl gap-7">
      <FileDrop
        label={t("file")}
        accept=".esl,.der,.dat,.bin"
        acceptLabel={t("accepted")}
        maxBytes={mostBytes}
        hint={t("fileHint")}
        current={brought?.file}
        error={reading.general()}
        disabled={reading.pending || sending.pending}
        onFile={take}
        onCancel={forget}
      />
      {reading.pending ? (
        <p role="status" className="text-ink-2">
          {t("reading")}
        </p>
      ) : null}
      {look ? (
        <div className="grid items-start gap-x-10 gap-y-7 md:grid-cols-2 md:grid-rows-[auto_1fr]">
          <ImportVerdict look={look} />
          <div className="grid min-w-0 gap-6 md:order-first md:row-span-2">
            {look.picture ? (
              <BeforeAfter
                picture={look.picture}
                before={t("picture")}
                outline={outline}
                after={t("drawing")}
                problem={drawn && "problem" in drawn ? t(drawn.problem) : null}
              />
            ) : null}
            <ImportFacts look={look} outline={outline} />
          </div>
          {look.refusal || taken || !outline ? (
            <div className="grid min-w-0 gap-5">
              {taken && !look.refusal ? <Notice tone="warning">{codes("one_official_seal")}</Notice> : null}
              <Button variant="secondary" className="w-fit" onClick={forget}>
                {t("another")}
              </Button>
            </div>
          ) : (
            <form noValidate onSubmit={submit} className="grid min-w-0 gap-5">
              <Field label={t("name")} hint={t("nameHint")} required error={sending.errorOf("name")}>
                <Input
                  value={name}
                  maxLength={sealLimits.name}
                  onChange={(event) => {
                    sending.clear();
                    setName(event.target.value);
                  }}
                />
              </Field>
              {sending.general("name") ? (
                <Notice tone="error" announce>
                  {sending.general("name")}
                </Notice>
              ) : null}
              <div className="grid gap-2">
                <Button type="submit" className="w-fit" busy={sending.pending}>
                  {t("send")}
                </Button>
                <p className="text-meta text-ink-3">{t("sendHint")}</p>
              </div>
            </form>
          )}
        </div>
      ) : null}
    </div>
  );
}

async function draw({ picture, widthMm, heightMm }: ShownImport): Promise<Drawn> {
  if (!picture) return { problem: "pictureUnreadable" };
  try {
    const outline = outlineOfPicture(await pixelsOfPicture(picture), { widthMm, heightMm });
    if (!outline) return { problem: "noInk" };
    try {
      return { outline: checkOutline(outline, SEAL_LIMITS) };
    } catch {
      return { problem: "fine" };
    }
  } catch {
    return { problem: "pictureUnreadable" };
  }
}
