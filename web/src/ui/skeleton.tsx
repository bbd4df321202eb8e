const LINES = [1, 2, 3, 4, 5];

/** What a page looks like before it is there. */
export function PageSkeleton() {
  return (
    <div className="page" aria-busy="true">
      <p className="visually-hidden" role="status">
        Loading…
      </p>
      <div className="skeleton skeleton-title" />
      <ParagraphSkeleton />
      <ListSkeleton items={6} />
    </div>
  );
}

/** Grey lines where text will be. */
export function ParagraphSkeleton() {
  return (
    <div className="skeleton-paragraph" aria-hidden="true">
      {LINES.map((line) => (
        <div key={line} className="skeleton skeleton-line" />
      ))}
    </div>
  );
}

/** Grey boxes where the items of a list will be. */
export function ListSkeleton({ items }: { readonly items: number }) {
  return (
    <div aria-hidden="true">
      {Array.from({ length: items }, (_, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the boxes are all alike
        <div key={index} className="skeleton skeleton-item" />
      ))}
    </div>
  );
}
