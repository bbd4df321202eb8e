export default function WikiPage({ slug }: { readonly slug: string }) {
  return slug;
}
