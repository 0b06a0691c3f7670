import type { Pixels } from "@/lib/standards/seal-drawing/paper/raster";

/** The longer side at which the picture of an electronic seal is traced; smaller ones are drawn larger. */
const longest = 1400;

/** The pixels of a picture on nothing. Browser only. @throws where the browser cannot read it */
export async function pixelsOfPicture(address: string): Promise<Pixels> {
  const image = new Image();
  image.src = address;
  await image.decode();
  const scale = longest / Math.max(image.naturalWidth, image.naturalHeight, 1);
  const canvas = document.createElement("canvas");
  const width = Math.max(1, Math.round(image.naturalWidth * scale));
  const height = Math.max(1, Math.round(image.naturalHeight * scale));
  Object.assign(canvas, { width, height });
  const context = canvas.getContext("2d", { willReadFrequently: true });
  if (!context) throw new Error("the browser gives no canvas");
  context.imageSmoothingQuality = "high";
  context.drawImage(image, 0, 0, width, height);
  return context.getImageData(0, 0, width, height);
}
