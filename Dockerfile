# One image for all processes of Mooring: the command says which one it is (docker-compose.yml).
FROM node:26-slim AS build
WORKDIR /opt/mooring
COPY .npmrc package.json package-lock.json ./
# Without scripts: they would build before the sources are there, and install a second Node.
RUN npm ci --ignore-scripts
COPY . .
RUN npm run build && npm prune --omit=dev --ignore-scripts

FROM node:26-slim
ENV NODE_ENV=production
COPY --from=build /opt/mooring/LICENSE /opt/mooring/package.json /opt/mooring/
COPY --from=build /opt/mooring/node_modules /opt/mooring/node_modules
COPY --from=build /opt/mooring/scripts/ready.js /opt/mooring/scripts/
COPY --from=build /opt/mooring/apps/web/dist /opt/mooring/apps/web/dist
COPY --from=build /opt/mooring/dist /opt/mooring/dist
# The program is root's, so that it cannot change itself; the folder for data is the user's.
RUN install --directory --owner=node --group=node /var/lib/mooring
WORKDIR /var/lib/mooring
USER node
EXPOSE 7070
HEALTHCHECK --interval=15s --timeout=5s --start-period=60s \
  CMD ["node", "/opt/mooring/scripts/ready.js", "7070"]
ENTRYPOINT ["node", "/opt/mooring/dist/apps/mooring/src/main.js"]
# Refuses, with a sentence, unless MOORING_TOKEN is set.
CMD ["start", "--host", "0.0.0.0"]
