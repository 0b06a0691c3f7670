import { type ChosenKind, kindOfFile } from "./kind-of-file";

/** A file that somebody chose, and what it is by its content. */
export type Picked = { file: File; kind: ChosenKind };

/** @param mostBytes of a document; nothing of larger ones is looked at */
export const pick = (files: readonly File[], mostBytes: number): Promise<Picked[]> =>
  Promise.all(files.map(async (file) => ({ file, kind: await kindOfFile(file, mostBytes) })));

/** Types and endings for a file input. HEIC is not among them: iPhones then hand out JPEG instead. */
export const PICTURE_TYPES = "image/jpeg,image/png,image/webp,.jpg,.jpeg,.png,.webp";
export const DOCUMENT_TYPES =
  "application/pdf,.pdf,.docx,.doc,.odt,.rtf,application/msword,application/rtf,application/vnd.oasis.opendocument.text,application/vnd.openxmlformats-officedocument.wordprocessingml.document";
