import { expect, it } from 'vitest';
import type { Result } from '../../bench/measure/measure.ts';
import { reportedResult } from '../../bench/report/json.ts';
import { tablesOf } from '../../bench/report/table.ts';

const figures = { rps: 1000, p50: 1.5, p99: 9.25, nodeCpuMs: 0.5, pgCpuMs: 0.25 };

const result = (server: string, rates: readonly number[]): Result => ({
  server,
  work: 'profile',
  size: '300k',
  rounds: rates.map((rps) => ({ ...figures, rps })),
});

it('reports medians under the names that the file promises', () => {
  expect(reportedResult(result('commonplace', [900, 1200, 1000]))).toMatchObject({
    server: 'commonplace',
    work: 'profile',
    size: '300k',
    rps: 1000,
    p50: 1.5,
    p99: 9.25,
    nodeCpuMs: 0.5,
    pgCpuMs: 0.25,
  });
});

it('says null for what could not be measured', () => {
  const unmeasured = { ...figures, nodeCpuMs: undefined, pgCpuMs: undefined };
  const reported = reportedResult({ ...result('commonplace', []), rounds: [unmeasured] });
  expect(reported).toMatchObject({ rps: 1000, nodeCpuMs: null, pgCpuMs: null });
  expect(JSON.parse(JSON.stringify(reported))).toHaveProperty('nodeCpuMs', null);
});

it('prints a table a kind of work, with spread, and multiples of the first server', () => {
  const tables = tablesOf([result('commonplace', [900, 1200, 1000]), result('peer', [500])]);
  expect(tables).toContain('### profile, 300k comments');
  expect(tables).toMatch(/\| commonplace \| +1,000 \(900–1,200\) \| .* \| +1\.00 \|/);
  expect(tables).toMatch(/\| peer +\| +500 \| .* \| +0\.50 \|/);
});
