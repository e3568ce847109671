/** The @font-face rules that scripts/copy-fonts.mjs writes; linked before the product's own style sheet. */
export const fontStylesheet = '/fonts/pretendard-gov.css';

/** The two subsets of the first screen, for <link rel="preload" as="font" type="font/woff2" crossorigin="anonymous">. */
export const preloadedFonts = [
  '/fonts/PretendardGOVVariable.subset.119.woff2',
  '/fonts/PretendardGOVVariable.subset.118.woff2',
] as const;
