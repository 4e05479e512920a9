import { createMemo } from "solid-js";
import { workbench } from "#client/i18n/authoring-workbench.ts";
import { formatDateTime } from "#client/i18n/format.ts";
import { useStaffSession } from "#client/staff/session.ts";
import { machineTime } from "#client/sync/clock.ts";

const TILE = { width: 320, height: 150 } as const;

/** Who looks at a live item, and when, faintly over the whole page: a photograph of the screen names its maker. */
export function Watermark() {
  const session = useStaffSession();
  const seenAt = machineTime.wall();
  const text = () => workbench().watermark(session.me().displayName, formatDateTime(seenAt));
  const image = createMemo(() => `url("data:image/svg+xml,${encodeURIComponent(tile(text()))}")`);
  return <div class="authoring-watermark" aria-hidden="true" style={{ "background-image": image() }} />;
}

/** One tile of the pattern: the text on a slant, as an image of its own. */
export function tile(text: string): string {
  const safe = text.replace(/[<>&"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
  const { width, height } = TILE;
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">` +
    `<text x="16" y="${height - 24}" transform="rotate(-18 16 ${height - 24})" font-size="15" font-family="sans-serif" ` +
    `fill="#808890" fill-opacity="0.2">${safe}</text></svg>`
  );
}
