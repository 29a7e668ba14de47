// How the editor looks: the printed code's box, and beside it only what the reader called for.
import type { Extension } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import { colour } from './highlighting.ts';
import { tipLook } from './tip-look.ts';

/** A measure that frame.ts took from the printed code. */
const printed = (name: string, otherwise: string) => `var(--code-${name}, ${otherwise})`;

const left = printed('padding-left', '1rem');
const size = printed('font-size', '0.875rem');

const page = EditorView.theme({
  '&': { color: colour('ink'), backgroundColor: 'transparent' },
  '&.cm-focused': { outline: '3px solid var(--focus)', outlineOffset: '-3px' },
  '.cm-scroller': {
    fontFamily: printed('font-family', 'var(--mono)'),
    fontSize: size,
    lineHeight: printed('line-height', '1.6'),
    fontVariantLigatures: 'none',
  },
  '.cm-content': {
    padding: `${printed('padding-top', '0.75rem')} 0 ${printed('padding-bottom', '0.75rem')}`,
    caretColor: 'var(--ink)',
  },
  '.cm-line': { padding: `0 ${printed('padding-right', '1rem')} 0 ${left}` },
  '&.cm-focused .cm-matchingBracket': {
    backgroundColor: 'transparent',
    outline: '1px solid var(--strong-line)',
  },
  '&.cm-focused .cm-nonmatchingBracket': {
    backgroundColor: 'transparent',
    outline: '1px dashed var(--negative)',
  },
  '.unseen-sign': {
    border: '1px solid var(--negative)',
    borderRadius: '2px',
    padding: '0 0.2em',
    color: 'var(--negative)',
    fontSize: '0.8em',
  },
  '.error-line': {
    position: 'relative',
    backgroundColor: 'color-mix(in oklab, var(--negative) 16%, transparent)',
  },
  '.error-sign': {
    position: 'absolute',
    left: '0',
    width: left,
    color: 'var(--negative)',
    fontFamily: 'var(--sans)',
    fontWeight: '700',
    textAlign: 'center',
    userSelect: 'none',
  },
  '.cm-lintRange-error': {
    backgroundImage: 'none',
    paddingBottom: '0',
    textDecoration: 'underline wavy var(--negative)',
    textUnderlineOffset: '0.2em',
    textDecorationSkipInk: 'none',
  },
  // Below 16 pixels iOS would enlarge the page at the first touch.
  '@media (pointer: coarse)': { '.cm-scroller': { fontSize: `max(16px, ${size})` } },
  '@media print': {
    '.cm-scroller': { fontSize: '8pt', lineHeight: '1.6' },
    '.cm-line': { whiteSpace: 'pre-wrap' },
  },
});

export const look: Extension = [page, tipLook];
