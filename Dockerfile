# The image of dmslint, made of the tarball that `npm pack` writes: docs/docker.md. Only the base image comes from the network.
FROM node:22.21.1-bookworm-slim AS package
COPY dmslint-*.tgz /tmp/dmslint.tgz
RUN npm install --global --prefix /opt/dmslint --offline --ignore-scripts --no-audit --no-fund /tmp/dmslint.tgz

FROM node:22.21.1-bookworm-slim
COPY --from=package /opt/dmslint /opt/dmslint
# What is linted is mounted here.
WORKDIR /src
USER node
ENTRYPOINT ["/opt/dmslint/bin/dmslint"]
