import { useLayoutEffect, useState } from 'react';
import { createPortal } from 'react-dom';
import { Link } from 'wouter';
import { sectionHeadingElements } from '../text/section-heading-elements.ts';

interface Heading {
  readonly anchor: string;
  readonly text: string;
}

interface SectionLinksProps {
  readonly pagePath: string;
  readonly headings: readonly Heading[];
}

/** Puts a link beside each heading of a wiki page, where its section is edited. */
export function SectionLinks({ pagePath, headings }: SectionLinksProps) {
  const [places, setPlaces] = useState<readonly HTMLElement[]>([]);

  useLayoutEffect(() => {
    const text = document.querySelector('#main article > .prose');
    const rows = text ? sectionHeadingElements(text).map(rowOf) : [];
    setPlaces(rows.map(({ place }) => place));
    return () => {
      for (const { row, heading } of rows) row.replaceWith(heading);
    };
  }, []);

  return headings.map(({ anchor, text }) => {
    const place = places.find(({ dataset }) => dataset['section'] === anchor);
    if (place === undefined) return null;
    const link = (
      <Link href={`${pagePath}/edit?section=${encodeURIComponent(anchor)}`}>
        Edit<span className="visually-hidden"> the section “{text}”</span>
      </Link>
    );
    return createPortal(link, place, anchor);
  });
}

/** Beside a heading rather than in it, so that the heading is read out alone. */
function rowOf(heading: Element) {
  const place = document.createElement('span');
  place.className = 'section-link';
  place.dataset['section'] = heading.id;
  const row = document.createElement('div');
  row.className = 'section-heading';
  heading.replaceWith(row);
  row.append(heading, place);
  return { row, heading, place };
}
