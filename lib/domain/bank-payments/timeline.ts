import { usual } from "./terms";

/** What happens on the way of a payment, in its order. */
export const inMoments = ["issued", "declared", "arrived", "matched"] as const;
export const outMoments = ["requested", "ordered", "sent", "answered"] as const;
export type MomentName = (typeof inMoments)[number] | (typeof outMoments)[number];

export type Moment = {
  name: MomentName;
  /** `ended`: the way ended before it got here. */
  state: "done" | "now" | "ahead" | "ended";
  at: Date | null;
  /** How long it takes from the moment before, in minutes: mostly, and at worst. Null where it is up to a person. */
  usual: { most: number; worst: number } | null;
  /** It is under way for longer than at worst. */
  late: boolean;
};

type Times = Partial<Record<MomentName, Date | null>>;

/** How long a payment to us takes from the bank to this screen, where the bank tells at once and where it does not. */
export const inUsual = (atOnce: boolean): Partial<Record<MomentName, Moment["usual"]>> => ({
  arrived: usual.transfer,
  matched: atOnce ? { most: 1, worst: 60 } : usual.statement,
});

/** The same of a payment by us; the sandbox's bank pays at once. */
export const outUsual = (atOnce: boolean): Partial<Record<MomentName, Moment["usual"]>> =>
  atOnce ? { sent: { most: 1, worst: 60 } } : { ordered: usual.payoutOrdered, sent: usual.payoutArrives };

/**
 * The timeline of a payment. What came later has brought what is before it; the first that has not come is under way,
 * unless the whole has ended.
 * @param ended nothing more is to come
 */
export function timelineOf(
  names: readonly MomentName[],
  times: Times,
  durations: Partial<Record<MomentName, Moment["usual"]>>,
  { ended, now }: { ended: boolean; now: Date },
): Moment[] {
  const last = names.findLastIndex((name) => times[name]);
  let since: Date | null = null;
  return names.map((name, n) => {
    const at = times[name] ?? null;
    const expected = durations[name] ?? null;
    const state = n <= last ? "done" : ended ? "ended" : n === last + 1 ? "now" : "ahead";
    const late =
      state === "now" &&
      expected !== null &&
      since !== null &&
      now.getTime() - since.getTime() > expected.worst * 60_000;
    since = at ?? since;
    return { name, state, at, usual: expected, late };
  });
}
