"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import { pictureSize } from "@/lib/standards/images/picture-size";
import type { Picked } from "../picked";
import { askPictures } from "./ask-pictures";
import {
  HEAD_BYTES,
  MOST_PICTURE_BYTES,
  MOST_PICTURE_PIXELS,
  MOST_PICTURES,
  moved,
  type PageOfPicture,
} from "./picture-list";

export type PictureProblem = "heif" | "unreadable" | "tooManyPixels" | "tooManyBytes" | "tooMany" | "notPicture";
export type NamedProblem = { name: string; problem: PictureProblem };

/** The pictures that are to become pages, in their order. */
export function usePicturePages() {
  const [pages, setPages] = useState<PageOfPicture[]>([]);
  const [problems, setProblems] = useState<NamedProblem[]>([]);
  /** How many are still being read. */
  const [reading, setReading] = useState(0);
  const next = useRef(1);
  const count = useRef(0);
  const urls = useRef(new Set<string>());
  const line = useRef<Promise<void>>(Promise.resolve());
  const gone = useRef(false);

  useEffect(() => {
    gone.current = false;
    const held = urls.current;
    return () => {
      gone.current = true;
      for (const url of held) URL.revokeObjectURL(url);
      held.clear();
    };
  }, []);

  const address = useCallback((blob: Blob) => {
    const url = URL.createObjectURL(blob);
    urls.current.add(url);
    return url;
  }, []);
  const release = useCallback((url: string) => {
    URL.revokeObjectURL(url);
    urls.current.delete(url);
  }, []);

  /** One after the other: each is unpacked whole. */
  const add = useCallback(
    (picked: readonly Picked[]) => {
      setProblems([]);
      setReading((waiting) => waiting + picked.length);
      for (const { file, kind } of picked) {
        line.current = line.current.then(async () => {
          if (gone.current) return;
          const problem = count.current >= MOST_PICTURES ? "tooMany" : await problemOf(file, kind);
          const read = problem ? null : await askPictures("thumbnail", { blob: file }).catch(() => null);
          if (gone.current) return;
          setReading((waiting) => waiting - 1);
          if (read) {
            count.current += 1;
            const page = {
              id: next.current++,
              name: file.name,
              original: file,
              thumbnail: address(read.thumbnail),
              turn: 0,
              flat: null,
            };
            setPages((all) => [...all, page]);
          } else {
            const why = problem ?? (kind === "heif" ? "heif" : "unreadable");
            setProblems((all) => [...all, { name: file.name, problem: why }]);
          }
        });
      }
    },
    [address],
  );

  const change = (id: number, part: Partial<PageOfPicture>) =>
    setPages((all) => all.map((page) => (page.id === id ? { ...page, ...part } : page)));
  return {
    pages,
    problems,
    reading,
    add,
    move: (id: number, to: number) => setPages((all) => moved(all, id, to)),
    turn: (page: PageOfPicture) => change(page.id, { turn: (page.turn + 1) % 4 }),
    remove: ({ id, thumbnail, flat }: PageOfPicture) => {
      count.current -= 1;
      release(thumbnail);
      if (flat) release(flat.thumbnail);
      setPages((all) => all.filter((page) => page.id !== id));
    },
    /** @param flat null: as it was photographed */
    flatten: (
      page: PageOfPicture,
      flat: { corners: NonNullable<PageOfPicture["flat"]>["corners"]; picture: Blob; thumbnail: Blob } | null,
    ) => {
      if (page.flat) release(page.flat.thumbnail);
      change(page.id, { flat: flat && { ...flat, thumbnail: address(flat.thumbnail) } });
    },
  };
}

export type PicturePages = ReturnType<typeof usePicturePages>;

async function problemOf(file: File, kind: Picked["kind"]): Promise<PictureProblem | null> {
  if (kind !== "picture" && kind !== "heif") return "notPicture";
  if (file.size > MOST_PICTURE_BYTES) return "tooManyBytes";
  const size = pictureSize(new Uint8Array(await file.slice(0, HEAD_BYTES).arrayBuffer()));
  return size && size.width * size.height > MOST_PICTURE_PIXELS ? "tooManyPixels" : null;
}
