import { render } from "solid-js/web";
import { App } from "./app.tsx";
import "./ui/tokens.css";
import "./ui/base.css";
import "./ui/components.css";

const root = document.getElementById("root");
if (root) render(() => <App />, root);
