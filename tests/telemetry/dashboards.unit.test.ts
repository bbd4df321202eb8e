import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { createMetrics } from '../../src/telemetry/prometheus.ts';
import { QUEUE_NAMES } from '../../src/telemetry/queues.ts';

const metrics = createMetrics();
metrics.observe({
  connections: () => [{ pool: 'reads', open: 1, inUse: 0, waiting: 0 }],
  replicas: () => [{ location: 'replica:5432/site', isUsed: true, lag: 0, statements: 1 }],
  subscriptions: () => 0,
  webSockets: () => 0,
  hasRoom: async () => true,
  commands: async () => [
    { command: 'doctor', startedAt: '', endedAt: null, isGood: null, summary: '' },
  ],
  queues: async () => QUEUE_NAMES.map((name) => ({ name, waiting: 0, ageSeconds: null })),
});
metrics.noteWebhook('delivered');
metrics.noteRequest({
  transport: 'graphql',
  operation: null,
  status: 200,
  seconds: 0.1,
  cost: 1,
  statements: 1,
  roundTrips: 1,
  isCompiled: true,
});
const text = await metrics.text();

/** The labels of each series that a server answers with, those of Prometheus included. */
const series = new Map<string, Set<string>>();
for (const line of text.split('\n')) {
  const [, name, labels = ''] = /^(\w+)(?:\{(.*)\})? /.exec(line) ?? [];
  if (name === undefined) continue;
  const known = series.get(name) ?? new Set(['instance', 'job']);
  for (const [, label] of labels.matchAll(/(\w+)="/g)) known.add(String(label));
  series.set(name, known);
}
series.set('up', new Set(['instance', 'job']));

interface Rule {
  readonly alert: string;
  readonly expr: string;
  readonly labels: { readonly severity: string };
  readonly annotations: { readonly summary: string };
}

const dashboard = JSON.parse(readFileSync('deploy/grafana/commonplace.json', 'utf8')) as {
  readonly panels: readonly {
    readonly title: string;
    readonly targets: readonly { readonly expr: string }[];
  }[];
};
const alerts = parse(readFileSync('deploy/prometheus/alerts.yaml', 'utf8')) as {
  readonly groups: readonly { readonly rules: readonly Rule[] }[];
};
const rules = alerts.groups.flatMap((group) => group.rules);

const expressions: [string, string][] = [
  ...dashboard.panels.flatMap(({ title, targets }) =>
    targets.map(({ expr }): [string, string] => [title, expr]),
  ),
  ...rules.map(({ alert, expr }): [string, string] => [alert, expr]),
];

/** The series that an expression names, with their labels. */
function selectorsOf(expression: string) {
  return [
    ...expression.matchAll(/\b((?:commonplace|nodejs|process)_\w+|up)\b(?:\{([^}]*)\})?/g),
  ].map(([, name, labels = '']) => ({
    name: String(name),
    labels: [...labels.matchAll(/(\w+)\s*(?:=~|!~|!=|=)/g)].map(([, label]) => String(label)),
  }));
}

describe('the dashboard and the alerts', () => {
  it.each(expressions)('%s asks for metrics and labels that exist: %s', (_title, expression) => {
    const selectors = selectorsOf(expression);

    expect(selectors).not.toEqual([]);
    for (const { name, labels } of selectors) {
      expect([...series.keys()]).toContain(name);
      for (const label of labels) expect([...(series.get(name) ?? [])]).toContain(label);
    }
    for (const [, grouping] of expression.matchAll(/by \(([^)]*)\)/g)) {
      for (const label of String(grouping).split(', ')) {
        for (const { name } of selectors) expect([...(series.get(name) ?? [])]).toContain(label);
      }
    }
  });

  it.each(rules.map(({ expr }) => expr).filter((expr) => expr.includes('queue=')))(
    'names queues that exist: %s',
    (expression) => {
      for (const [, names] of expression.matchAll(/queue=~?"([^"]*)"/g)) {
        for (const name of String(names).split('|')) expect(QUEUE_NAMES).toContain(name);
      }
    },
  );

  it.each(['doctor', 'doctor --fix', 'import stackexchange', 'import mediawiki'])(
    'watch over the command `%s`',
    (command) => {
      const watching = rules.filter(({ expr }) =>
        [...expr.matchAll(/command=~"([^"]*)"/g)].some(([, pattern]) =>
          new RegExp(`^(?:${pattern})$`).test(command),
        ),
      );
      const isGood = watching.filter(({ expr }) => expr.includes('commonplace_command_good'));
      const isOver = watching.filter(({ expr }) => !expr.includes('commonplace_command_good'));

      expect(isGood).toHaveLength(1);
      expect(isOver).toHaveLength(1);
    },
  );

  it('show every metric of this server', () => {
    const own = [...text.matchAll(/^# TYPE (commonplace_\w+)/gm)].map(([, name]) => String(name));
    const all = expressions.map(([, expression]) => expression).join('\n');

    expect(own.filter((name) => !all.includes(name))).toEqual([]);
  });

  it('say how bad it is, and what it is', () => {
    for (const { labels, annotations } of rules) {
      expect(labels.severity).toMatch(/^(critical|warning|info)$/);
      expect(annotations.summary).toMatch(/\.$/);
    }
  });
});
