import { css, cx } from "@emotion/css";
import type { AppPluginMeta, GrafanaTheme2 } from "@grafana/data";
import { Button, Icon, Link, useStyles2 } from "@grafana/ui";
import { useLocation } from "react-router-dom-v5-compat";
import { activeLink, type NavLink, navLinks } from "./nav.ts";
import type { Session } from "./session.ts";

interface Props {
  meta: AppPluginMeta;
  session: Session;
}

export function NavMenu({ meta, session }: Props) {
  const styles = useStyles2(getStyles);
  const links = navLinks(meta);
  const active = activeLink(links, useLocation().pathname);
  return (
    <nav className={styles.nav} aria-label="Pages">
      <ul className={styles.list}>
        {links.map((link) => (
          <NavItem key={link.url} link={link} active={link === active} />
        ))}
      </ul>
      <footer className={styles.footer}>
        <a href="/docs">API reference</a>
        {session.signIn && (
          <form method="post" action="/logout">
            <Button type="submit" size="sm" variant="secondary" icon="signout">
              Sign out{session.name && ` ${session.name}`}
            </Button>
          </form>
        )}
        <span>Vigie {session.version}</span>
      </footer>
    </nav>
  );
}

function NavItem({ link, active }: { link: NavLink; active: boolean }) {
  const styles = useStyles2(getStyles);
  return (
    <li>
      <Link
        href={link.url}
        className={cx(styles.link, active && styles.active)}
        aria-current={active ? "page" : undefined}
      >
        <Icon name={link.icon} aria-hidden="true" />
        {link.text}
      </Link>
    </li>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  nav: css({ display: "flex", flexDirection: "column", minHeight: "100%", padding: theme.spacing(1) }),
  list: css({ listStyle: "none", margin: 0, padding: 0 }),
  link: css({
    position: "relative",
    display: "flex",
    alignItems: "center",
    gap: theme.spacing(1),
    padding: theme.spacing(0.75, 1.5),
    borderRadius: theme.shape.radius.default,
    color: theme.colors.text.secondary,
    "&:hover, &:focus-visible": { background: theme.colors.action.hover, color: theme.colors.text.primary },
  }),
  active: css({
    background: theme.colors.action.selected,
    color: theme.colors.text.primary,
    "&::before": {
      content: '""',
      position: "absolute",
      left: 0,
      top: 4,
      bottom: 4,
      width: 4,
      borderRadius: theme.shape.radius.default,
      background: theme.colors.gradients.brandVertical,
    },
  }),
  footer: css({
    display: "flex",
    flexDirection: "column",
    alignItems: "flex-start",
    gap: theme.spacing(1),
    marginTop: "auto",
    padding: theme.spacing(2, 1.5, 1),
    fontSize: theme.typography.bodySmall.fontSize,
    color: theme.colors.text.secondary,
  }),
});
