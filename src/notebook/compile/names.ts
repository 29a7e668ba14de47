// Which names a cell makes, which it takes from outside, and which of those it assigns to.
//
// Every reference is kept with the scope it stands in and resolved at the end, for a name may be used above
// the place that declares it.
import type { Node, Program } from 'acorn';

export interface Names {
  declares: string[];
  reads: string[];
  assigns: { name: string; line: number }[];
}

interface Scope {
  names: Set<string>;
  parent?: Scope;
  /** `var` goes to the nearest of these. */
  isFunction: boolean;
}

interface Reference {
  name: string;
  scope: Scope;
  line: number;
  assigns: boolean;
}

/** The parts of an ESTree node that are read here; acorn's own types are one union per kind. */
type Tree = Node & { [key: string]: unknown };

export function namesOf(program: Program): Names {
  const references: Reference[] = [];
  const top: Scope = { names: new Set(), isFunction: true };
  visitAll((program as unknown as Tree).body, top, references);
  const free = references.filter(({ name, scope }) => !resolves(name, scope));
  const assigns = new Map<string, number>();
  for (const { name, line } of free.filter((one) => one.assigns))
    if (!assigns.has(name)) assigns.set(name, line);
  return {
    declares: [...top.names],
    reads: [...new Set(free.map(({ name }) => name))],
    assigns: [...assigns].map(([name, line]) => ({ name, line })),
  };
}

function resolves(name: string, scope: Scope): boolean {
  return scope.names.has(name) || (scope.parent !== undefined && resolves(name, scope.parent));
}

const inner = (parent: Scope, isFunction = false): Scope => ({
  names: new Set(),
  parent,
  isFunction,
});

function functionScope(scope: Scope): Scope {
  return scope.isFunction || !scope.parent ? scope : functionScope(scope.parent);
}

const isNode = (value: unknown): value is Tree =>
  typeof value === 'object' && value !== null && typeof (value as Tree).type === 'string';

function visitAll(nodes: unknown, scope: Scope, found: Reference[]): void {
  for (const node of Array.isArray(nodes) ? nodes : [nodes])
    if (isNode(node)) visit(node, scope, found);
}

/** Every child of a node that is not named in `except`. */
function visitChildren(node: Tree, scope: Scope, found: Reference[], ...except: string[]): void {
  for (const [key, value] of Object.entries(node))
    if (!except.includes(key)) visitAll(value, scope, found);
}

type Visitor = (node: Tree, scope: Scope, found: Reference[]) => void;

const block: Visitor = (node, scope, found) => visitChildren(node, inner(scope), found);

const aFunction: Visitor = (node, scope, found) => {
  const own = inner(scope, true);
  if (node.type === 'FunctionDeclaration') declare(node.id, scope, found);
  else declare(node.id, own, found);
  for (const parameter of node.params as Tree[]) declare(parameter, own, found);
  // A body in braces is the function's own scope and not one more.
  const body = node.body as Tree;
  visitAll(body.type === 'BlockStatement' ? body.body : body, own, found);
};

const aClass: Visitor = (node, scope, found) => {
  const own = inner(scope);
  declare(node.id, node.type === 'ClassDeclaration' ? scope : own, found);
  visitChildren(node, own, found, 'id');
};

/** A key is a name only in brackets: `{ [key]: … }`. */
const keyed: Visitor = (node, scope, found) =>
  visitChildren(node, scope, found, node.computed ? '' : 'key');

const loopOver: Visitor = (node, scope, found) => {
  const own = inner(scope);
  const left = node.left as Tree;
  if (left.type === 'VariableDeclaration') visit(left, own, found);
  else assign(left, own, found);
  visitChildren(node, own, found, 'left');
};

const visitors: Record<string, Visitor> = {
  Identifier: (node, scope, found) => refer(node, scope, found, false),
  VariableDeclaration(node, scope, found) {
    const target = node.kind === 'var' ? functionScope(scope) : scope;
    for (const declarator of node.declarations as Tree[]) {
      declare(declarator.id, target, found, scope);
      visitAll(declarator.init, scope, found);
    }
  },
  FunctionDeclaration: aFunction,
  FunctionExpression: aFunction,
  ArrowFunctionExpression: aFunction,
  ClassDeclaration: aClass,
  ClassExpression: aClass,
  StaticBlock: (node, scope, found) => visitChildren(node, inner(scope, true), found),
  BlockStatement: block,
  ForStatement: block,
  SwitchStatement: block,
  ForInStatement: loopOver,
  ForOfStatement: loopOver,
  CatchClause(node, scope, found) {
    const own = inner(scope);
    declare(node.param, own, found);
    visitAll(node.body, own, found);
  },
  ImportDeclaration(node, scope) {
    for (const { local } of node.specifiers as { local: { name: string } }[])
      scope.names.add(local.name);
  },
  AssignmentExpression(node, scope, found) {
    assign(node.left as Tree, scope, found);
    visitAll(node.right, scope, found);
  },
  UpdateExpression: (node, scope, found) => assign(node.argument as Tree, scope, found),
  MemberExpression: (node, scope, found) =>
    visitChildren(node, scope, found, node.computed ? '' : 'property'),
  Property: keyed,
  MethodDefinition: keyed,
  PropertyDefinition: keyed,
  LabeledStatement: (node, scope, found) => visitAll(node.body, scope, found),
  BreakStatement: () => undefined,
  ContinueStatement: () => undefined,
  MetaProperty: () => undefined,
};

const visit: Visitor = (node, scope, found) =>
  (visitors[node.type] ?? visitChildren)(node, scope, found);

function refer(node: Tree, scope: Scope, found: Reference[], assigns: boolean): void {
  const line = node.loc?.start.line ?? 1;
  found.push({ name: node.name as string, scope, line, assigns });
}

/** Takes a pattern apart: `each` gets its names, and what stands in it as default or key is read. */
function destructure(
  pattern: unknown,
  scope: Scope,
  found: Reference[],
  each: (name: Tree) => void,
): void {
  if (!isNode(pattern)) return;
  const again = (part: unknown) => destructure(part, scope, found, each);
  switch (pattern.type) {
    case 'Identifier':
      return each(pattern);
    case 'ObjectPattern':
      for (const property of pattern.properties as Tree[]) {
        if (property.computed) visitAll(property.key, scope, found);
        again(property.type === 'RestElement' ? property : property.value);
      }
      return;
    case 'ArrayPattern':
      return (pattern.elements as unknown[]).forEach(again);
    case 'RestElement':
      return again(pattern.argument);
    case 'AssignmentPattern':
      visitAll(pattern.right, scope, found);
      return again(pattern.left);
    default:
      // `[list[0]] = …` assigns to a part of a value, which is reading the value.
      return visit(pattern, scope, found);
  }
}

function declare(pattern: unknown, target: Scope, found: Reference[], readsIn = target): void {
  destructure(pattern, readsIn, found, ({ name }) => target.names.add(name as string));
}

function assign(pattern: Tree, scope: Scope, found: Reference[]): void {
  destructure(pattern, scope, found, (name) => refer(name, scope, found, true));
}
