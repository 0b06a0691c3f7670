import type { Page } from "@playwright/test";

/** What a photograph of ink on paper shows, and what is the matter with it. */
export type PaperPicture = {
  /** A signature in blue-black ink, the impression of a round seal over lines of print, or nothing. */
  of: "signature" | "seal" | "nothing";
  /** Pixels. */
  width: number;
  height: number;
  /** By how much the sheet lies askew, in degrees. */
  tilt?: number;
  /** Printed lines on the sheet. */
  ruled?: boolean;
  /** The table that the sheet lies on shows at the left and below. */
  table?: boolean;
  type?: "image/jpeg" | "image/png";
};

/**
 * Takes a photograph: draws it on a canvas of the browser, under a lamp at one side and with the edge of a shadow across
 * it, with the grain of a small sensor, and as a JPEG as a camera makes it.
 */
export async function photograph(page: Page, picture: PaperPicture): Promise<Buffer> {
  const base64 = await page.evaluate(draw, picture);
  return Buffer.from(base64, "base64");
}

/** A file for an input of the page. */
export async function photographed(page: Page, picture: PaperPicture) {
  const mimeType = picture.type ?? "image/jpeg";
  return { name: `IMG_0042.${mimeType.slice(6)}`, mimeType, buffer: await photograph(page, picture) };
}

/** Runs in the browser: everything it needs is within it. */
async function draw({ of, width, height, tilt = 0, ruled, table, type = "image/jpeg" }: PaperPicture): Promise<string> {
  const canvas = document.createElement("canvas");
  canvas.width = width;
  canvas.height = height;
  const context = canvas.getContext("2d");
  if (!context) throw new Error("no canvas");
  const unit = width / 1200;
  context.fillStyle = table ? "#5a4030" : "#f4f0e6";
  context.fillRect(0, 0, width, height);
  context.translate(width / 2, height / 2);
  context.rotate((tilt * Math.PI) / 180);
  context.fillStyle = "#f4f0e6";
  const [left, bottom] = table ? [-width * 0.44, height * 0.42] : [-width * 2, height * 2];
  context.fillRect(left, -height * 2, width * 4, bottom + height * 2);
  if (ruled) {
    context.fillStyle = "#8fa8cf";
    for (let y = -880 * unit; y < bottom; y += 88 * unit) context.fillRect(left, y, width * 4, 3 * unit);
  }

  const brush = (points: number[][], color: string) => {
    context.fillStyle = color;
    const bezier = (at: number[], t: number) => {
      const [a = 0, b = 0, c = 0, d = 0] = at;
      const u = 1 - t;
      return u * u * u * a + 3 * u * u * t * b + 3 * u * t * t * c + t * t * t * d;
    };
    for (let part = 0; part + 3 < points.length; part += 3) {
      const four = points.slice(part, part + 4);
      for (let step = 0; step <= 160; step++) {
        const t = step / 160;
        // A pen is pressed harder in the middle of a stroke.
        const radius = (3 + 3.4 * Math.sin(Math.PI * t)) * unit;
        context.beginPath();
        context.arc(
          bezier(
            four.map(([x = 0]) => x),
            t,
          ) * unit,
          bezier(
            four.map(([, y = 0]) => y),
            t,
          ) * unit,
          radius,
          0,
          7,
        );
        context.fill();
      }
    }
  };
  if (of === "signature") {
    const ink = "#1c2145";
    brush([[-330, 60], [-300, -170], [-210, -190], [-215, -20], [-218, 110], [-320, 110], [-250, 20], [-190, -50], [-150, -40], [-140, 20]], ink); // biome-ignore format: points of a curve
    brush([[-140, 20], [-130, 70], [-80, 60], [-70, 0], [-60, -60], [-20, -50], [-20, 10], [-20, 70], [40, 60], [60, 0]], ink); // biome-ignore format: points of a curve
    brush([[60, 0], [90, -150], [150, -180], [140, -60], [130, 90], [60, 120], [180, 30], [250, -30], [260, 90], [350, 0]], ink); // biome-ignore format: points of a curve
    brush(
      [
        [-260, 120],
        [-100, 90],
        [120, 100],
        [330, 70],
      ],
      ink,
    );
  }
  if (of === "seal") {
    context.fillStyle = "#22201f";
    context.font = `${34 * unit}px sans-serif`;
    context.textAlign = "center";
    for (let row = -5; row < 6; row++)
      context.fillText("The parties agree to the terms set out in the annex 甲方乙方", 0, row * 70 * unit);
    const red = "#c8281e";
    context.globalCompositeOperation = "multiply";
    context.strokeStyle = red;
    context.fillStyle = red;
    context.lineWidth = 11 * unit;
    context.beginPath();
    context.arc(0, 0, 230 * unit, 0, 7);
    context.stroke();
    context.beginPath();
    for (let point = 0; point < 10; point++) {
      const [radius, angle] = [(point % 2 ? 30 : 78) * unit, (point * Math.PI) / 5 - Math.PI / 2];
      context.lineTo(radius * Math.cos(angle), radius * Math.sin(angle));
    }
    context.fill();
    context.font = `bold ${58 * unit}px serif`;
    [..."银杏科技有限公司"].forEach((letter, at) => {
      context.save();
      context.rotate(((at - 3.5) * 28 * Math.PI) / 180);
      context.fillText(letter, 0, -150 * unit);
      context.restore();
    });
    context.globalCompositeOperation = "source-over";
  }

  const pixels = context.getImageData(0, 0, width, height);
  let seed = 11;
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const at = (y * width + x) * 4;
      seed = (seed * 48_271) % 2_147_483_647;
      const grain = (seed / 2_147_483_647 - 0.5) * 14;
      const light = (0.58 + (0.42 * x) / width) * (x + y * 0.7 > width ? 0.8 : 1);
      // A lamp is warmer than the day.
      for (const [channel, warmth] of [1, 0.97, 0.88].entries()) {
        pixels.data[at + channel] = (pixels.data[at + channel] ?? 0) * light * warmth + grain;
      }
    }
  }
  context.putImageData(pixels, 0, 0);
  return canvas.toDataURL(type, 0.85).split(",")[1] ?? "";
}
