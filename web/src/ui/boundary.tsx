import { Component, type ReactNode } from 'react';
import { Attempt } from './attempt.ts';
import { Retried } from './retried.tsx';

interface BoundaryProps {
  readonly children: ReactNode;
  /** What to show instead of what failed. */
  readonly fallback: (error: Error, retry: () => void) => ReactNode;
}

interface BoundaryState {
  readonly error: Error | null;
  readonly attempt: number;
}

/** What browsers say of a script that did not come. They do not ask for it again: the page has to be loaded again. */
const LOST_SCRIPT = /dynamically imported|module script/;

/** Keeps a failure to the part of the page that it is in, and lets the reader try again. */
export class Boundary extends Component<BoundaryProps, BoundaryState> {
  override state: BoundaryState = { error: null, attempt: 0 };

  static getDerivedStateFromError(error: Error) {
    if (!LOST_SCRIPT.test(error.message)) return { error };
    return {
      error: new Error('The server could not be reached. Are you online?', { cause: error }),
    };
  }

  retry = () => {
    if (this.state.error?.cause) void reloadIfReachable();
    else this.setState(({ attempt }) => ({ error: null, attempt: attempt + 1 }));
  };

  override render() {
    const { error, attempt } = this.state;
    const content =
      error === null ? (
        <Attempt key={attempt} value={attempt}>
          {this.props.children}
        </Attempt>
      ) : (
        this.props.fallback(error, this.retry)
      );
    if (attempt === 0) return content;
    return <Retried key={`${attempt} ${error === null}`}>{content}</Retried>;
  }
}

/** Offline, the page would give way to an error of the browser. */
async function reloadIfReachable(): Promise<void> {
  await fetch('', { method: 'HEAD' }).then(
    () => location.reload(),
    () => undefined,
  );
}
