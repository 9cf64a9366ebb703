/** Built when first asked for, and once: most people never open most kinds of manifests. */
export function lazily<T extends object>(build: () => T): () => T {
  let built: T | undefined;
  return () => {
    built ??= build();
    return built;
  };
}
