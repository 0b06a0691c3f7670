import { NextRequest } from "next/server";
import NextAuth from "next-auth";
import { authOptions } from "@/lib/domain/accounts/auth-options";
import { route } from "@/lib/platform/web/route";

type Params = { nextauth: string[] };

/** next-auth's own endpoints, behind the same door as every other handler. */
const handler = route<"anyone", Params>({
  access: "anyone",
  run: async ({ request, params }) => {
    const context = { params: Promise.resolve(params) };
    const response: Response = await NextAuth(new NextRequest(request), context, authOptions());
    return limitedResponse(response);
  },
});

/** A sign-in that was refused for its number of tries says so in HTTP's own words, too. */
async function limitedResponse(response: Response): Promise<Response> {
  if (response.status !== 401) return response;
  const answer = (await response
    .clone()
    .json()
    .catch(() => null)) as { url?: unknown } | null;
  const error = URL.canParse(String(answer?.url)) ? new URL(String(answer?.url)).searchParams.get("error") : null;
  const retryAfter = /^too_many_tries:(\d+)$/.exec(error ?? "")?.[1];
  if (!retryAfter) return response;
  const headers = new Headers(response.headers);
  headers.set("Retry-After", retryAfter);
  return new Response(response.body, { status: 429, headers });
}

export { handler as GET, handler as POST };
