import "server-only";

/**
 * Lets signers of one document in this process go one after the other, so that each builds on the head that the one
 * before left and nobody's work is done twice. Between processes the compare-and-set at commit decides.
 */
const holder = globalThis as typeof globalThis & { vermilionDocumentQueues?: Map<string, Promise<unknown>> };
holder.vermilionDocumentQueues ??= new Map();
const queues = holder.vermilionDocumentQueues;

export async function inTurn<T>(documentId: string, work: () => Promise<T>): Promise<T> {
  const before = queues.get(documentId) ?? Promise.resolve();
  const mine = before.then(work, work);
  const settled = mine.catch(() => {});
  queues.set(documentId, settled);
  try {
    return await mine;
  } finally {
    if (queues.get(documentId) === settled) queues.delete(documentId);
  }
}
