import { madeSigner, sentFile, signedUp } from "../../tests/e2e/backstage";
import { openBackstage } from "../../tests/e2e/open-backstage";
import { startOwnServer } from "../../tests/e2e/own-server";
import { person } from "../../tests/e2e/people";

export type Stage = {
  origin: string;
  /** The path of the link to the room. */
  link: string;
  /** The signer's session. */
  cookie: { name: string; value: string };
  stop(): Promise<void>;
};

/** A server of its own, built if it is not, with a contract that waits for a signer who has all that she needs. */
export async function setStage(file: string): Promise<Stage> {
  const server = await startOwnServer({});
  try {
    const backstage = await openBackstage(server);
    try {
      const [sender, signer] = [person(0), person(1)];
      await signedUp(sender.email, sender.password);
      const cookie = await signedUp(signer.email, signer.password);
      await madeSigner(signer.email, signer.name, signer.idNumber);
      const link = await sentFile(sender.email, file, signer);
      return { origin: server.origin, link, cookie, stop: server.stop };
    } finally {
      await backstage.close();
    }
  } catch (error) {
    await server.stop();
    throw error;
  }
}
