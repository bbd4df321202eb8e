import { useEffect, useRef } from 'react';
import { TextField } from '../forms/field.tsx';
import type { Problem } from '../forms/problem.ts';
import { CompletionList } from './completion-list.tsx';
import { LivePreview } from './live-preview.tsx';
import { AddPicture, Pictures } from './pictures.tsx';
import type { PreviewContext } from './preview-markdown.ts';
import { useCompletion } from './use-completion.ts';
import { useLiveChoice } from './use-live-choice.ts';
import { usePictures } from './use-pictures.ts';
import { usePreviewButtons } from './use-preview-buttons.tsx';

interface MarkdownFieldProps {
  readonly label: string;
  /** In what is sent. Default: `markdown`. */
  readonly name?: string;
  /** What the text is for. */
  readonly context: PreviewContext;
  readonly value: string;
  readonly onChange: (text: string) => void;
  readonly rows: number;
  /** Those of the whole form. */
  readonly problems: readonly Problem[];
  /** Whether it takes the focus when it is drawn. */
  readonly takesFocus?: boolean;
  /** How often something was put at the end of the text: each time, the field takes the focus. */
  readonly additions?: number;
}

/** Texts that are long enough for a preview that follows what is typed. */
const LIVE: ReadonlySet<PreviewContext> = new Set(['POST', 'WIKI_PAGE']);

/** A text in Markdown, and how it will look. */
export function MarkdownField(props: MarkdownFieldProps) {
  const {
    name = 'markdown',
    context,
    value,
    onChange,
    takesFocus = false,
    additions = 0,
    ...field
  } = props;
  const area = useRef<HTMLTextAreaElement>(null);
  const { pictures, add, forget, handlers } = usePictures(area, onChange);
  const { attributes, look, ...completion } = useCompletion(area, onChange);
  const manual = usePreviewButtons(value, context);
  const [isOpen, setOpen] = useLiveChoice();
  const isLive = LIVE.has(context);

  useEffect(() => {
    if (takesFocus || additions > 0) focusEnd(area.current);
  }, [takesFocus, additions]);

  return (
    <div className={isLive && isOpen ? 'markdown-field has-preview' : 'markdown-field'}>
      <div className="markdown-source">
        <TextField
          ref={area}
          name={name}
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
          {isLive ? (
            <button type="button" aria-pressed={isOpen} onClick={() => setOpen(!isOpen)}>
              Live preview
            </button>
          ) : (
            manual.buttons
          )}
          <AddPicture onAdd={add} />
        </p>
      </div>
      {!isLive && manual.preview}
      {isLive && isOpen && <LivePreview markdown={value} context={context} />}
    </div>
  );
}

function focusEnd(area: HTMLTextAreaElement | null): void {
  if (area === null) return;
  area.focus();
  area.setSelectionRange(area.value.length, area.value.length);
  area.scrollTop = area.scrollHeight;
}
