import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { VARIABLES } from '../../src/env-variables.ts';

const read = (path: string) => readFileSync(`deploy/${path}`, 'utf8');

/** The first stop of a server may take both, and then some to close the database. */
const STOP_SECONDS =
  Number(VARIABLES.SHUTDOWN_DELAY_SECONDS.default) +
  Number(VARIABLES.SHUTDOWN_GRACE_SECONDS.default) +
  5;

interface Service {
  readonly environment?: Readonly<Record<string, string>>;
  readonly env_file?: string;
  readonly command?: readonly string[];
  readonly user?: string;
  readonly build?: string;
  readonly volumes?: readonly string[];
  readonly ports?: readonly string[];
  readonly stop_grace_period?: string;
  readonly healthcheck?: object;
  readonly cap_drop?: readonly string[];
}

const compose = parse(read('compose.yaml'), { merge: true }) as {
  readonly services: Readonly<Record<string, Service>>;
  readonly volumes: Readonly<Record<string, null>>;
};
const dockerfile = readFileSync('Dockerfile', 'utf8');

/** Names of variables in a file of `NAME=value` lines. */
function namesIn(envFile: string): string[] {
  return [...envFile.matchAll(/^([A-Z_]+)=/gm)].map(([, name]) => String(name));
}

describe('deploy', () => {
  const files = readdirSync('deploy', { recursive: true, encoding: 'utf8' });

  it.each(files.filter((file) => file.endsWith('.yaml') && !file.includes('templates')))(
    'has valid YAML in %s',
    (file) => {
      expect(parse(read(file), { merge: true, uniqueKeys: true })).toBeTypeOf('object');
    },
  );
});

describe('compose.yaml', () => {
  const server = compose.services['server'] ?? {};
  const services = Object.entries(compose.services);

  it('sets only variables that the server reads', () => {
    expect(Object.keys(VARIABLES)).toEqual(
      expect.arrayContaining(Object.keys(server.environment ?? {})),
    );
  });

  it('passes on every setting of its file', () => {
    expect(server.env_file).toBe('compose.env');
    const overridden = Object.entries(server.environment ?? {}).filter(
      ([name, value]) => /\$\{\w+:-/.test(value) && !value.startsWith(`\${${name}:-`),
    );
    expect(overridden).toEqual([]);
  });

  it('has every setting that is required in its example', () => {
    const required = [...read('compose.yaml').matchAll(/\$\{(\w+):\?/g)].map(([, name]) => name);
    expect(namesIn(read('compose.env.example'))).toEqual(expect.arrayContaining(required));
  });

  it('opens ports to this machine alone, and the one of the server', () => {
    for (const [, { ports = [] }] of services) {
      for (const port of ports) expect(port).toMatch(/^127\.0\.0\.1:/);
    }
    expect(server.ports).toEqual([`127.0.0.1:4000:${VARIABLES.PORT.default}`]);
  });

  it('scrapes the port of the metrics', () => {
    const { scrape_configs } = parse(read('prometheus/prometheus.yaml')) as {
      readonly scrape_configs: readonly {
        readonly static_configs: readonly { readonly targets: readonly string[] }[];
      }[];
    };
    expect(scrape_configs[0]?.static_configs[0]?.targets).toEqual([
      `server:${server.environment?.['METRICS_PORT']}`,
    ]);
  });

  it.each(services)('runs %s without rights, and knows when it is ready', (name, service) => {
    expect(service.cap_drop).toEqual(['ALL']);
    if (name === 'server') {
      expect(dockerfile).toMatch(/^USER node$/m);
      expect(dockerfile).toMatch(/^HEALTHCHECK .*\/health\/ready/m);
    } else {
      expect(service.user).toMatch(/^(?!root)[a-z]+$/);
      expect(service.healthcheck).toBeDefined();
    }
  });

  it('mounts files that exist, and volumes that are declared', () => {
    for (const volume of services.flatMap(([, { volumes = [] }]) => volumes)) {
      const [source = ''] = volume.split(':');
      if (source.startsWith('.')) expect(existsSync(join('deploy', source)), source).toBe(true);
      else expect(Object.keys(compose.volumes)).toContain(source);
    }
  });

  it('gives the server time to stop', () => {
    expect(Number.parseInt(server.stop_grace_period ?? '', 10)).toBeGreaterThanOrEqual(
      STOP_SECONDS,
    );
  });
});

describe('commonplace.service', () => {
  const unit = read('commonplace.service');
  const setting = (name: string) => new RegExp(`^${name}=(.*)$`, 'm').exec(unit)?.[1];

  it('runs a program of the release with a command that exists', () => {
    const [node, program = '', command] = setting('ExecStart')?.split(' ') ?? [];
    expect(node).toBe('/usr/bin/node');
    expect(existsSync(program.replace('/opt/commonplace/', ''))).toBe(true);
    expect(command).toBe('serve');
  });

  it('sets only variables that the server reads', () => {
    const names = namesIn(read('commonplace.env.example'));
    expect(Object.keys(VARIABLES)).toEqual(expect.arrayContaining(names));
  });

  it('writes into its own folder alone, and lets V8 compile', () => {
    expect(setting('ProtectSystem')).toBe('strict');
    expect(setting('NoNewPrivileges')).toBe('yes');
    expect(setting('StateDirectory')).toBe('commonplace');
    expect(setting('MemoryDenyWriteExecute')).toBe('no');
  });

  it('gives the server time to stop', () => {
    expect(Number(setting('TimeoutStopSec'))).toBeGreaterThanOrEqual(STOP_SECONDS);
  });

  it('passes systemd-analyze, where that is installed', () => {
    const folder = mkdtempSync(join(tmpdir(), 'commonplace-unit-'));
    const file = join(folder, 'commonplace.service');
    // It refuses programs that this machine does not have.
    writeFileSync(file, unit.replace('/usr/bin/node', process.execPath));
    const { error, stdout, stderr } = spawnSync('systemd-analyze', ['verify', '--man=no', file], {
      encoding: 'utf8',
    });
    rmSync(folder, { recursive: true });
    const found = error === undefined ? `${stdout}${stderr}` : '';
    expect(found.split('\n').filter((line) => line.includes('commonplace.service'))).toEqual([]);
  });
});

describe('Helm chart', () => {
  const chart = 'helm/commonplace';
  const templates = readdirSync(`deploy/${chart}/templates`);
  const template = (name: string) => read(`${chart}/templates/${name}`);
  const values = parse(read(`${chart}/values.yaml`)) as {
    readonly env: Readonly<Record<string, string>>;
    readonly terminationGracePeriodSeconds: number;
  };
  const schema = z.fromJSONSchema(JSON.parse(read(`${chart}/values.schema.json`)));

  it('has values that its schema allows, and no others', () => {
    expect(schema.safeParse(values).error).toBeUndefined();
    expect(schema.safeParse({ ...values, replica: 2 }).success).toBe(false);
    expect(schema.safeParse({ ...values, env: { PORT: 1 } }).success).toBe(false);
  });

  it('has the version of the package', () => {
    const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
    expect(parse(read(`${chart}/Chart.yaml`))).toMatchObject({ appVersion: version });
  });

  it('sets only variables that the server reads', () => {
    const named = [...template('deployment.yaml').matchAll(/- name: ([A-Z_]+)$/gm)];
    const names = [...named.map(([, name]) => name), ...Object.keys(values.env)];
    expect(Object.keys(VARIABLES)).toEqual(expect.arrayContaining(names));
  });

  it.each(templates)('uses only values that exist, and closes its blocks, in %s', (name) => {
    const text = template(name);
    for (const [, path = ''] of text.matchAll(/\.Values\.([\w.]+)/g)) {
      let found: unknown = values;
      for (const key of path.split('.')) found = (found as Record<string, unknown>)[key];
      expect(found, path).toBeDefined();
    }
    const opened = text.match(/\{\{-? (if|range|define|with) /g) ?? [];
    expect(text.match(/\{\{-? end -?\}\}/g) ?? []).toHaveLength(opened.length);
  });

  it('probes the paths of the server, and migrates before an upgrade', () => {
    const paths = [...template('deployment.yaml').matchAll(/path: (\/\S+?),/g)];
    expect(paths.map(([, path]) => path)).toEqual([
      '/health/live',
      '/health/live',
      '/health/ready',
    ]);
    expect(template('migration.yaml')).toMatch(
      /helm\.sh\/hook: pre-upgrade\n[\s\S]*main\.js, migrate/,
    );
  });

  it('gives the server time to stop', () => {
    const { SHUTDOWN_DELAY_SECONDS: delay, SHUTDOWN_GRACE_SECONDS: grace } = values.env;
    expect(values.terminationGracePeriodSeconds).toBeGreaterThanOrEqual(
      Number(delay) + Number(grace) + 5,
    );
  });

  it('passes helm lint, where that is installed', () => {
    const { error, status, stdout } = spawnSync('helm', ['lint', '--strict', `deploy/${chart}`], {
      encoding: 'utf8',
    });
    expect(error === undefined ? status : 0, stdout).toBe(0);
  });
});

it('has the same settings of the C library in the unit and in the image', () => {
  const settingsIn = (text: string) => text.match(/^(?:ENV |Environment=)(MALLOC_.*)$/m)?.[1];

  expect(settingsIn(dockerfile)).toMatch(/^MALLOC_MMAP_THRESHOLD_=\d+ /);
  expect(settingsIn(dockerfile)).toBe(settingsIn(read('commonplace.service')));
});
