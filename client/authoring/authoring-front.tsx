import { Pages } from "#client/ui/pages.tsx";
import { BANK_PAGES } from "./bank-pages.ts";
import { ItemPage, NewItemPage } from "./editor/item-page.tsx";
import { BlindPage } from "./review/blind-page.tsx";
import { ReviewPage } from "./review/review-page.tsx";
import "./authoring.css";
import "./workbench.css";

/** The item writers' desk, below `/staff/bank`. */
export function AuthoringFront() {
  return (
    <Pages
      base="/staff/bank"
      pages={[
        ...BANK_PAGES,
        { path: "items/new", component: NewItemPage },
        { path: "items/:id", component: ItemPage },
        { path: "items/:id/review", component: ReviewPage },
        { path: "items/:id/key-check", component: BlindPage },
      ]}
    />
  );
}
