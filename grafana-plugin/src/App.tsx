import { lazy, Suspense } from "react";
import { Navigate, Route, Routes } from "react-router";
import { APP_PATH } from "./constants.ts";
import { PageSkeleton } from "./shared/components/Skeletons.tsx";

const Overview = lazy(() => import("./pages/overview/OverviewPage.tsx"));
const Incidents = lazy(() => import("./pages/incidents/IncidentsPage.tsx"));
const Incident = lazy(() => import("./pages/incidents/IncidentPage.tsx"));
const Products = lazy(() => import("./pages/products/ProductsPage.tsx"));
const Product = lazy(() => import("./pages/products/ProductPage.tsx"));
const Customers = lazy(() => import("./pages/customers/CustomersPage.tsx"));
const Customer = lazy(() => import("./pages/customers/one/CustomerPage.tsx"));
const Cohorts = lazy(() => import("./pages/cohorts/CohortsPage.tsx"));
const Segments = lazy(() => import("./pages/segments/SegmentsPage.tsx"));
const Experiments = lazy(() => import("./pages/experiments/ExperimentsPage.tsx"));
const Experiment = lazy(() => import("./pages/experiments/ExperimentPage.tsx"));
const SampleSize = lazy(() => import("./pages/experiments/SampleSizePage.tsx"));
const Security = lazy(() => import("./pages/security/SecurityPage.tsx"));
const AlertGroup = lazy(() => import("./pages/security/GroupPage.tsx"));
const Logs = lazy(() => import("./pages/logs/LogsPage.tsx"));
const Operations = lazy(() => import("./pages/operations/OperationsPage.tsx"));

export default function App() {
  return (
    <Suspense fallback={<PageSkeleton />}>
      <Routes>
        <Route path="overview" element={<Overview />} />
        <Route path="incidents" element={<Incidents />} />
        <Route path="incidents/:id" element={<Incident />} />
        <Route path="products" element={<Products />} />
        <Route path="products/:id" element={<Product />} />
        <Route path="customers" element={<Customers />} />
        <Route path="customers/:id" element={<Customer />} />
        <Route path="cohorts" element={<Cohorts />} />
        <Route path="segments" element={<Segments />} />
        <Route path="experiments" element={<Experiments />} />
        <Route path="experiments/sample-size" element={<SampleSize />} />
        <Route path="experiments/:key" element={<Experiment />} />
        <Route path="security" element={<Security />} />
        <Route path="security/:id" element={<AlertGroup />} />
        <Route path="logs" element={<Logs />} />
        <Route path="operations" element={<Operations />} />
        <Route path="*" element={<Navigate to={`${APP_PATH}/overview`} replace />} />
      </Routes>
    </Suspense>
  );
}
