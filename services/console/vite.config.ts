import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";
import { grafanaInterop } from "./build/grafanaInterop.ts";
import { publicFiles } from "./build/publicFiles.ts";

const OUT_DIR = "dist";

export default defineConfig({
  base: "/console/",
  plugins: [grafanaInterop(), react(), publicFiles(OUT_DIR)],
  resolve: { dedupe: ["react", "react-dom", "rxjs", "@emotion/css", "@emotion/react", "@grafana/data"] },
  build: { outDir: OUT_DIR, target: "es2022", chunkSizeWarningLimit: 6000, reportCompressedSize: false },
});
