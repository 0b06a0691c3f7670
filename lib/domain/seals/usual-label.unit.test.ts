import { expect, it } from "vitest";
import { loadMessages } from "@/lib/platform/i18n/load-messages";
import { SEAL_KINDS } from "@/lib/standards/seal-drawing/seal/design";
import { usualLabels } from "./usual-label";

it("are the names of the kinds in Chinese", async () => {
  const { studio, common } = await loadMessages("zh");
  for (const kind of SEAL_KINDS) {
    expect(usualLabels[kind]).toBe(studio.kinds[kind].name);
    expect(usualLabels[kind]).toBe(common.sealKinds[kind]);
  }
});
