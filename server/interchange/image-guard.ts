import type { Sentence } from "#kernel/issue-sentences.ts";
import { HostileFile } from "./hostile-file.ts";

const MOST_PIXELS = 40_000_000;
const MOST_BYTES = 5 * 2 ** 20;
const PNG_HEAD = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

export type CheckedImage =
  | { readonly mediaType: "image/png" | "image/jpeg"; readonly width: number; readonly height: number }
  | { readonly problem: Sentence };

/**
 * Looks at the first bytes of an image, before anything decodes it.
 * @returns its kind and size, or why it cannot be taken
 * @throws HostileFile when it claims more pixels than any picture in a question has
 */
export function checkImage(bytes: Uint8Array, name: string): CheckedImage {
  const image = pngSize(bytes) ?? jpegSize(bytes);
  if (!image) {
    return {
      problem: {
        zh: `图片 ${name} 不是 PNG 或 JPEG（SVG、GIF 等不能导入），没有导入`,
        en: `the image ${name} is no PNG or JPEG (SVG, GIF and others cannot come in) and was left out`,
      },
    };
  }
  if (image.width * image.height > MOST_PIXELS) {
    throw new HostileFile(
      `图片 ${name} 声称有 ${image.width}×${image.height} 像素，超过 4000 万，不予读取`,
      `the image ${name} claims ${image.width} × ${image.height} pixels, more than 40 million; the file is not read`,
    );
  }
  if (bytes.length > MOST_BYTES) {
    const size = (bytes.length / 2 ** 20).toFixed(1);
    return {
      problem: {
        zh: `图片 ${name} 有 ${size} MB，最多 5 MB，没有导入`,
        en: `the image ${name} has ${size} MB, at most 5 MB can come in`,
      },
    };
  }
  return image;
}

function pngSize(bytes: Uint8Array) {
  if (bytes.length < 33 || !PNG_HEAD.every((value, at) => bytes[at] === value)) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return sized("image/png", view.getUint32(16), view.getUint32(20));
}

/** Walks the segments to the frame header, where the size stands. */
function jpegSize(bytes: Uint8Array) {
  if (bytes[0] !== 0xff || bytes[1] !== 0xd8) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let at = 2;
  while (at + 9 < bytes.length) {
    if (bytes[at] !== 0xff) return null;
    const marker = bytes[at + 1] ?? 0;
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (isFrame) return sized("image/jpeg", view.getUint16(at + 7), view.getUint16(at + 5));
    at += 2 + view.getUint16(at + 2);
  }
  return null;
}

function sized(mediaType: "image/png" | "image/jpeg", width: number, height: number) {
  return width > 0 && height > 0 ? { mediaType, width, height } : null;
}
