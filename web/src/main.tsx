import './styles/base.css';
import './styles/layout.css';
import './styles/controls.css';
import './styles/lists.css';
import './styles/prose.css';
import './styles/thread.css';
import './styles/wiki.css';
import './styles/moment.css';
import './styles/print.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { RelayEnvironmentProvider } from 'react-relay/hooks';
import { App } from './app.tsx';
import { environment } from './relay-environment.ts';

const root = document.getElementById('app');
if (root === null) throw new Error('The page has no element to be drawn into.');

createRoot(root).render(
  <StrictMode>
    <RelayEnvironmentProvider environment={environment}>
      <App />
    </RelayEnvironmentProvider>
  </StrictMode>,
);
