import { randomUUID } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { fileExists } from '../../src/lib/file-exists.ts';
import { commonplace, runInProcess } from './run.ts';

/** A process that compiles as it starts takes its time on a busy machine. */
const PATIENCE = 60_000;

const read = (path: string) => readFile(new URL(`../../${path}`, import.meta.url), 'utf8');

describe('the command line', { timeout: PATIENCE }, () => {
  it('tells its commands', async () => {
    const { code, stdout, stderr } = await commonplace(['--help']);

    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    for (const name of ['serve', 'migrate', 'import', 'doctor', 'schema']) {
      expect(stdout).toMatch(new RegExp(`^  ${name} `, 'm'));
    }
  });

  it('tells its version', async () => {
    const { code, stdout } = await commonplace(['--version']);

    expect(code).toBe(0);
    expect(stdout.trim()).toBe(JSON.parse(await read('package.json')).version);
  });

  it.each([
    ['serve'],
    ['migrate'],
    ['import'],
    ['import stackexchange'],
    ['doctor'],
    ['schema'],
    ['schema print'],
  ])('explains %s', async (command) => {
    const { code, stdout, stderr } = await runInProcess([...command.split(' '), '--help']);

    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatch(new RegExp(`^Usage: commonplace ${command} `));
  });

  it.each([
    ['nothing', [], 'Usage: commonplace'],
    ['an unknown command', ['srve'], "unknown command 'srve'"],
    ['an unknown option', ['serve', '--fast'], "unknown option '--fast'"],
    ['too little', ['import', 'stackexchange'], "missing required argument 'dir'"],
    ['half a command', ['schema'], 'Usage: commonplace schema'],
  ])('answers %s with what can be said, and 2', async (_, args, expected) => {
    const { code, stdout, stderr } = await runInProcess(args);

    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(expected);
    expect(stderr).toMatch(/--help/);
  });
});

describe('a wrong environment', { timeout: PATIENCE }, () => {
  it('is told whole, without its passwords, and ends with 2', async () => {
    const { code, stdout, stderr } = await commonplace(['serve'], {
      PORT: '80 80',
      DATABASE_URL: 'mysql://root:hunter2@db.example/x',
      DEMO: 'yes',
    });

    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toBe(
      `The environment has 3 wrong values:
  PORT is "80 80", but must be a whole number from 0 to 65535.
  DATABASE_URL is "mysql:…", but must be pglite:DIR, pglite:memory or postgres://USER:PASSWORD@HOST:PORT/NAME, in which # is written %23 and @ %40.
  DEMO is "yes", but must be one of auto, on, off.
Set or unset them and start again; docs/operations.md lists every variable.
`,
    );
  });

  it('that is incomplete is told whole before a database is made', async () => {
    const folder = join(tmpdir(), `commonplace-${randomUUID()}`);
    const { code, stderr } = await commonplace(['serve'], {
      DATABASE_URL: `pglite:${folder}`,
      SMTP_URL: 'smtp://127.0.0.1',
      UPLOADS_S3_BUCKET: 'pictures',
      AWS_SECRET_ACCESS_KEY: 'hunter2',
    });

    expect(code).toBe(2);
    expect(stderr).toMatch(
      /^The environment has 2 wrong values:\n {2}SMTP_URL needs .*\n {2}UPLOADS_S3_BUCKET needs /,
    );
    expect(stderr).not.toContain('hunter2');
    expect(await fileExists(folder)).toBe(false);
  });

  it('that names unusable files and values is told whole before a database is made', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'commonplace-files-'));
    onTestFinished(() => rm(folder, { recursive: true }));
    const operations = join(folder, 'operations.json');
    await writeFile(operations, '{ "1": "{ nothing }" }');
    const { code, stderr } = await commonplace(['serve'], {
      DATABASE_URL: `pglite:${join(folder, 'data')}`,
      SITE_ABOUT_FILE: join(folder, 'about.md'),
      SITE_RULES_FILE: folder,
      PERSISTED_OPERATIONS: operations,
      OTEL_EXPORTER_OTLP_ENDPOINT: 'collector:4318',
      OTEL_TRACES_SAMPLER: 'sometimes',
      OTEL_TRACES_SAMPLER_ARG: '2',
      OTEL_BSP_MAX_QUEUE_SIZE: 'large',
    });

    expect(code).toBe(2);
    const [head, ...problems] = stderr.trim().split('\n');
    expect(head).toBe('The environment has 7 wrong values:');
    expect(problems.slice(0, 7)).toEqual([
      '  OTEL_EXPORTER_OTLP_ENDPOINT is "collector:4318", but must be an address that begins with http:// or https://.',
      expect.stringMatching(
        /^ {2}OTEL_TRACES_SAMPLER is "sometimes", but must be one of always_on, /,
      ),
      '  OTEL_TRACES_SAMPLER_ARG is "2", but must be a number from 0 to 1.',
      '  OTEL_BSP_MAX_QUEUE_SIZE is "large", but must be a whole number from 1 to 2147483647.',
      expect.stringMatching(/^ {2}SITE_ABOUT_FILE: cannot read .*about\.md/),
      expect.stringMatching(/^ {2}SITE_RULES_FILE: cannot read /),
      expect.stringMatching(/^ {2}PERSISTED_OPERATIONS: the operation "1" .* is not valid: /),
    ]);
    expect(await fileExists(join(folder, 'data'))).toBe(false);
  });

  it('does not keep the schema from being printed', async () => {
    const { code, stdout } = await runInProcess(['schema', 'print'], { PORT: 'x' });

    expect(code).toBe(0);
    expect(stdout).toBe(await read('schema.graphql'));
  });
});

describe('a failure', { timeout: PATIENCE }, () => {
  const unreachable = { DATABASE_URL: 'postgres://me:hunter2@127.0.0.1:1/x' };

  it('is told in words, without a stack or a password, and ends with 1', async () => {
    const { code, stdout, stderr } = await commonplace(['serve'], unreachable);

    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toContain('127.0.0.1:1');
    expect(stderr).not.toContain('hunter2');
    expect(stderr).not.toMatch(/^\s+at /m);
  });

  it('shows its stack when debugging', async () => {
    const { code, stderr } = await commonplace(['serve'], { ...unreachable, LOG_LEVEL: 'debug' });

    expect(code).toBe(1);
    expect(stderr).toMatch(/^\s+at /m);
    expect(stderr).not.toContain('hunter2');
  });
});

describe('schema print', { timeout: PATIENCE }, () => {
  it('writes to a file', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'commonplace-schema-'));
    try {
      const file = join(folder, 'schema.graphql');
      const { code, stdout } = await commonplace(['schema', 'print', '--out', file]);

      expect({ code, stdout }).toEqual({ code: 0, stdout: '' });
      expect(await readFile(file, 'utf8')).toBe(await read('schema.graphql'));
    } finally {
      await rm(folder, { recursive: true });
    }
  });

  it('says when it cannot', async () => {
    const { code, stderr } = await runInProcess(['schema', 'print', '--out', '/nowhere/x.graphql']);

    expect(code).toBe(1);
    expect(stderr).toMatch(/^Cannot write \/nowhere\/x\.graphql: ENOENT/);
  });
});
