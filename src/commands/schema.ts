import { writeFile } from 'node:fs/promises';
import { Command } from 'commander';
import { Failure } from './failure.ts';

/** `commonplace schema print` */
export function schemaCommand(): Command {
  const print = new Command('print')
    .description('print the GraphQL schema, sorted, as schema.graphql has it')
    .option('--out <file>', 'write it to a file instead of standard output')
    .action(run);
  return new Command('schema').description('print the GraphQL schema').addCommand(print);
}

async function run({ out }: { out?: string }): Promise<void> {
  const [{ lexicographicSortSchema, printSchema }, { schema }] = await Promise.all([
    import('graphql'),
    import('../composition/schema.ts'),
  ]);
  const text = `${printSchema(lexicographicSortSchema(schema))}\n`;
  if (out === undefined) {
    process.stdout.write(text);
    return;
  }
  await writeFile(out, text).catch((cause: Error) => {
    throw new Failure(`Cannot write ${out}: ${cause.message}`, { cause });
  });
}
