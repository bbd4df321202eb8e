export default function PostPage({ slug }: { readonly slug: string }) {
  return slug;
}
