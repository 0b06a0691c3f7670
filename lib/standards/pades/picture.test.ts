import { beforeAll, describe, expect, test } from "vitest";
import {
  type FilledContract,
  filledContract,
  jpegPicture,
  PLACES,
  pngPicture,
} from "../../../tests/support/every-field";
import { printed } from "../../../tests/support/print";
import { difference, type Picture, render } from "../../../tests/support/render";
import { testPki } from "../../../tests/support/signing-pki";
import { joined } from "../../../tests/support/signing-scenario";
import { orientationSegment } from "../images/exif-orientation";
import { PdfFile } from "../pdf/file";
import { PdfStream } from "../pdf/objects";
import { fillIncrement } from "./fill";
import { findFields } from "./form";

let contract: FilledContract;
beforeAll(async () => {
  contract = await filledContract(testPki());
});

const DPI = 144;
const jpeg = jpegPicture();
const heldAs = (orientation: number) => joined(jpeg.subarray(0, 2), orientationSegment(orientation), jpeg.subarray(2));

function filled(picture: Uint8Array): Uint8Array {
  const values = [{ fieldName: contract.name("photo"), picture }];
  return joined(contract.head(), fillIncrement({ base: contract.head(), values }));
}

/** The box around all that is dark in a picture, in points. */
function darkBox({ width, height, pixels }: Picture) {
  let [left, top, right, bottom] = [width, height, 0, 0];
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      if ((pixels[y * width + x] ?? 255) > 128) continue;
      [left, right] = [Math.min(left, x), Math.max(right, x + 1)];
      [top, bottom] = [Math.min(top, y), y + 1];
    }
  return [left, top, right, bottom].map((value) => (value * 72) / DPI);
}

const { x, y, width, height } = PLACES.photo;
// 2 to 1 in a place of 90 by 60: 90 by 45. 1 to 2: 30 by 60.
const wide = { left: x, top: y + (height - 45) / 2, width: 90, height: 45 };
const tall = { left: x + (width - 30) / 2, top: y, width: 30, height: 60 };

describe("a photograph is shown as it was taken, whole and never stretched", () => {
  /** The quarter that is dark when the camera is held upright lies at the top left. */
  test.each([
    [1, wide, 0, 0],
    [2, wide, 1, 0],
    [3, wide, 1, 1],
    [4, wide, 0, 1],
    [5, tall, 0, 0],
    [6, tall, 1, 0],
    [7, tall, 1, 1],
    [8, tall, 0, 1],
  ])("held as %d", (orientation, box, right, below) => {
    const bytes = filled(heldAs(orientation));
    const quarter = [box.left + (right * box.width) / 2, box.top + (below * box.height) / 2];
    const wanted = [...quarter, quarter[0]! + box.width / 2, quarter[1]! + box.height / 2];
    const pictures = [render(bytes, 0), printed(bytes, DPI, "1")[0]!];
    const before = [render(contract.head(), 0), printed(contract.head(), DPI, "1")[0]!];
    for (const [index, picture] of pictures.entries()) {
      const ink = {
        ...picture,
        pixels: difference(before[index]!, picture).pixels.map((value, at) => Math.max(value, picture.pixels[at]!)),
      };
      for (const [side, value] of darkBox(ink).entries()) expect(Math.abs(value - wanted[side]!)).toBeLessThan(1.1);
    }
  });
});

describe("what is written of a picture", () => {
  function image(bytes: Uint8Array): PdfStream {
    const file = PdfFile.open(bytes);
    const field = findFields(file, [contract.name("photo")]).get(contract.name("photo"))!;
    const form = file.asStream(file.asDict(field.dict.get("AP"))?.get("N"))!;
    const images = file.asDict(file.asDict(form.dict.get("Resources"))?.get("XObject"));
    return file.asStream(images?.get("P"))!;
  }

  test("is the JPEG as it was coded, without what its camera told", () => {
    const raw = Buffer.from(image(filled(heldAs(6))).raw);
    expect(raw.includes("Exif")).toBe(false);
    expect(raw.subarray(0, 2)).toEqual(Buffer.from([0xff, 0xd8]));
    const scan = Buffer.from(jpeg).indexOf(Buffer.from([0xff, 0xda]));
    expect(raw.includes(Buffer.from(jpeg.subarray(scan, -2)))).toBe(true);
  });

  test("is nothing of the colours under what cannot be seen", () => {
    const stream = image(filled(pngPicture()));
    const samples = stream.decode();
    // The corner is red and wholly transparent in the file.
    expect([...samples.subarray(0, 3)]).toEqual([255, 255, 255]);
    expect(stream.dict.ref("SMask")).toBeDefined();
    expect(stream).toBeInstanceOf(PdfStream);
  });
});
