import type { locationService } from "@grafana/runtime";
import type { ComponentType, ReactNode } from "react";
import { Router } from "react-router-dom";

interface Props {
  history: ReturnType<typeof locationService.getHistory>;
  children: ReactNode;
}

// Version 5 at run time, but its types resolve to the router 6 beside it.
export const LegacyRouter = Router as unknown as ComponentType<Props>;
