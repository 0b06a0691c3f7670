-- A line of the history commits to where it came from without telling it: others than the sender get the digest alone.
ALTER TABLE "event" ADD COLUMN "originSalt" BYTEA NOT NULL DEFAULT '';
ALTER TABLE "event" ALTER COLUMN "originSalt" DROP DEFAULT;
ALTER TABLE "event" ADD CONSTRAINT event_origin_salt CHECK (octet_length("originSalt") = 16) NOT VALID;
