import "server-only";
import pino from "pino";
import { env } from "./env";

/**
 * The structured log. Only named fields are written, never whole requests, rows or errors of providers:
 * no secret, token, identity number or mail address may stand in one.
 */
export const log = pino({
  level: env().LOG_LEVEL,
  base: undefined,
  timestamp: pino.stdTimeFunctions.isoTime,
  redact: [
    "password",
    "token",
    "code",
    "idNumber",
    "email",
    "*.password",
    "*.token",
    "*.code",
    "*.idNumber",
    "*.email",
  ],
});
