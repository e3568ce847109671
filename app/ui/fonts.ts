/**
 * The @font-face rules that scripts/copy-fonts.mjs writes. Nothing is preloaded: on a slow phone two subsets held the
 * lesson's picture up by half a second, and text that stands in the phone's own letters meanwhile moves nothing.
 */
export const fontStylesheet = '/fonts/pretendard-gov.css';
