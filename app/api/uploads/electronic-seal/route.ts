import { lookAtImport } from "@/lib/domain/seals/organization/look-at-import";
import { lookAtImportInput } from "@/lib/domain/seals/organization/seal.schema";
import { env } from "@/lib/platform/env";
import { readJson } from "@/lib/platform/web/read-json";
import { route } from "@/lib/platform/web/route";
import { plainHeaders } from "@/lib/platform/web/security-headers";

export const runtime = "nodejs";

/** One megabyte, larger by a third as text. */
const mostBytes = 1_500_000;

/**
 * Says what an electronic seal is and how far it can be believed; nothing of it is kept. The body is JSON, counted while
 * it arrives, and this path stands outside middleware.
 */
export const POST = route({
  access: "signed-in",
  limit: { name: "look-at-electronic-seal", perHour: 60, burst: 20 },
  run: async ({ request, actor }) => {
    const look = await lookAtImport(actor, lookAtImportInput.parse(await readJson(request, mostBytes)));
    const headers = plainHeaders({ path: "/api/uploads/electronic-seal", https: env().APP_URL.startsWith("https:") });
    return Response.json(look, { headers });
  },
});
