import { sealFile, sealFileTypes } from "@/lib/domain/seals/organization/seal-file";
import { notFound } from "@/lib/platform/errors";
import { contentDisposition } from "@/lib/platform/web/content-disposition";
import { route } from "@/lib/platform/web/route";

export const runtime = "nodejs";

type Params = { sealId: string; version: string; type: string };

/** A copy of a seal, for whoever keeps it. Each one stands in the seal's log. */
export const GET = route<"signed-in", Params>({
  access: "signed-in",
  limit: { name: "seal-copies", perHour: 120, burst: 30 },
  run: async ({ actor, params }) => {
    const type = sealFileTypes.find((one) => one === params.type);
    if (!type || !/^[1-9]\d{0,5}$/.test(params.version)) throw notFound();
    const { bytes, mediaType, fileName } = await sealFile(actor, params.sealId, Number(params.version), type);
    return new Response(bytes, {
      headers: { "Content-Type": mediaType, "Content-Disposition": contentDisposition("attachment", fileName) },
    });
  },
});
