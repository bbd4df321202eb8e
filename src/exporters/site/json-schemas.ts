import { z } from 'zod';
import { type Kind, lineSchema } from './kind.ts';
import { KINDS } from './kinds.ts';
import { IMAGES_KIND, imageLine, manifestSchema } from './manifest.ts';

type JsonSchema = z.core.JSONSchema.BaseSchema;

/** What a line of a kind is, as JSON Schema (draft 2020-12). */
export function jsonSchemaOf(kind: Kind): JsonSchema {
  return { title: `A line of ${kind.name}.ndjson.gz`, ...z.toJSONSchema(lineSchema(kind)) };
}

/** All of them, by the names of their files. */
export function jsonSchemas(): Readonly<Record<string, JsonSchema>> {
  return {
    'manifest.schema.json': { title: 'manifest.json', ...z.toJSONSchema(manifestSchema) },
    ...Object.fromEntries(KINDS.map((kind) => [`${kind.name}.schema.json`, jsonSchemaOf(kind)])),
    [`${IMAGES_KIND}.schema.json`]: {
      title: `A line of ${IMAGES_KIND}.ndjson.gz`,
      ...z.toJSONSchema(imageLine),
    },
  };
}
