# A small image that serves and verifies. Build: docker build --tag standin .
FROM node:22-alpine AS packed
WORKDIR /build
COPY . .
RUN npm ci --no-audit --no-fund && npm pack --pack-destination /packed

FROM node:22-alpine
COPY --from=packed /packed/*.tgz /tmp/
RUN npm install --global --omit=dev --no-audit --no-fund /tmp/*.tgz && rm /tmp/*.tgz
USER node
WORKDIR /work
EXPOSE 4010
# By the connection alone: where others can reach it, `/_standin/health` is off unless the command says `--control`.
HEALTHCHECK --interval=10s --timeout=3s --start-period=10s CMD ["node", "-e", "require('node:net').connect(4010, '127.0.0.1').on('connect', () => process.exit()).on('error', () => process.exit(1))"]
ENTRYPOINT ["standin"]
CMD ["serve", "--host", "0.0.0.0"]
