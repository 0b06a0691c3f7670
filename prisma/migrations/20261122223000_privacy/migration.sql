-- AlterTable
ALTER TABLE "account" ADD COLUMN     "erasedAt" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "bank_transaction" ALTER COLUMN "rawCipher" DROP NOT NULL;

-- AlterTable
ALTER TABLE "signing_key" ALTER COLUMN "privateKeyCipher" DROP NOT NULL;

-- ── What the schema language cannot say ─────────────────────────────────────────────────────────────────────

-- Nobody signs in with an account that was erased.
ALTER TABLE "account" ADD CONSTRAINT account_erased CHECK (
  "erasedAt" IS NULL OR ("passwordHash" IS NULL AND "emailConfirmedAt" IS NULL AND email LIKE '%@erased.invalid'));
-- Of a restricted person the number is kept until its time is over; the index may go before it, to whoever proved the
-- same number again. The phone goes at once.
ALTER TABLE "person" DROP CONSTRAINT person_proven, ADD CONSTRAINT person_proven CHECK (
  CASE WHEN "restrictedAt" IS NULL
    THEN ("verifiedAt" IS NULL) = (name IS NULL) AND ("verifiedAt" IS NULL) = ("idNumberCipher" IS NULL) AND ("verifiedAt" IS NULL) = ("idNumberIndex" IS NULL)
    ELSE ("idNumberIndex" IS NULL OR "idNumberCipher" IS NOT NULL) AND "mobileCipher" IS NULL
  END);
