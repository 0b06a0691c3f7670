import "server-only";
import { randomBytes } from "node:crypto";
import { getTranslations } from "next-intl/server";
import { ZodError } from "zod";
import { DomainError, type ErrorDetails } from "@/lib/platform/errors";
import { log } from "@/lib/platform/log";
import type { ActionError } from "./action-result";

/** An error as a person may see it, with the HTTP status that belongs to it. */
export type DescribedError = ActionError & { status: number };

/**
 * Turns whatever was thrown into a code and a sentence in the reader's language. An unknown error is logged under a
 * new id, and the person is shown that id and nothing of the error.
 * @param where the route or action, for the log
 */
export async function describeError(error: unknown, where: string): Promise<DescribedError> {
  if (error instanceof ZodError) return describeZodError(error);
  if (error instanceof DomainError) return describeDomainError(error);
  const id = randomBytes(6).toString("hex");
  log.error({ id, where, name: nameOf(error), stack: stackOf(error) }, "an unexpected error");
  const t = await getTranslations("errors.codes");
  return { code: "unexpected", message: t("unexpected", { id }), id, status: 500 };
}

async function describeDomainError(error: DomainError): Promise<DescribedError> {
  const { field, ...details } = error.details;
  return {
    code: error.code,
    message: await sentence(error.code, details),
    status: error.status,
    ...(typeof field === "string" && { field }),
    ...(Object.keys(details).length > 0 && { details }),
  };
}

/** The first thing wrong with the input. A schema may give an issue a code of `errors.codes` as its message. */
async function describeZodError(error: ZodError): Promise<DescribedError> {
  const issue = error.issues[0];
  const code = issue && /^[a-z][a-z0-9_]*$/.test(issue.message) ? issue.message : "invalid_input";
  const field = issue?.path.map(String).join(".");
  return { code, message: await sentence(code, {}), status: 400, ...(field && { field }) };
}

async function sentence(code: string, details: ErrorDetails): Promise<string> {
  const t = await getTranslations("errors.codes");
  const key = code as Parameters<typeof t.has>[0];
  if (!t.has(key)) return t("refused", { code });
  const minutes = Math.max(1, Math.ceil(Number(details.retryAfter ?? 60) / 60));
  // The keys are data here, so their values cannot be checked against each sentence by the compiler.
  const say = t as unknown as (key: string, values: ErrorDetails) => string;
  return say(code, { minutes, ...details });
}

const nameOf = (error: unknown) => (error instanceof Error ? error.name : typeof error);

/** Where it happened, without its message: that may repeat values, and values may be secret. */
function stackOf(error: unknown): string | undefined {
  if (!(error instanceof Error) || !error.stack) return undefined;
  const frames = error.stack.split("\n").filter((line) => /^\s+at /.test(line));
  return frames.slice(0, 12).join("\n");
}
