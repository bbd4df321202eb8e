/** JSON made fit to stand in a script element: nothing in it ends the element, or begins a comment (HTML, section 4.12.1.3). */
export function escapeForScript(json: string): string {
  return json.replaceAll('<', '\\u003c');
}
