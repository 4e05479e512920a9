/** What an image says of itself in its first bytes. */
export interface ImageFacts {
  readonly mediaType: "image/png" | "image/jpeg";
  readonly width: number;
  readonly height: number;
}

const PNG_HEAD = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

/** Kind and size of a PNG or JPEG from its header, without decoding it; null for anything else. */
export function imageFacts(bytes: Uint8Array): ImageFacts | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length >= 24 && PNG_HEAD.every((value, at) => bytes[at] === value)) {
    return sized("image/png", view.getUint32(16), view.getUint32(20));
  }
  return bytes[0] === 0xff && bytes[1] === 0xd8 ? jpegFacts(view) : null;
}

/** Walks the segments to the frame header (SOF0 to SOF15, except DHT, JPG and DAC), where the size stands. */
function jpegFacts(view: DataView): ImageFacts | null {
  let at = 2;
  while (at + 9 < view.byteLength && view.getUint8(at) === 0xff) {
    const marker = view.getUint8(at + 1);
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (isFrame) return sized("image/jpeg", view.getUint16(at + 7), view.getUint16(at + 5));
    at += 2 + view.getUint16(at + 2);
  }
  return null;
}

function sized(mediaType: ImageFacts["mediaType"], width: number, height: number): ImageFacts | null {
  return width > 0 && height > 0 ? { mediaType, width, height } : null;
}
