import { lazy, Suspense } from "react";
import { Navigate, Route, Routes } from "react-router";
import { APP_PATH } from "./constants.ts";
import { PageSkeleton } from "./shared/components/Skeletons.tsx";

const Overview = lazy(() => import("./pages/overview/OverviewPage.tsx"));
const Products = lazy(() => import("./pages/products/ProductsPage.tsx"));
const Product = lazy(() => import("./pages/products/ProductPage.tsx"));

export default function App() {
  return (
    <Suspense fallback={<PageSkeleton />}>
      <Routes>
        <Route path="overview" element={<Overview />} />
        <Route path="products" element={<Products />} />
        <Route path="products/:id" element={<Product />} />
        <Route path="*" element={<Navigate to={`${APP_PATH}/overview`} replace />} />
      </Routes>
    </Suspense>
  );
}
