/** The server takes 22,000,000 characters of base64. */
export const LARGEST_FILE_BYTES = 16_000_000;

export type FileProblem = "too-big" | "empty" | "unreadable";

/** Thrown for a file that cannot even be sent. */
export class FileRefused extends Error {
  override name = "FileRefused";
  readonly kind: FileProblem;
  constructor(kind: FileProblem) {
    super(kind);
    this.kind = kind;
  }
}

/**
 * A chosen file as base64; `onRead` is handed the share read, 0 to 1.
 * @throws FileRefused
 */
export function readAsBase64(file: Blob, onRead: (share: number) => void): Promise<string> {
  if (file.size === 0) return Promise.reject(new FileRefused("empty"));
  if (file.size > LARGEST_FILE_BYTES) return Promise.reject(new FileRefused("too-big"));
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onprogress = ({ loaded, total }) => onRead(total > 0 ? loaded / total : 0);
    reader.onerror = () => reject(new FileRefused("unreadable"));
    // `data:<type>;base64,<content>`
    reader.onload = () => resolve(String(reader.result).replace(/^[^,]*,/, ""));
    reader.readAsDataURL(file);
  });
}

/** `1.5 MB`, `340 kB`. */
export function sizeWords(bytes: number): string {
  return bytes >= 1_000_000 ? `${(bytes / 1_000_000).toFixed(1)} MB` : `${Math.max(1, Math.round(bytes / 1000))} kB`;
}
