import { lazy, Suspense, useContext, useEffect, useState } from 'react';
import { Viewer } from '../account/viewer.tsx';
import { Boundary } from './boundary.tsx';
import { otherViewer, recordViewer } from './viewer-record.ts';

const ViewerChange = lazy(() => import('../account/viewer-change.tsx'));

/** Notices that somebody signs in or out in another tab, while this page is open or before it was first used. */
export function ViewerWatch() {
  const { id } = useContext(Viewer);
  const [other, setOther] = useState<string | null>(null);
  useEffect(() => {
    // Members' pages run their script at once. Those of others may be older than what is stored.
    if (id !== null) recordViewer(id);
    const compare = () => setOther(otherViewer(id));
    compare();
    const events = ['storage', 'visibilitychange'];
    for (const type of events) addEventListener(type, compare);
    return () => {
      for (const type of events) removeEventListener(type, compare);
    };
  }, [id]);
  if (other === null) return null;
  return (
    <Boundary fallback={() => null}>
      <Suspense fallback={null}>
        <ViewerChange key={other} viewerId={id} onSame={() => setOther(null)} />
      </Suspense>
    </Boundary>
  );
}
