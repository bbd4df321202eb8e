export default function SequencePage({ slug }: { readonly slug: string }) {
  return slug;
}
