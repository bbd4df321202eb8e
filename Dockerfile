# Builds dist/ with everything, and takes along only what serving needs.

FROM node:22-slim AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci
COPY . .
# Optional too: @prisma/client names the Prisma command line and TypeScript as such.
# The optional packages of sharp hold its libraries.
RUN npm run build && cp -r node_modules/@img /tmp/img && npm prune --omit=dev --omit=optional \
  && rm -rf node_modules/@img && mv /tmp/img node_modules/@img

FROM node:22-slim
ENV NODE_ENV=production HOST=0.0.0.0 DATABASE_URL=pglite:/data UPLOADS_DIR=/uploads
# The C library gives back the memory of large answers when they are sent (mallopt(3)). It would grow with the busiest minute.
ENV MALLOC_MMAP_THRESHOLD_=262144 MALLOC_TRIM_THRESHOLD_=1048576
WORKDIR /app
COPY --from=build /app/package.json ./
COPY --from=build /app/node_modules ./node_modules
COPY --from=build /app/dist ./dist
COPY --from=build /app/prisma ./prisma
RUN mkdir /data /uploads && chown node:node /data /uploads
USER node
VOLUME /data /uploads
EXPOSE 4000
HEALTHCHECK --interval=15s --timeout=5s --start-period=30s CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT || 4000}/health/ready`).then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "dist/main.js", "serve"]
