import { css } from "@emotion/css";
import type { GrafanaTheme2 } from "@grafana/data";
import { InlineSwitch, Text, useStyles2 } from "@grafana/ui";
import { useCallback, useState } from "react";
import { submit } from "../../shared/api/client.ts";
import { ANNOTATIONS_PATH, annotationsRequest } from "../../shared/api/signalRequests.ts";
import type { AnnotationSettings } from "../../shared/api/types.ts";
import { useAction } from "../../shared/api/useAction.ts";
import { useApi } from "../../shared/api/useApi.ts";
import { ChartPanel } from "../../shared/components/ChartPanel.tsx";
import { FailureMessage } from "../../shared/components/StateMessage.tsx";
import { KINDS } from "../../shared/signals/kinds.ts";

type Kinds = AnnotationSettings["kinds"];

const send = (kinds: Kinds) => submit<AnnotationSettings>("PUT", ANNOTATIONS_PATH, { kinds });

/** Which signals are written back to Grafana as annotations; nothing where no Grafana is configured. */
export function AnnotationSwitches() {
  const styles = useStyles2(getStyles);
  const loaded = useApi(annotationsRequest);
  const [saved, setSaved] = useState<AnnotationSettings>();
  const action = useAction(
    send,
    useCallback((doc: AnnotationSettings) => setSaved(doc), []),
  );
  const doc = saved ?? loaded.doc;
  // Whether a Grafana is configured is not known then; the page's own figures do not depend on it.
  if (!doc?.enabled) {
    return null;
  }
  const toggle = (kind: string) => action.run({ ...doc.kinds, [kind]: !doc.kinds[kind] });
  return (
    <ChartPanel
      title="Annotations in Grafana"
      description="Signals of these kinds are written to Grafana, so that they show on any dashboard."
      chart={
        <>
          <ul className={styles.list}>
            {Object.keys(doc.kinds).map((kind) => (
              <li key={kind}>
                <InlineSwitch
                  id={`vigie-annotation-${kind}`}
                  label={kindName(kind)}
                  showLabel
                  disabled={action.busy}
                  value={doc.kinds[kind]}
                  onChange={() => toggle(kind)}
                />
              </li>
            ))}
          </ul>
          {action.failure && <FailureMessage failure={action.failure} />}
          <div role="status">{saved && !action.failure && <Text color="secondary">Saved.</Text>}</div>
        </>
      }
    />
  );
}

function kindName(kind: string): string {
  return kind in KINDS ? KINDS[kind as keyof typeof KINDS].name : kind;
}

const getStyles = (theme: GrafanaTheme2) => ({
  list: css({ listStyle: "none", margin: 0, padding: 0, display: "flex", flexWrap: "wrap", gap: theme.spacing(1) }),
});
