import { uploadSealInput } from "@/lib/domain/seals/organization/seal.schema";
import { uploadSeal } from "@/lib/domain/seals/organization/upload-seal";
import { env } from "@/lib/platform/env";
import { readJson } from "@/lib/platform/web/read-json";
import { route } from "@/lib/platform/web/route";
import { plainHeaders } from "@/lib/platform/web/security-headers";

export const runtime = "nodejs";

/** A picture and an electronic seal, both larger by a third as text, and the drawing. */
const mostBytes = 12_000_000;

/**
 * Takes in a seal that was made of a picture or of an electronic seal, as JSON (`UploadSealInput`). The body is counted
 * while it arrives, and this path stands outside middleware, which would cut it.
 */
export const POST = route({
  access: "signed-in",
  limit: { name: "upload-seal", perHour: 30, burst: 15 },
  run: async ({ request, actor }) => {
    const answer = await uploadSeal(actor, uploadSealInput.parse(await readJson(request, mostBytes)));
    const headers = plainHeaders({ path: "/api/uploads/seal", https: env().APP_URL.startsWith("https:") });
    return Response.json(answer, { status: 201, headers });
  },
});
