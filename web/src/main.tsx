import './styles/base.css';
import './styles/layout.css';
import './styles/controls.css';
import './styles/forms.css';
import './styles/lists.css';
import './styles/prose.css';
import './styles/thread.css';
import './styles/writing.css';
import './styles/member.css';
import './styles/reactions.css';
import './styles/polls.css';
import './styles/authoring.css';
import './styles/wiki.css';
import './styles/moment.css';
import './styles/hover-card.css';
import './styles/print.css';
import { StrictMode, startTransition } from 'react';
import { createRoot, hydrateRoot } from 'react-dom/client';
import { HANDED_OVER_ID, type HandedOver } from './answers.ts';
import { App } from './app.tsx';
import { copyOnClick } from './copy-link/copy-on-click.ts';
import { listenToKeys } from './keyboard/listen-to-keys.ts';
import { listenToRest } from './preview/listen-to-rest.ts';
import { browserEnvironment } from './relay-environment.ts';
import { Root } from './root.tsx';
import { describeSite } from './site.ts';
import { tellHydrated } from './ui/hydrated.tsx';

const root = document.getElementById('app');
if (root === null) throw new Error('The page has no element to be drawn into.');

const name = document.querySelector<HTMLMetaElement>('meta[name="application-name"]')?.content;
const { lang, dataset } = document.documentElement;
describeSite({
  name: name ?? 'Commonplace',
  language: lang,
  hasGraphiql: dataset['graphiql'] === 'on',
  basePath: dataset['base'] ?? '',
});

/** Null for a page that the server did not render. */
const handedOver: HandedOver | null = JSON.parse(
  document.getElementById(HANDED_OVER_ID)?.textContent ?? 'null',
);
const { renderedAt, answers } = handedOver ?? { renderedAt: 0, answers: [] };

const environment = browserEnvironment(answers);
copyOnClick();
listenToKeys();
listenToRest(environment);

const app = (
  <StrictMode>
    <Root environment={environment} renderedAt={renderedAt}>
      <App />
    </Root>
  </StrictMode>
);
if (handedOver === null) {
  createRoot(root).render(app);
  // What comes onto the page from now on answers by itself.
  tellHydrated();
} else {
  hydrate(root).catch(() => dispatchEvent(new Event('unhydrated')));
}

/** Takes the page over in slices, once all is there: a part that does not come must not take from the page what is read. */
async function hydrate(root: HTMLElement): Promise<void> {
  const parts = [...document.querySelectorAll<HTMLLinkElement>('link[rel=modulepreload]')];
  await Promise.all(parts.map(({ href }) => import(/* @vite-ignore */ href)));
  startTransition(() => {
    hydrateRoot(root, app);
  });
}
