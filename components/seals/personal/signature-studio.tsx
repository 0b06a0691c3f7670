"use client";

import { Plus } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { SignatureInfo } from "@/lib/domain/seals/personal/signature.schema";
import { Button } from "../../ui/button";
import { Card } from "../../ui/card";
import { SignatureList } from "./signature-list";
import { SignatureMaker, type SignatureMakerProps } from "./signature-maker";

export type SignatureStudioProps = Omit<SignatureMakerProps, "onSaved"> & {
  signatures: readonly SignatureInfo[];
  prefer: Parameters<typeof SignatureList>[0]["prefer"];
  retire: Parameters<typeof SignatureList>[0]["retire"];
};

/** One's signatures, and the place to make another; where there is none yet, that place is open. */
export function SignatureStudio({ signatures, prefer, retire, ...maker }: SignatureStudioProps) {
  const t = useTranslations("seals.page");
  const router = useRouter();
  const [making, setMaking] = useState(false);
  const open = making || signatures.length === 0;
  return (
    <div className="grid grid-cols-1 gap-5">
      {signatures.length > 0 ? <SignatureList signatures={signatures} prefer={prefer} retire={retire} /> : null}
      {open ? (
        <Card>
          <SignatureMaker
            {...maker}
            onSaved={() => {
              setMaking(false);
              router.refresh();
            }}
          />
        </Card>
      ) : (
        <Button
          variant="secondary"
          className="justify-self-start"
          icon={<Plus size={16} aria-hidden />}
          onClick={() => setMaking(true)}
        >
          {t("another")}
        </Button>
      )}
    </div>
  );
}
