-- What was confirmed: a proven intent makes one signature of it, and of nothing else. Intents proven before this stand open
-- for ten minutes at most; they are asked for again.
ALTER TABLE "intent" ADD COLUMN "boundSha256" BYTEA;
UPDATE "intent" SET "expiresAt" = now() WHERE "provenAt" IS NOT NULL AND "consumedAt" IS NULL;
ALTER TABLE "intent" ADD CONSTRAINT intent_bound CHECK ("boundSha256" IS NULL OR octet_length("boundSha256") = 32);
