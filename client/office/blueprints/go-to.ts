import type { Draft, Path } from "./blueprint-draft.ts";
import type { Desk } from "./desk.ts";
import { placeFor, sectionOf } from "./problem-places.ts";

/** Shows the section a path is written in and puts the cursor into its field, or into what it stands in. */
export function goTo(desk: Desk, path: Path): void {
  desk.showSection(sectionOf(path));
  requestAnimationFrame(() => {
    const places = [...document.querySelectorAll<HTMLElement>("[data-place]")];
    const key = placeFor(
      path,
      places.map((element) => element.dataset.place ?? ""),
    );
    const element = places.find(({ dataset }) => dataset.place === key);
    if (!element) return;
    const fold = element.closest("details");
    if (fold) fold.open = true;
    const field = element.matches("input, textarea, select, [tabindex]")
      ? element
      : element.querySelector<HTMLElement>("input, textarea, select");
    field?.scrollIntoView({ block: "center" });
    field?.focus({ preventScroll: true });
  });
}

/** Changes a list of the draft and goes to the place that is worked on next: the new entry, or what stands around a removed one. */
export function changeAndGo(desk: Desk, make: (draft: Draft) => Draft, path: Path): void {
  desk.change(make);
  goTo(desk, path);
}
