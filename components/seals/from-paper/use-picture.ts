"use client";

import { useEffect, useRef, useState } from "react";
import { type LoadedPicture, loadPicture, PictureError, type PictureProblem } from "./load-picture";

/** One picture that was chosen: being read, read, or not readable. The last one chosen wins. */
export function usePicture() {
  const [picture, setPicture] = useState<LoadedPicture | null>(null);
  const [problem, setProblem] = useState<PictureProblem | null>(null);
  const [reading, setReading] = useState(false);
  const last = useRef(0);

  useEffect(() => {
    if (picture) return () => URL.revokeObjectURL(picture.url);
  }, [picture]);

  const read = async (file: File) => {
    last.current += 1;
    const own = last.current;
    setReading(true);
    setProblem(null);
    try {
      const loaded = await loadPicture(file);
      if (own === last.current) setPicture(loaded);
      else URL.revokeObjectURL(loaded.url);
    } catch (error) {
      if (own === last.current) setProblem(error instanceof PictureError ? error.problem : "unreadable");
    } finally {
      if (own === last.current) setReading(false);
    }
  };
  const remove = () => {
    last.current += 1;
    setPicture(null);
    setProblem(null);
    setReading(false);
  };
  return { picture, problem, reading, read, remove };
}
