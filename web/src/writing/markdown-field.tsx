import { useEffect, useId, useRef, useState } from 'react';
import { graphql } from 'react-relay/hooks';
import type { markdownFieldPreviewQuery } from '../__generated__/markdownFieldPreviewQuery.graphql.ts';
import { TextField } from '../forms/field.tsx';
import { mutate } from '../forms/mutate.ts';
import { type Problem, problemOf } from '../forms/problem.ts';
import { RichHtml } from '../text/rich-html.tsx';
import { CompletionList } from './completion-list.tsx';
import { AddPicture, Pictures } from './pictures.tsx';
import { useCompletion } from './use-completion.ts';
import { usePictures } from './use-pictures.ts';

interface MarkdownFieldProps {
  readonly label: string;
  /** What the text is for. */
  readonly context: markdownFieldPreviewQuery['variables']['context'];
  readonly value: string;
  readonly onChange: (text: string) => void;
  readonly rows: number;
  /** Those of the whole form. The field is named `markdown`. */
  readonly problems: readonly Problem[];
  /** Whether it takes the focus when it is drawn. */
  readonly takesFocus?: boolean;
}

/** A text in Markdown, and how it will look. */
export function MarkdownField(props: MarkdownFieldProps) {
  const { context, value, onChange, takesFocus = false, ...field } = props;
  const id = useId();
  const area = useRef<HTMLTextAreaElement>(null);
  const { pictures, add, forget, handlers } = usePictures(area, onChange);
  const { attributes, look, ...completion } = useCompletion(area, onChange);
  const [preview, setPreview] = useState<string | null>(null);
  const [failure, setFailure] = useState<string | null>(null);

  useEffect(() => {
    if (takesFocus) area.current?.focus();
  }, [takesFocus]);

  async function show() {
    setFailure(null);
    try {
      const variables = { markdown: value, context };
      const answer = await mutate<markdownFieldPreviewQuery>(PREVIEW, variables);
      setPreview(answer.preview?.html ?? '');
    } catch (error) {
      setFailure(problemOf(error).message);
    }
  }

  return (
    <div className="markdown-field">
      <TextField
        ref={area}
        name="markdown"
        hint="Markdown. Pictures can be pasted or dropped here."
        value={value}
        onChange={(event) => {
          onChange(event.currentTarget.value);
          look();
        }}
        {...handlers}
        {...attributes}
        {...field}
      />
      <CompletionList completion={completion} />
      <Pictures pictures={pictures} onForget={forget} />
      <p className="form-buttons">
        <button type="button" onClick={show} aria-controls={id}>
          {preview === null ? 'Preview' : 'Update the preview'}
        </button>
        {preview !== null && (
          <button type="button" onClick={() => setPreview(null)}>
            Close the preview
          </button>
        )}
        <AddPicture onAdd={add} />
      </p>
      <div id={id} role="status">
        {failure !== null && <p className="failure">There is no preview: {failure}</p>}
        {preview !== null && (
          <section className="preview" aria-label="Preview">
            {preview === '' ? (
              <p className="nothing">The text is empty.</p>
            ) : (
              <RichHtml html={preview} headingLevel={3} isRepeated />
            )}
          </section>
        )}
      </div>
    </div>
  );
}

const PREVIEW = graphql`
  query markdownFieldPreviewQuery($markdown: String!, $context: PreviewContext!) {
    preview(markdown: $markdown, context: $context) {
      html
    }
  }
`;
