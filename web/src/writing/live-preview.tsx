import { useEffect, useState } from 'react';
import { problemOf } from '../forms/problem.ts';
import { RichHtml } from '../text/rich-html.tsx';
import { type PreviewContext, previewMarkdown } from './preview-markdown.ts';

/** How long a user has to pause until the preview is made again, in ms. */
const PAUSE = 400;

interface LivePreviewProps {
  readonly markdown: string;
  readonly context: PreviewContext;
}

/**
 * How a text looks, as it is typed. It follows after a pause, and shows what was before until then. It is no live
 * region: a screen reader would read the text again after each pause.
 */
export function LivePreview({ markdown, context }: LivePreviewProps) {
  const [html, setHtml] = useState('');
  const [failure, setFailure] = useState<string | null>(null);

  useEffect(() => {
    let isOver = false;
    async function show() {
      try {
        const shown = markdown.trim() === '' ? '' : await previewMarkdown(markdown, context);
        if (isOver) return;
        setHtml(shown);
        setFailure(null);
      } catch (error) {
        if (!isOver) setFailure(problemOf(error).message);
      }
    }
    const timer = setTimeout(show, PAUSE);
    return () => {
      isOver = true;
      clearTimeout(timer);
    };
  }, [markdown, context]);

  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: the keyboard scrolls it
    <section className="preview live" aria-label="Preview" tabIndex={0}>
      {failure !== null && <p className="failure">The preview is not up to date: {failure}</p>}
      {html === '' ? (
        <p className="nothing">What you write is shown here.</p>
      ) : (
        <RichHtml html={html} headingLevel={2} isRepeated />
      )}
    </section>
  );
}
