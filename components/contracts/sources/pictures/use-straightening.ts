"use client";

import { useEffect, useRef, useState } from "react";
import type { Corners } from "@/lib/standards/images/perspective";
import { askPictures } from "./ask-pictures";
import type { PageOfPicture } from "./picture-list";

/** Moving a corner asks again when it rests. Milliseconds. */
const rest = 150;
/** What is looked at, and what is kept, in pixels of the longer side. */
const previewSide = 1000;
const keptSide = 4000;

/** Where no sheet was found: a frame to be drawn onto one. */
const start: Corners = [
  { x: 0.08, y: 0.08 },
  { x: 0.92, y: 0.08 },
  { x: 0.92, y: 0.92 },
  { x: 0.08, y: 0.92 },
];

/** The corners of the sheet in one picture, found or put by hand, and how it looks straightened. */
export function useStraightening(page: PageOfPicture) {
  const [corners, setCorners] = useState<Corners | null>(page.flat?.corners ?? null);
  const [notFound, setNotFound] = useState(false);
  const [before, setBefore] = useState<string | null>(null);
  const [after, setAfter] = useState<string | null>(null);
  const [busy, setBusy] = useState(true);
  const [failed, setFailed] = useState(false);
  const [search, setSearch] = useState(0);
  const known = useRef(page.flat !== null);

  useEffect(() => {
    const url = URL.createObjectURL(page.original);
    setBefore(url);
    return () => URL.revokeObjectURL(url);
  }, [page.original]);

  // `search` grows when the corners are to be looked for once more.
  useEffect(() => {
    if (known.current && search === 0) return;
    const ended = new AbortController();
    askPictures("find", { blob: page.original }, { signal: ended.signal }).then(
      (found) => {
        setNotFound(!found);
        setCorners(found ?? start);
      },
      () => setFailed(true),
    );
    return () => ended.abort();
  }, [page.original, search]);

  useEffect(() => {
    if (!corners) return;
    setBusy(true);
    const ended = new AbortController();
    const timer = setTimeout(() => {
      const ask = { blob: page.original, corners, longest: previewSide };
      askPictures("straighten", ask, { signal: ended.signal }).then(
        (picture) => {
          if (ended.signal.aborted) return;
          setAfter(URL.createObjectURL(picture));
          setBusy(false);
        },
        () => setFailed(true),
      );
    }, rest);
    return () => {
      clearTimeout(timer);
      ended.abort();
    };
  }, [page.original, corners]);

  useEffect(() => {
    if (after) return () => URL.revokeObjectURL(after);
  }, [after]);

  /** @throws PictureFailed */
  const finish = async () => {
    if (!corners) return null;
    const picture = await askPictures("straighten", { blob: page.original, corners, longest: keptSide });
    const { thumbnail } = await askPictures("thumbnail", { blob: picture });
    return { corners, picture, thumbnail };
  };
  return {
    corners,
    setCorners,
    notFound,
    before,
    after,
    busy,
    failed,
    searchAgain: () => setSearch((times) => times + 1),
    finish,
    fail: () => setFailed(true),
  };
}
