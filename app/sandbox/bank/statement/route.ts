import { sandboxStatement } from "@/lib/domain/bank-payments/sandbox/pay-from-sandbox";
import { sandboxStatementQuery } from "@/lib/domain/bank-payments/sandbox/sandbox-payment";
import { route } from "@/lib/platform/web/route";

/** One payment of the sandbox as the file of a bank, to be uploaded in the back office. */
export const GET = route({
  access: "signed-in",
  limit: { name: "sandbox-bank", perHour: 120, burst: 30 },
  run: async ({ request }) => {
    const { format, ...payment } = sandboxStatementQuery.parse(Object.fromEntries(new URL(request.url).searchParams));
    const { fileName, contentType, bytes } = sandboxStatement([payment], format);
    return new Response(Uint8Array.from(bytes), {
      headers: { "Content-Type": contentType, "Content-Disposition": `attachment; filename="${fileName}"` },
    });
  },
});
