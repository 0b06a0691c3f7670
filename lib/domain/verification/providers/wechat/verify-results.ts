import type { FaceAnswer } from "../../provider-types";

type Reading = FaceAnswer["outcome"] | "pending";

const listed: [Reading, readonly number[]][] = [
  ["match", [10000]],
  // Being compared; not done yet.
  ["pending", [10005, 10300]],
  // The number, or the face, is another's.
  ["mismatch", [10003, 10004, 10012]],
  // Not in the register that WeChat asks.
  ["no_record", [10018, 10026]],
  ["limit", [10042]],
  // The recognition took too long.
  ["expired", [10020, 90017, 90107]],
  // The person stopped.
  ["cancelled", [90002, 90003, 90004, 90005, 90006]],
  // Her device could not: no camera, no permission, no usable picture.
  ["cancelled", [10002, 10010, 90001, 90008, 90009, 90010, 90011, 90013, 90014, 90106, 90109]],
  // Networks and systems.
  ["upstream_error", [10007, 10008, 10013, 10014, 10015, 10016, 10029, 10045, 10052, 90007, 90012, 90018, 90104]],
  ["upstream_error", [90105, 90110, 90199]],
];

/** `verify_ret` of queryverifyinfo, whose `errcode` was 0. */
export const verifyResults: ReadonlyMap<number, Reading> = new Map(
  listed.flatMap(([reading, codes]) => codes.map((code) => [code, reading] as const)),
);
