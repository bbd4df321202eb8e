import { defineConfig } from 'prisma/config';

// `prisma generate` and `prisma validate` never start the schema engine, but the command line
// downloads it unless it is told where one stands. Any executable will do: it is not run.
// Migrations go through the engine's WebAssembly build instead (scripts/schema-engine.ts).
process.env['PRISMA_SCHEMA_ENGINE_BINARY'] ??= process.execPath;

export default defineConfig({
  schema: 'prisma/schema.prisma',
  migrations: { path: 'prisma/migrations' },
});
