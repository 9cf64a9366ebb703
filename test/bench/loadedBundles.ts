/** File names of the extension's bundles that its host has loaded. */
export interface LoadedBundles {
  readonly beforeView: readonly string[];
  readonly afterView: readonly string[];
}

/** Names the file that the extension host writes them to. */
export const loadedBundlesVariable = 'PROMWB_LOADED_BUNDLES';
