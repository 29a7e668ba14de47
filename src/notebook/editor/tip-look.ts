// How suggestions, types and problems look: the book's own raised paper, sans words, mono code.
import { EditorView } from '@codemirror/view';

const label = 'var(--step-label, 0.875rem)';
const selected = { backgroundColor: 'var(--ink)', color: 'var(--paper)' };

export const tipLook = EditorView.theme({
  '.cm-tooltip': {
    border: '1px solid var(--strong-line)',
    borderRadius: 'var(--radius, 0.5rem)',
    backgroundColor: 'var(--raised)',
    color: 'var(--ink)',
    fontSize: label,
    overflow: 'hidden',
  },
  '.cm-tooltip.cm-tooltip-autocomplete': { overflow: 'visible' },
  '.cm-tooltip.cm-tooltip-autocomplete > ul': {
    maxWidth: 'min(28rem, 92vw)',
    fontFamily: 'var(--mono)',
    borderRadius: 'inherit',
    overscrollBehavior: 'contain',
  },
  '.cm-tooltip.cm-tooltip-autocomplete > ul > li': { padding: '0.2em 0.6em', lineHeight: '1.4' },
  '.cm-tooltip.cm-tooltip-autocomplete > ul > li[aria-selected]': selected,
  '.cm-completionIcon': { color: 'var(--soft-ink)', opacity: '1' },
  'li[aria-selected] .cm-completionIcon': { color: 'inherit' },
  '.cm-completionMatchedText': { fontWeight: '700', textDecoration: 'none' },
  '.cm-tooltip.cm-completionInfo': { padding: '0', maxWidth: 'min(24rem, 92vw)' },
  '.explanation': { maxWidth: 'min(32rem, 92vw)', padding: '0.5rem 0.75rem', lineHeight: '1.5' },
  '.explanation p': { margin: '0', whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' },
  '.explanation p + p': { marginTop: '0.4rem' },
  '.explanation-signature': { fontFamily: 'var(--mono)', fontSize: '0.8125rem' },
  '.explanation-words, .explanation-trouble': { fontFamily: 'var(--sans)' },
  '.explanation-trouble, .cm-diagnostic': {
    borderLeft: '3px solid var(--negative)',
    padding: '0.25rem 0.6rem',
    fontFamily: 'var(--sans)',
    whiteSpace: 'pre-wrap',
  },
  '.cm-diagnostic': { maxWidth: 'min(32rem, 92vw)', margin: '0', lineHeight: '1.5' },
  '@media (pointer: coarse)': {
    '.cm-tooltip.cm-tooltip-autocomplete > ul > li': {
      display: 'flex',
      alignItems: 'center',
      minHeight: 'var(--target, 2.75rem)',
    },
  },
  '@media (forced-colors: active)': {
    '.cm-tooltip.cm-tooltip-autocomplete > ul > li[aria-selected]': {
      forcedColorAdjust: 'none',
      backgroundColor: 'Highlight',
      color: 'HighlightText',
    },
  },
});
