import { sendPaper } from "@/lib/domain/organizations/send-papers";
import { checkAddressLimit } from "@/lib/domain/verification/address-limit";
import { env } from "@/lib/platform/env";
import { notFound } from "@/lib/platform/errors";
import { readBody } from "@/lib/platform/web/read-body";
import { route } from "@/lib/platform/web/route";
import { plainHeaders } from "@/lib/platform/web/security-headers";

export const runtime = "nodejs";

const mostBytes = 10_000_000;

/**
 * Takes one paper about an organization for the administrators: its bytes are the body, as they are. The body is counted
 * while it arrives, and this path stands outside middleware, which would cut it.
 */
export const POST = route<"signed-in", { id: string; paper: string }>({
  access: "signed-in",
  limit: { name: "send-paper", perHour: 20, burst: 10 },
  run: async ({ request, params, actor }) => {
    const { id: organizationId, paper: kind } = params;
    if (kind !== "licence" && kind !== "letter") throw notFound();
    await checkAddressLimit(actor.address);
    const bytes = await readBody(request, mostBytes);
    await sendPaper(actor, { organizationId, kind, bytes: new Uint8Array(bytes) });
    const headers = plainHeaders({
      path: "/api/uploads/organization",
      https: env().APP_URL.startsWith("https:"),
    });
    return Response.json({}, { status: 201, headers });
  },
});
