import {
  createContext,
  type ReactNode,
  startTransition,
  useCallback,
  useContext,
  useState,
} from 'react';

/** When the server rendered the page, in ms since 1970; 0 if it did not. */
export const RenderedAt = createContext(0);

interface FirstRendering {
  readonly isFirst: boolean;
  readonly end: () => void;
}

const FirstRenderingContext = createContext<FirstRendering>({ isFirst: false, end() {} });

/** Around what the server renders and a browser takes over. */
export function ServerRendering(props: {
  readonly renderedAt: number;
  readonly children: ReactNode;
}) {
  const { renderedAt, children } = props;
  const [isFirst, setFirst] = useState(renderedAt !== 0);
  // What was written for no browser in particular is written again, in slices.
  const end = useCallback(() => startTransition(() => setFirst(false)), []);
  return (
    <RenderedAt value={renderedAt}>
      <FirstRenderingContext value={{ isFirst, end }}>{children}</FirstRenderingContext>
    </RenderedAt>
  );
}

/** Whether the page is in its first rendering, and what ends that once it is taken over. */
export function useFirstRendering(): FirstRendering {
  return useContext(FirstRenderingContext);
}

/** True on the server and in the first rendering of a browser that takes its page over: both render the same. */
export function useIsFirst(): boolean {
  return useFirstRendering().isFirst;
}

/** Whether the browser takes over what the server has rendered of a component. */
export function useIsHydrating(): boolean {
  return useIsFirst() && typeof document !== 'undefined';
}
