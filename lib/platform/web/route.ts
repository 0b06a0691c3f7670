import "server-only";
import { unstable_rethrow } from "next/navigation";
import { checkLimit, type Limit } from "@/lib/platform/limits/rate-limit";
import { type Access, type Caller, callerFor, limitSubject } from "./action";
import { describeError } from "./describe-error";
import { checkOrigin } from "./origin";

export type RouteDefinition<A extends Access, P> = {
  access: A;
  /** Counted by account where one is signed in, otherwise by network address. */
  limit?: Limit;
  /** For machines that send no Origin and carry no cookie (the time-stamp protocol). Never for a person's request. */
  anyOrigin?: boolean;
  run: (call: { request: Request; params: P; actor: Caller<A> }) => Promise<Response | object>;
};

/**
 * The one way into the domain for route handlers: origin (for methods that change something), session, rate limit,
 * then `run`. An object is answered as JSON; errors as `{ error: { code, message, id? } }` with their status, and
 * `Retry-After` where waiting helps. What is answered is `no-store` unless `run` says otherwise.
 */
export function route<A extends Access, P = Record<string, never>>(definition: RouteDefinition<A, P>) {
  return async (request: Request, context: { params: Promise<P> }): Promise<Response> => {
    try {
      if (!definition.anyOrigin) checkOrigin(request.method, request.headers);
      const actor = await callerFor(definition.access);
      if (definition.limit) await checkLimit(definition.limit, limitSubject(actor));
      const answer = await definition.run({ request, params: await context.params, actor });
      return answer instanceof Response ? withDefaults(answer) : json(answer, 200);
    } catch (error) {
      unstable_rethrow(error);
      const { status, details, ...described } = await describeError(error, new URL(request.url).pathname);
      const response = json({ error: { ...described, ...(details && { details }) } }, status);
      if (details?.retryAfter) response.headers.set("Retry-After", String(details.retryAfter));
      return response;
    }
  };
}

function json(body: object, status: number): Response {
  return withDefaults(Response.json(body, { status }));
}

function withDefaults(response: Response): Response {
  if (!response.headers.has("Cache-Control")) response.headers.set("Cache-Control", "no-store");
  response.headers.set("X-Content-Type-Options", "nosniff");
  return response;
}
