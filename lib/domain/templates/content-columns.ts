import type { Prisma } from "@/lib/platform/db/generated/client";

/** The columns of a contract that belong to what it is, and not to what became of it. */
export const contentColumns = ({
  ownerId,
  title,
  message,
  locale,
  signerLevel,
  remindEveryDays,
  formAnswer,
  dueInDays,
  numberRuleId,
}: Prisma.ContractModel) => ({
  ownerId,
  title,
  message,
  locale,
  signerLevel,
  remindEveryDays,
  formAnswer,
  dueInDays,
  numberRuleId,
});
