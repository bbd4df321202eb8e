import { useEffect, useRef } from 'react';
import { createRoot } from 'react-dom/client';
import { areKeysOn, switchKeys } from './key-setting.ts';

const KEYS = [
  ['j', 'Go to the next post or comment'],
  ['k', 'Go to the one before'],
  ['Enter', 'Open it, in a list'],
  ['n', 'Go to the next new comment, or the next change in a difference'],
  ['p', 'Go to the one before'],
  ['r', 'Reply to it, or quote what is selected'],
  ['/', 'Search'],
  ['?', 'Show these keys'],
] as const;

/** Says which keys do what, above the page. */
export function openKeyHelp(): void {
  if (document.querySelector('.key-help') !== null) return;
  const place = document.body.appendChild(document.createElement('div'));
  const root = createRoot(place);
  root.render(
    <KeyHelp
      onClose={() => {
        root.unmount();
        place.remove();
      }}
    />,
  );
}

function KeyHelp({ onClose }: { readonly onClose: () => void }) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog ref={dialog} className="key-help" aria-labelledby="key-help-heading" onClose={onClose}>
      <h2 id="key-help-heading">Keyboard</h2>
      <dl>
        {KEYS.map(([key, does]) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
      <label className="check">
        <input
          type="checkbox"
          defaultChecked={areKeysOn()}
          onChange={({ target }) => switchKeys(target.checked)}
        />
        Use keys of one character
      </label>
      <form method="dialog">
        <button type="submit">Close</button>
      </form>
    </dialog>
  );
}
