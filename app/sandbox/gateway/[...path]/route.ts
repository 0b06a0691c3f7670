import { sandboxGateway } from "@/lib/domain/verification/sandbox/sandbox-gateway";

/**
 * The fictitious providers of the sandbox. Their protocols carry their own proof of who asks: signatures and tokens.
 * Where no sandbox is configured there is nothing here.
 */
async function handle(request: Request): Promise<Response> {
  const gateway = sandboxGateway();
  if (!gateway) return new Response(null, { status: 404 });
  const response = await gateway.handle(request);
  response.headers.set("Cache-Control", "no-store");
  return response;
}

export const POST = handle;
export const GET = handle;
