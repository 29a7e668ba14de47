// The code's colours: those of the printed code (Shiki's github-…-high-contrast), by what CodeMirror can tell apart.
import { typescriptLanguage } from '@codemirror/lang-javascript';
import { HighlightStyle } from '@codemirror/language';
import { styleTags, tags } from '@lezer/highlight';

/** Light, dark (src/styles/tokens.css); a test holds them against Shiki's own themes. */
export const colours = {
  ink: ['#0e1116', '#f0f3f6'],
  keyword: ['#a0111f', '#ff9492'],
  constant: ['#023b95', '#91cbff'],
  text: ['#032563', '#addcff'],
  call: ['#622cbc', '#dbb7ff'],
  name: ['#702c00', '#ffb757'],
  comment: ['#66707b', '#bdc4cc'],
} as const;

export function colour(name: keyof typeof colours): string {
  const [light, dark] = colours[name];
  return `var(--light, ${light}) var(--dark, ${dark})`;
}

const constantName = tags.constant(tags.variableName);
const parameterName = tags.local(tags.variableName);

/** Tells names that are made apart as the printed code does: a constant, a parameter. */
export const typescript = typescriptLanguage.configure({
  props: [
    styleTags({
      'VariableDeclaration/VariableDefinition VariableDeclaration/ObjectPattern/PatternProperty/VariableDefinition':
        constantName,
      'ParamList/VariableDefinition ParamList/ArrayPattern/VariableDefinition': parameterName,
      'ParamList/ObjectPattern/PatternProperty/VariableDefinition': parameterName,
      'ParamList/ObjectPattern/PatternProperty/PropertyName': parameterName,
      'ParamList/ObjectPattern/PatternProperty/ArrayPattern/VariableDefinition': parameterName,
      'TypeAnnotation/":"': tags.typeOperator,
      'NewExpression/VariableName': tags.function(tags.variableName),
    }),
  ],
});

export const highlighting = HighlightStyle.define([
  {
    tag: [
      tags.keyword,
      tags.operator,
      tags.modifier,
      tags.escape,
      tags.definitionKeyword,
      tags.function(tags.punctuation),
    ],
    color: colour('keyword'),
  },
  {
    tag: [tags.number, tags.bool, tags.null, tags.self, tags.atom, constantName],
    color: colour('constant'),
  },
  { tag: [tags.string, tags.regexp, tags.special(tags.string)], color: colour('text') },
  {
    tag: [
      tags.function(tags.variableName),
      tags.function(tags.propertyName),
      tags.function(tags.definition(tags.variableName)),
    ],
    color: colour('call'),
  },
  {
    tag: [tags.typeName, tags.className, tags.labelName, parameterName],
    color: colour('name'),
  },
  // Else it would be an operator, as it is to the grammar.
  { tag: tags.derefOperator, color: colour('ink') },
  { tag: tags.comment, color: colour('comment') },
]);
