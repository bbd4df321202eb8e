import { useId, useState } from 'react';
import { problemOf } from '../forms/problem.ts';
import { RichHtml } from '../text/rich-html.tsx';
import { type PreviewContext, previewMarkdown } from './preview-markdown.ts';

/** Buttons that show and close a preview of a text, and the preview. */
export function usePreviewButtons(markdown: string, context: PreviewContext) {
  const id = useId();
  const [html, setHtml] = useState<string | null>(null);
  const [failure, setFailure] = useState<string | null>(null);

  async function show() {
    setFailure(null);
    try {
      setHtml(await previewMarkdown(markdown, context));
    } catch (error) {
      setFailure(problemOf(error).message);
    }
  }

  const buttons = (
    <>
      <button type="button" onClick={show} aria-controls={id}>
        {html === null ? 'Preview' : 'Update the preview'}
      </button>
      {html !== null && (
        <button type="button" onClick={() => setHtml(null)}>
          Close the preview
        </button>
      )}
    </>
  );
  const preview = (
    <div id={id} role="status">
      {failure !== null && <p className="failure">There is no preview: {failure}</p>}
      {html !== null && (
        <section className="preview" aria-label="Preview">
          {html === '' ? (
            <p className="nothing">The text is empty.</p>
          ) : (
            <RichHtml html={html} headingLevel={levelIn(context)} isRepeated />
          )}
        </section>
      )}
    </div>
  );
  return { buttons, preview };
}

/** The form of a sequence stands below the title of its page, all others in a part of a page with a title of its own. */
function levelIn(context: PreviewContext): 2 | 3 {
  return context === 'SEQUENCE' ? 2 : 3;
}
