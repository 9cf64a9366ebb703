/**
 * A notification turns `[text](command:...)` into a link that runs the command. What a server, a cluster or a file says must not
 * become one, so every sentence that quotes them goes through here first.
 */
export function withoutLinks(text: string): string {
  return text.replaceAll('](', '] (');
}
