import type { AppPlugin } from "@grafana/data";
import { ErrorBoundaryAlert } from "@grafana/ui";
import { Suspense } from "react";
import { Navigate, Route, Routes, useLocation } from "react-router-dom-v5-compat";
import { PluginPage } from "./chrome/PluginPage.tsx";

interface Props {
  plugin: AppPlugin;
}

const nothing = () => undefined;

export function PluginRoutes({ plugin }: Props) {
  const { meta } = plugin;
  return (
    <ErrorBoundaryAlert>
      <Suspense fallback={null}>
        <Routes>
          <Route path={`/a/${meta.id}/*`} element={<AppRoot plugin={plugin} />} />
          <Route path={`/plugins/${meta.id}`} element={<ConfigPage plugin={plugin} />} />
          <Route path="*" element={<Navigate to={`/a/${meta.id}`} replace />} />
        </Routes>
      </Suspense>
    </ErrorBoundaryAlert>
  );
}

function AppRoot({ plugin }: Props) {
  const { pathname, search } = useLocation();
  const { meta, root: Root } = plugin;
  const query = Object.fromEntries(new URLSearchParams(search));
  return Root && <Root meta={meta} basename={`/a/${meta.id}`} onNavChanged={nothing} query={query} path={pathname} />;
}

function ConfigPage({ plugin }: Props) {
  const page = plugin.configPages?.[0];
  const Body = page?.body;
  return <PluginPage>{Body && <Body plugin={plugin} query={{}} />}</PluginPage>;
}
