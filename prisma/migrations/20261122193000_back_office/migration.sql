-- An invitation into the back office says which role it gives.
ALTER TABLE "link_token" ADD COLUMN "administratorRole" TEXT;
ALTER TABLE "link_token" ADD CONSTRAINT link_token_role CHECK (
  (purpose = 'become_administrator') = ("administratorRole" IS NOT NULL)
  AND "administratorRole" IN ('chief', 'reviewer', 'finance'));

-- The first second factor is set up only in the session that used the link: who knows the password alone, cannot.
ALTER TABLE "administrator" ADD COLUMN "setUpSessionId" UUID;

-- A passkey opens the back office once it was made a second factor; a new one that a password alone made does not.
ALTER TABLE "passkey" ADD COLUMN "officeSince" TIMESTAMPTZ(3);
ALTER TABLE "passkey_challenge" DROP CONSTRAINT passkey_challenge_purpose,
  ADD CONSTRAINT passkey_challenge_purpose CHECK (purpose IN ('register', 'sign_in', 'intent', 'second_factor'));

-- Tries before this time no longer count: an administrator lifted the lock.
ALTER TABLE "person" ADD COLUMN "triesFrom" TIMESTAMPTZ(3);
