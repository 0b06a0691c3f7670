"use client";

import { useTranslations } from "next-intl";
import type { Outline } from "@/lib/standards/seal-drawing/outline";
import { OutlineView } from "../seals/outline-view";
import { Dialog } from "../ui/dialog";
import { Facts } from "../ui/facts";
import { IntentProof, type IntentProofProps } from "./intent-proof";

export type ConfirmDialogProps = IntentProofProps & {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: string;
  /** Those that are signed. */
  documents: readonly { id: string; fileName: string }[];
  /** The verified name. */
  name: string;
  /** The organization that she signs for; null where she signs for herself. */
  organization: string | null;
  certificate: { serial: string };
  /** What is put into the contract, each once, with what it is. */
  outlines: readonly {
    id: string;
    label: string;
    outline: Outline;
    /** Those in which all of it stands. */
    places: number;
    /** It also goes over the edges of pages. */
    acrossPages: boolean;
  }[];
  sandbox: boolean;
};

const shortSerial = (serial: string) =>
  `${serial.slice(0, 4)} ${serial.slice(4, 8)} … ${serial.slice(-4)}`.toUpperCase();

/**
 * The last confirmation: repeats what is signed, as whom, with which signature and under which certificate, and asks
 * for the proof that the person means it. Nothing is signed before.
 */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const { open, onOpenChange, title, documents, name, organization, certificate, outlines, sandbox } = props;
  const t = useTranslations("room.confirm");
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title={t("title")} description={t("lead")} keepOpen>
      <div className="grid gap-4">
        <Facts
          facts={[
            { id: "contract", name: t("contract"), value: title },
            ...(documents.length > 1
              ? [
                  {
                    id: "documents",
                    name: t("documents"),
                    value: (
                      <ul>
                        {documents.map(({ id, fileName }) => (
                          <li key={id}>{fileName}</li>
                        ))}
                      </ul>
                    ),
                  },
                ]
              : []),
            ...(organization ? [{ id: "for", name: t("for"), value: organization }] : []),
            {
              id: "as",
              name: t(organization ? "by" : "as"),
              value: sandbox ? t("sandboxName", { name }) : name,
            },
            {
              id: "certificate",
              name: t("certificate"),
              value: <span className="num">{shortSerial(certificate.serial)}</span>,
            },
          ]}
        />
        <div className="flex gap-2">
          {outlines.map(({ id, label, outline, places, acrossPages }) => (
            <div key={id} className="on-paper min-w-0 flex-1 rounded-lg border border-line bg-white p-3">
              <div className="grid h-24 place-items-center">
                <OutlineView outline={outline} size="box" label={label} />
              </div>
              {organization ? (
                <p className="mt-2 truncate text-center text-xs text-[#57534A]">
                  {t("places", { label, places, across: acrossPages ? "yes" : "no" })}
                </p>
              ) : null}
            </div>
          ))}
        </div>
        <IntentProof {...props} />
      </div>
    </Dialog>
  );
}
