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
HEALTHCHECK --interval=10s --timeout=3s --start-period=10s CMD wget -q -O /dev/null http://127.0.0.1:4010/_standin/health
ENTRYPOINT ["standin"]
CMD ["serve", "--host", "0.0.0.0"]
