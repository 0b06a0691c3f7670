import "server-only";
import { headers } from "next/headers";
import { unstable_rethrow } from "next/navigation";
import type { z } from "zod";
import type { Actor, Visitor } from "@/lib/platform/actor";
import { unauthenticated } from "@/lib/platform/errors";
import { checkLimit, type Limit } from "@/lib/platform/limits/rate-limit";
import { readActor, readVisitor } from "@/lib/platform/sessions/read-actor";
import type { ActionResult } from "./action-result";
import { addressBlock } from "./client-address";
import { describeError } from "./describe-error";
import { checkOrigin } from "./origin";

export type { ActionResult } from "./action-result";

/** Who may call: somebody signed in, or anyone (who may be signed in all the same). */
export type Access = "signed-in" | "anyone";
export type Caller<A extends Access> = A extends "signed-in" ? Actor : Actor | Visitor;

export type ActionDefinition<A extends Access, S extends z.ZodType, T> = {
  access: A;
  input: S;
  /** Counted by account where one is signed in, otherwise by network address. */
  limit?: Limit;
  run: (caller: Caller<A>, input: z.output<S>) => Promise<T>;
};

/**
 * The one way into the domain for server actions: origin, session, rate limit, input, then `run`. Known errors come
 * back as results in the reader's language, unknown ones are logged with an id; redirects pass through.
 * A FormData (a form sent before its script has loaded) is read as an object of its fields.
 */
export function action<A extends Access, S extends z.ZodType, T>(definition: ActionDefinition<A, S, T>) {
  return async (input: unknown): Promise<ActionResult<T>> => {
    try {
      checkOrigin("POST", await headers());
      const caller = await callerFor(definition.access);
      if (definition.limit) await checkLimit(definition.limit, limitSubject(caller));
      const parsed = definition.input.parse(input instanceof FormData ? fieldsOf(input) : input);
      return { ok: true, data: await definition.run(caller, parsed) };
    } catch (error) {
      unstable_rethrow(error);
      const { status: _, ...described } = await describeError(error, "action");
      return { ok: false, error: described };
    }
  };
}

/** @throws DomainError unauthenticated where a session is needed and there is none */
export async function callerFor<A extends Access>(access: A): Promise<Caller<A>> {
  const actor = await readActor();
  if (!actor && access === "signed-in") throw unauthenticated();
  return (actor ?? (await readVisitor())) as Caller<A>;
}

/** Whose tries are counted together. */
export const limitSubject = (caller: Actor | Visitor): string =>
  "accountId" in caller ? `account ${caller.accountId}` : `address ${addressBlock(caller.address)}`;

/** Next's own hidden fields begin with "$". A field that occurs more than once becomes a list. */
function fieldsOf(form: FormData): Record<string, unknown> {
  const names = [...new Set(form.keys())].filter((name) => !name.startsWith("$") && name !== "__proto__");
  return Object.fromEntries(
    names.map((name) => {
      const values = form.getAll(name);
      return [name, values.length === 1 ? values[0] : values];
    }),
  );
}
