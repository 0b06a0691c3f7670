import { z } from "zod";

const flag = z.enum(["true", "false"]).transform((value) => value === "true");

/** What two administrators have to be who decide together; `env.ts` says what holds where they are unset. */
export const officeVariables = {
  OFFICE_PROVEN_NAMES: flag.optional(),
  STATEMENT_TWO_PERSON: flag.optional(),
};
