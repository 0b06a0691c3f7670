import type { SignatureInfo } from "@/lib/domain/seals/personal/signature.schema";

/** The word for what a signature is, as the messages have it: how it came here, or how its name seal is cut. */
export const signatureWord = ({ kind, origin, cut }: Pick<SignatureInfo, "kind" | "origin" | "cut">) =>
  kind === "name_seal" ? (cut ?? "relief") : origin;
