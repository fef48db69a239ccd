import "./boot.ts";
import { createRoot } from "react-dom/client";
import { start } from "./start.tsx";

const root = document.getElementById("root");

if (root) {
  start(createRoot(root)).catch((error: unknown) => {
    root.setAttribute("role", "alert");
    root.textContent = `The console could not start: ${error instanceof Error ? error.message : String(error)}`;
  });
}
