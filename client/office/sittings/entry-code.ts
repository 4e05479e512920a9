const GROUP = 4;

/** An entry code as people read it: groups of four. */
export function inGroups(code: string): string {
  const plain = [...code.replace(/[\s-]/g, "")];
  const groups: string[] = [];
  for (let start = 0; start < plain.length; start += GROUP) groups.push(plain.slice(start, start + GROUP).join(""));
  return groups.join(" ");
}

/** A picture the server drew, as an address for an image: a browser runs nothing inside it. */
export function svgAddress(svg: string): string {
  return `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
}
