-- A second secret for signing alone, of those who want one: short, and so bounded in how often it is tried.
CREATE TABLE "sign_password" (
    "accountId" UUID NOT NULL,
    "passwordHash" TEXT,
    "setAt" TIMESTAMPTZ(3),
    "tries" INTEGER NOT NULL DEFAULT 0,
    "lockedAt" TIMESTAMPTZ(3),
    "codeHash" BYTEA,
    "codeExpiresAt" TIMESTAMPTZ(3),
    "codeTries" INTEGER NOT NULL DEFAULT 0,
    CONSTRAINT "sign_password_pkey" PRIMARY KEY ("accountId")
);
ALTER TABLE "sign_password" ADD CONSTRAINT "sign_password_accountId_fkey" FOREIGN KEY ("accountId") REFERENCES "account"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "sign_password"
  ADD CONSTRAINT sign_password_set CHECK (("passwordHash" IS NULL) = ("setAt" IS NULL)),
  ADD CONSTRAINT sign_password_tries CHECK (tries BETWEEN 0 AND 5),
  ADD CONSTRAINT sign_password_locked CHECK ("lockedAt" IS NULL OR (tries = 5 AND "passwordHash" IS NOT NULL)),
  ADD CONSTRAINT sign_password_code CHECK (("codeHash" IS NULL) = ("codeExpiresAt" IS NULL) AND "codeTries" BETWEEN 0 AND 5);

ALTER TABLE "intent" DROP CONSTRAINT intent_method,
  ADD CONSTRAINT intent_method CHECK (method IN ('code', 'passkey', 'sign_password')
    AND (method = 'code' AND "batchId" IS NULL) = ("codeHash" IS NOT NULL));
ALTER TABLE "signing_batch" DROP CONSTRAINT signing_batch_method,
  ADD CONSTRAINT signing_batch_method CHECK (method IN ('code', 'passkey', 'sign_password'));
