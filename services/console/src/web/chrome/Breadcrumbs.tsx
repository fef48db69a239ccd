import { css } from "@emotion/css";
import type { AppPluginMeta, GrafanaTheme2 } from "@grafana/data";
import { Link, useStyles2 } from "@grafana/ui";
import { useActiveLink } from "./nav.ts";
import { usePageNavItem } from "./pageNav.tsx";

interface Props {
  meta: AppPluginMeta;
}

interface Crumb {
  text: string;
  url?: string;
}

export function Breadcrumbs({ meta }: Props) {
  const styles = useStyles2(getStyles);
  const page = usePageNavItem();
  const crumbs = useCrumbs(meta, page);
  return (
    <nav aria-label="Breadcrumbs" className={styles.nav}>
      <ol className={styles.list}>
        {crumbs.map((crumb, index) => {
          const last = index === crumbs.length - 1;
          return (
            <li key={crumb.text} className={styles.item} aria-current={last ? "page" : undefined}>
              {last || !crumb.url ? (
                <span className={styles.text}>{crumb.text}</span>
              ) : (
                <Link href={crumb.url}>{crumb.text}</Link>
              )}
            </li>
          );
        })}
      </ol>
    </nav>
  );
}

function useCrumbs(meta: AppPluginMeta, page: ReturnType<typeof usePageNavItem>): Crumb[] {
  const link = useActiveLink();
  const crumbs: Crumb[] = [{ text: "Vigie", url: `/a/${meta.id}/overview` }];
  if (link) {
    crumbs.push({ text: link.text, url: page?.parentItem?.url ?? link.url });
  }
  if (page) {
    crumbs.push({ text: page.text });
  }
  return crumbs;
}

const getStyles = (theme: GrafanaTheme2) => ({
  nav: css({ minWidth: 0, overflow: "hidden" }),
  list: css({ display: "flex", listStyle: "none", margin: 0, padding: 0, minWidth: 0 }),
  item: css({
    display: "flex",
    minWidth: 0,
    whiteSpace: "nowrap",
    "& + &::before": { content: '"›"', padding: theme.spacing(0, 1), color: theme.colors.text.secondary },
    [theme.breakpoints.down("sm")]: { "&:not(:last-child)": { display: "none" }, "&&::before": { display: "none" } },
  }),
  text: css({ overflow: "hidden", textOverflow: "ellipsis", color: theme.colors.text.primary }),
});
