import { expect, it } from "vitest";
import { dayAlone } from "./booked-day";
import { bookedInstant } from "./statement";

it("knows the day of a booking without a time, and none of one that has a time", () => {
  const day = bookedInstant({ bookedOn: "2026-11-20" }, 480);
  expect(dayAlone(day.at, 480)).toEqual(new Date("2026-11-20T00:00:00Z"));
  const timed = bookedInstant({ bookedOn: "2026-11-20", bookedTime: "10:20:30" }, 480);
  expect(dayAlone(timed.at, 480)).toBeNull();
});
