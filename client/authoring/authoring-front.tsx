import { Pages } from "#client/ui/pages.tsx";
import { ItemPage, NewItemPage } from "./editor/item-page.tsx";
import { BankPage } from "./list/bank-page.tsx";
import "./authoring.css";

/** The item writers' desk, below `/staff/bank`. */
export function AuthoringFront() {
  return (
    <Pages
      base="/staff/bank"
      pages={[
        { path: "", component: BankPage },
        { path: "items/new", component: NewItemPage },
        { path: "items/:id", component: ItemPage },
      ]}
    />
  );
}
