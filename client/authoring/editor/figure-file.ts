/** As the server accepts them. */
const MOST_BYTES = 2 * 1024 * 1024;
export const FIGURE_TYPES = ["image/png", "image/jpeg"];

export function isFigureFile(file: Pick<File, "type" | "size">): boolean {
  return FIGURE_TYPES.includes(file.type) && file.size > 0 && file.size <= MOST_BYTES;
}

/** A file as a `data:` address. */
export function readAsAddress(file: File): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result));
    reader.onerror = () => reject(new Error("the file cannot be read"));
    reader.readAsDataURL(file);
  });
}

/** The base64 part of a `data:` address. */
export function base64Of(address: string): string {
  return address.slice(address.indexOf(",") + 1);
}
