import type { WordAttribute } from './word.ts';

type Program = NonNullable<NonNullable<Extract<WordAttribute['value'], object>['data']>['estree']>;
type Expression = Extract<Program['body'][number], { type: 'ExpressionStatement' }>['expression'];

/** A value that an attribute may hold: `{3}`, `{["a", "b"]}`, `{{ A: 0.5 }}`. */
export type Literal = string | number | boolean | readonly Literal[] | { readonly [key: string]: Literal };

/** The value of an attribute's expression, or undefined when it computes something instead of stating it. */
export function literalOf(program: Program | null | undefined): Literal | undefined {
  const [statement] = program?.body ?? [];
  return statement?.type === 'ExpressionStatement' ? valueOf(statement.expression) : undefined;
}

function valueOf(node: Expression): Literal | undefined {
  switch (node.type) {
    case 'Literal':
      return isScalar(node.value) ? node.value : undefined;
    case 'TemplateLiteral':
      return node.expressions.length === 0 ? (node.quasis[0]?.value.cooked ?? undefined) : undefined;
    case 'UnaryExpression':
      return node.operator === '-' ? negated(valueOf(node.argument)) : undefined;
    case 'ArrayExpression':
      return listOf(
        node.elements.map((item) => (item === null || item.type === 'SpreadElement' ? undefined : valueOf(item))),
      );
    case 'ObjectExpression':
      return recordOf(node.properties.map((property) => entryOf(property)));
    default:
      return undefined;
  }
}

type Entry = readonly [key: string, value: Literal];
type Property = Extract<Expression, { type: 'ObjectExpression' }>['properties'][number];

function entryOf(property: Property): Entry | undefined {
  if (property.type === 'SpreadElement' || property.computed) return undefined;
  const key = keyOf(property.key.type === 'Identifier' ? property.key.name : undefined, property);
  const value = isExpression(property.value) ? valueOf(property.value) : undefined;
  return key === undefined || value === undefined ? undefined : [key, value];
}

function keyOf(name: string | undefined, property: Exclude<Property, { type: 'SpreadElement' }>): string | undefined {
  if (name !== undefined) return name;
  return property.key.type === 'Literal' ? String(property.key.value) : undefined;
}

type PropertyValue = Exclude<Property, { type: 'SpreadElement' }>['value'];

function isExpression(node: PropertyValue): node is Extract<PropertyValue, Expression> {
  return !['ObjectPattern', 'ArrayPattern', 'RestElement', 'AssignmentPattern'].includes(node.type);
}

function isScalar(value: unknown): value is string | number | boolean {
  return ['string', 'number', 'boolean'].includes(typeof value);
}

function negated(value: Literal | undefined): number | undefined {
  return typeof value === 'number' ? -value : undefined;
}

function listOf(items: readonly (Literal | undefined)[]): readonly Literal[] | undefined {
  const values = items.filter((item) => item !== undefined);
  return values.length === items.length ? values : undefined;
}

function recordOf(entries: readonly (Entry | undefined)[]): { readonly [key: string]: Literal } | undefined {
  const found = entries.filter((entry) => entry !== undefined);
  return found.length === entries.length ? Object.fromEntries(found) : undefined;
}
