import { expect, it, onTestFinished } from 'vitest';
import { openTextPool } from '../../src/importers/writer/text-pool.ts';
import { renderTexts, type SourceDocument } from '../../src/importers/writer/texts.ts';

it('renders in other threads what this one would, in the same order', {
  timeout: 60_000,
}, async () => {
  const documents = Array.from({ length: 120 }, (_, index): SourceDocument => {
    const markdown = `# Part ${index}\n\nOf *${'many '.repeat(index % 7)}* parts.[^1]\n\n[^1]: Not all.`;
    const html = `<h2>Part ${index}</h2><script>alert(1)</script><p>See <a href="/q">it</a></p>`;
    const texts = [{ markdown }, { html }, { markdown, html }] as const;
    return { text: texts[index % 3] ?? { markdown }, docId: `d${index}` };
  });
  const { render, close } = openTextPool(2);
  onTestFinished(close);
  expect(render).not.toBe(renderTexts);
  expect(await render(documents)).toEqual(renderTexts(documents));
  expect(await render([])).toEqual([]);
});

it('hands on why a thread failed', { timeout: 60_000 }, async () => {
  const { render, close } = openTextPool(2);
  onTestFinished(close);
  const broken = JSON.parse('[{"docId": "d", "text": {"markdown": null}}]');
  await expect(Promise.resolve(render(broken))).rejects.toThrow(TypeError);
});
