import type { Outline } from "@/lib/standards/seal-drawing/outline";
import type { PaperKind } from "@/lib/standards/seal-drawing/paper/from-paper";
import type { PaperSealShape } from "@/lib/standards/seal-drawing/paper/seal-shape";
import type { SentPicture } from "./load-picture";

/** What was made of a picture, as its maker sees it now. */
export type MadeFromPaper = {
  /** Checked: within the limits of a personal signature or of an organization's seal. */
  outline: Outline;
  /** Of a seal. */
  shape: PaperSealShape;
  /** The part of the picture that was used, to be compared with: a JPEG of at most 5 MB, in base64. */
  picture: () => Promise<SentPicture>;
};

export type FromPaperProps = {
  /** A person's signature in dark ink, or the red impression of a seal. */
  kind: PaperKind;
  /** What there is to be kept now; null while there is nothing, or while a change is being worked on. */
  onMade: (made: MadeFromPaper | null) => void;
};
