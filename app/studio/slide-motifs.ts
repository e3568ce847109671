/**
 * Line drawings for the right of a slide, one a subject of the institute's work, in the deck's own colours.
 * Each is the inside of an SVG with a view box of 320 × 320.
 */
const INK = '#ffffff';
const SKY = '#8fd8ea';
const ROSE = '#f2a3bd';
const SUN = '#ffc95c';

const line = `fill="none" stroke="${INK}" stroke-width="6" stroke-linecap="round" stroke-linejoin="round"`;
const thin = `fill="none" stroke="${SKY}" stroke-width="6" stroke-linecap="round" stroke-linejoin="round"`;

const motifs: Record<string, string> = {
  // A measuring cup of water, rinsed.
  pool: `<path d="M70 40h160l-17 222a24 24 0 0 1-24 22h-78a24 24 0 0 1-24-22z" fill="${INK}" opacity=".12"/>
    <path d="M77 126h146l-10 136a24 24 0 0 1-24 22h-78a24 24 0 0 1-24-22z" fill="${ROSE}"/>
    <path d="M77 126c26-17 47 14 73 0s49 14 73 0v26H79z" fill="#f7bccf"/>
    <path d="M70 40h160l-17 222a24 24 0 0 1-24 22h-78a24 24 0 0 1-24-22z" ${line}/>
    <path d="M94 168h28M97 208h20M100 248h28" ${line}/>
    <path d="M256 96a78 78 0 0 1 4 116m0 0l4-28m-4 28l-27-7" ${thin}/>`,
  // A pay station whose card slot waits.
  kiosk: `<rect x="66" y="24" width="170" height="272" rx="20" fill="${INK}" opacity=".12"/>
    <path d="M66 70h170" ${line}/><rect x="92" y="92" width="118" height="74" rx="8" fill="${INK}" opacity=".16"/>
    <path d="M151 106l25 44h-50z" fill="${SUN}" stroke="${SUN}" stroke-width="6" stroke-linejoin="round"/>
    <path d="M151 120v12m0 9v.1" stroke="#0d3b4a" stroke-width="6" stroke-linecap="round"/>
    <rect x="66" y="24" width="170" height="272" rx="20" ${line}/><path d="M94 196h70" ${line}/>
    <rect x="106" y="199" width="46" height="58" rx="6" fill="${SKY}"/><path d="M106 218h46" stroke="#0d3b4a" stroke-width="7"/>
    <g fill="${INK}"><circle cx="186" cy="200" r="6"/><circle cx="208" cy="200" r="6"/><circle cx="186" cy="224" r="6"/><circle cx="208" cy="224" r="6"/><circle cx="186" cy="248" r="6"/><circle cx="208" cy="248" r="6"/></g>
    <path d="M262 118a60 60 0 0 1 0 84" ${thin}/>`,
  // A bay that somebody else stands in.
  parking: `<path d="M40 60v200M160 60v200M280 60v200M40 60h240" ${line} opacity=".55"/>
    <rect x="66" y="92" width="68" height="130" rx="18" fill="${INK}" opacity=".14"/><rect x="66" y="92" width="68" height="130" rx="18" ${line}/>
    <path d="M78 124h44M78 194h44" ${line}/>
    <rect x="186" y="92" width="68" height="130" rx="18" fill="${SUN}"/><path d="M198 124h44M198 194h44" stroke="#0d3b4a" stroke-width="8" stroke-linecap="round"/>
    <path d="M186 262l34-26 34 26" ${thin}/>`,
  // A heart, a shock, a pulse.
  aed: `<rect x="46" y="52" width="228" height="168" rx="26" fill="${INK}" opacity=".12"/><rect x="46" y="52" width="228" height="168" rx="26" ${line}/>
    <path d="M160 200s-66-34-66-76a34 34 0 0 1 66-14 34 34 0 0 1 66 14c0 42-66 76-66 76z" fill="${ROSE}"/>
    <path d="M168 104l-26 40h20l-8 32 30-44h-20z" fill="#0d3b4a"/>
    <path d="M36 270h66l18-30 26 52 22-34h116" ${thin}/>`,
  // A label on a thing, scanned.
  asset: `<rect x="62" y="62" width="196" height="196" rx="18" fill="${INK}" opacity=".12"/>
    <path d="M40 96V58a18 18 0 0 1 18-18h38M224 40h38a18 18 0 0 1 18 18v38M280 224v38a18 18 0 0 1-18 18h-38M96 280H58a18 18 0 0 1-18-18v-38" ${thin}/>
    <g fill="none" stroke="${INK}" stroke-width="12"><path d="M92 92h44v44H92zM184 92h44v44h-44zM92 184h44v44H92z"/></g>
    <g fill="${INK}"><path d="M106 106h16v16h-16zM198 106h16v16h-16zM106 198h16v16h-16z"/><path d="M152 92h14v28h-14zM152 134h28v14h-28zM184 160h20v16h-20zM214 176h20v16h-20zM152 164h16v28h-16zM178 192h22v16h-22zM152 208h14v26h-14zM204 208h30v26h-30z"/></g>
    <path d="M48 160h224" stroke="${SUN}" stroke-width="6" stroke-linecap="round"/>`,
  // A court from above.
  court: `<rect x="36" y="62" width="248" height="196" rx="10" fill="${INK}" opacity=".12"/><rect x="36" y="62" width="248" height="196" rx="10" ${line}/>
    <path d="M36 88h248M36 232h248M108 88v144M212 88v144M36 160h72M212 160h72" ${line} opacity=".6"/>
    <path d="M160 46v228" ${thin}/><circle cx="160" cy="46" r="11" fill="${SUN}"/><circle cx="160" cy="274" r="11" fill="${SUN}"/>`,
};

// An open manual: what every lesson comes from.
const manual = `<path d="M160 82c-34-26-76-30-116-24v190c40-6 82-2 116 24 34-26 76-30 116-24V58c-40-6-82-2-116 24z" fill="${INK}" opacity=".12"/>
  <path d="M160 82c-34-26-76-30-116-24v190c40-6 82-2 116 24 34-26 76-30 116-24V58c-40-6-82-2-116 24zM160 82v190" ${line}/>
  <path d="M74 104c20 0 38 4 56 12M74 146c20 0 38 4 56 12M190 116c18-8 36-12 56-12M190 158c18-8 36-12 56-12" ${thin}/>`;

/** An SVG document of a motif; an unknown name gives the open manual. */
export const slideMotif = (name: string): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="320" height="320" viewBox="0 0 320 320">${motifs[name] ?? manual}</svg>`;
