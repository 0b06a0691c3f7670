import type { Place } from "./amounts";
import type { DateOrder } from "./csv-mapping";
import { badDate, calendarDay, clockTime, type LocalTime } from "./dates";

const clock = "(?:[T\\s-]*(\\d{1,2})[:：.时](\\d{2})(?:[:：.分](\\d{2})(?:[.:]\\d{1,9}|秒)?|分)?)?";
const packedClock = "(?:[T\\s]*(\\d{2}):?(\\d{2}):?(\\d{2})(?:\\.?\\d{1,9})?)?";
const yearFirst = new RegExp(`^(\\d{4})[-/.年](\\d{1,2})[-/.月](\\d{1,2})日?${clock}$`);
const packed = new RegExp(`^(\\d{4})(\\d{2})(\\d{2})${packedClock}$`);
const yearLast = new RegExp(`^(\\d{1,2})[-/.](\\d{1,2})[-/.](\\d{4})${clock}$`);
const clockAlone = /^(\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d{1,9})?)?$/;
const packedClockAlone = /^(\d{2})(\d{2})(\d{2})$/;

/**
 * Reads a day, and the time behind it if there is one, as exports write them. Years have four digits; with two, day
 * and year could be mistaken for each other.
 * @throws StatementError bad_date
 */
export function readTypedDate(cell: string, order: DateOrder, place: Place): LocalTime {
  const text = cell.normalize("NFKC").trim();
  if (text.length > 40) badDate(text, place);
  const first = packed.exec(text) ?? yearFirst.exec(text);
  const match = order === "ymd" ? first : (yearLast.exec(text) ?? first);
  if (!match) return badDate(text, place);
  const [one, two, three] = [Number(match[1]), Number(match[2]), Number(match[3])];
  const day = match === first ? [one, two, three] : order === "mdy" ? [three, one, two] : [three, two, one];
  const on = calendarDay(day[0]!, day[1]!, day[2]!) ?? badDate(text, place);
  if (match[4] === undefined) return { on };
  return { on, time: clockTime(Number(match[4]), Number(match[5]), Number(match[6] ?? 0)) ?? badDate(text, place) };
}

/**
 * Reads a time of day: 10:20:30, 10:20 or 102030. A cell with day and time gives its time if the day is this one.
 * @throws StatementError bad_date
 */
export function readTypedTime(cell: string, on: string, order: DateOrder, place: Place): string | undefined {
  const text = cell.normalize("NFKC").trim();
  if (text === "") return undefined;
  const match = clockAlone.exec(text) ?? packedClockAlone.exec(text);
  if (match) return clockTime(Number(match[1]), Number(match[2]), Number(match[3] ?? 0)) ?? badDate(text, place);
  const whole = readTypedDate(text, order, place);
  return whole.on === on ? whole.time : undefined;
}
