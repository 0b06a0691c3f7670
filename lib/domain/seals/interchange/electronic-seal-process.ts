import { answer } from "@/lib/platform/isolation/answer";
import { type ElectronicSealDescription, readElectronicSeal } from "@/lib/standards/ses/read-electronic-seal";
import { SesError } from "@/lib/standards/ses/structures";

/* The process in which electronic seals of strangers are read. open-electronic-seal.ts starts it and bounds its memory and time. */
export type ElectronicSealQuestion = { bytes: Uint8Array; roots: Uint8Array[]; at: Date };
/** Null where the bytes are no electronic seal. */
export type ElectronicSealAnswer = ElectronicSealDescription | null;

answer(async ({ bytes, roots, at }: ElectronicSealQuestion): Promise<ElectronicSealAnswer> => {
  try {
    return readElectronicSeal(bytes, { anchors: roots }, at);
  } catch (error) {
    if (error instanceof SesError) return null;
    throw error;
  }
});
