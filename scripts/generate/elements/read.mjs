// Reads what the custom elements declare: their tag names in web/define.ts, and of each class, with
// those that it extends, `static properties`, the members of these names, what it `needs`, and the tags
// of its comment.

import { join } from 'node:path';
import ts from 'typescript';
import { root } from '../read.mjs';

const entry = join(root, 'web/define.ts');

function openProgram() {
  const { config } = ts.readConfigFile(join(root, 'tsconfig.json'), ts.sys.readFile);
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, root);
  const program = ts.createProgram([entry], options);
  return { program, checker: program.getTypeChecker() };
}

/** `{ ... } as const`, `(...)`: what is inside. */
function bare(node) {
  while (ts.isAsExpression(node) || ts.isSatisfiesExpression(node)) node = node.expression;
  return ts.isParenthesizedExpression(node) ? bare(node.expression) : node;
}

/** The declaration that a name stands for, also one of another file. */
function declarationOf(checker, name) {
  const symbol = checker.getSymbolAtLocation(name);
  const target = symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
  return target.valueDeclaration;
}

/** An expression, or the one that its name was given. */
function valueOf(checker, node) {
  const value = bare(node);
  return ts.isIdentifier(value)
    ? valueOf(checker, declarationOf(checker, value).initializer)
    : value;
}

const nameOf = ({ name }) => (ts.isStringLiteral(name) ? name.text : name.getText());

/** An object's members by name. */
function membersOf(checker, node) {
  const { properties } = valueOf(checker, node);
  return new Map(properties.map((each) => [nameOf(each), each.initializer]));
}

function staticMember(declaration, name) {
  return declaration.members.find(
    (member) =>
      ts.isPropertyDeclaration(member) &&
      ts.getCombinedModifierFlags(member) & ts.ModifierFlags.Static &&
      nameOf(member) === name,
  );
}

/** The first of several lines or paragraphs, as one. */
const oneLine = (text) => text.replace(/\s*\n\s*/g, ' ').trim();

function commentOf(node) {
  const [comment] = ts.getJSDocCommentsAndTags(node).filter(ts.isJSDoc);
  return oneLine(ts.getTextOfJSDocComment(comment?.comment) ?? '');
}

/** `@fires name - What it tells.` */
function tagsOf(declaration, kind) {
  return ts
    .getJSDocTags(declaration)
    .filter(({ tagName }) => tagName.text === kind)
    .map((tag) => {
      const text = oneLine(ts.getTextOfJSDocComment(tag.comment) ?? '');
      const [, name, description] = /^(\S+) - (.+)$/.exec(text) ?? [];
      if (!name) throw new Error(`${nameOf(declaration)}: @${kind} is not "name - words": ${text}`);
      return { name, description };
    });
}

/** The attribute of a property: none for what is set by script alone. */
function attributeOf(name, options) {
  const written = options.get('attribute');
  if (written?.kind === ts.SyntaxKind.FalseKeyword) return undefined;
  return written ? bare(written).text : name.toLowerCase();
}

/** A member of that name: a field that is declared, or an accessor. */
function memberOf(declaration, name) {
  const found = declaration.members.find(
    (member) =>
      (ts.isPropertyDeclaration(member) || ts.isGetAccessor(member)) && nameOf(member) === name,
  );
  if (!found) throw new Error(`${nameOf(declaration)}: ${name} is declared nowhere`);
  return found;
}

function propertiesOf(checker, declaration) {
  const declared = staticMember(declaration, 'properties');
  if (!declared) return [];
  const list = [];
  for (const [name, options] of membersOf(checker, declared.initializer)) {
    const given = membersOf(checker, options);
    if (given.get('state')?.kind === ts.SyntaxKind.TrueKeyword) continue;
    const member = memberOf(declaration, name);
    list.push({
      name,
      attribute: attributeOf(name, given),
      reflects: given.get('reflect')?.kind === ts.SyntaxKind.TrueKeyword,
      // In a template without expressions it is there or not.
      isFlag: given.get('type')?.getText() === 'Boolean',
      type: oneLine(member.type.getText()),
      description: commentOf(member),
    });
  }
  return list;
}

function neededBy(checker, declaration) {
  const declared = staticMember(declaration, 'needs');
  if (!declared) return [];
  return [...membersOf(checker, valueOf(checker, declared.initializer).body).keys()];
}

/** What the class and those of ours that it extends say; of two of a name, the nearer one. */
function inherited(checker, declaration, read) {
  const found = new Map();
  for (let each = declaration; each; each = baseOf(checker, each)) {
    for (const item of read(each)) {
      if (!found.has(item.name)) found.set(item.name, item);
    }
  }
  return [...found.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
}

function baseOf(checker, declaration) {
  const clause = declaration.heritageClauses?.find(
    ({ token }) => token === ts.SyntaxKind.ExtendsKeyword,
  );
  const base = clause && declarationOf(checker, clause.types[0].expression);
  return base?.getSourceFile().fileName.startsWith(join(root, 'web/')) ? base : undefined;
}

function readElement(checker, tag, name) {
  const declaration = declarationOf(checker, name);
  const listed = (kind) => inherited(checker, declaration, (each) => tagsOf(each, kind));
  return {
    tag,
    className: nameOf(declaration),
    file: declaration.getSourceFile().fileName.slice(root.length + 1),
    description: commentOf(declaration),
    properties: inherited(checker, declaration, (each) => propertiesOf(checker, each)),
    needs: neededBy(checker, declaration),
    events: listed('fires'),
    parts: listed('csspart'),
    styles: listed('cssprop'),
  };
}

/** Names of the events that elements tell their page, those of the `EventDetails` of web/draft. */
function toldEvents(program) {
  const source = program.getSourceFile(join(root, 'web/draft/events.ts'));
  const [details] = source.statements.filter(
    (each) => ts.isInterfaceDeclaration(each) && nameOf(each) === 'EventDetails',
  );
  return new Set(details.members.map(nameOf));
}

/** What a listener on an element hears: its own events, and what those inside tell the page. */
function heardOn(element, elements, told) {
  const heard = new Map(element.events.map((event) => [event.name, event]));
  const visit = (inner) => {
    for (const event of inner.events) {
      if (told.has(event.name) && !heard.has(event.name)) heard.set(event.name, event);
    }
    for (const tag of inner.needs) visit(elements.find((each) => each.tag === tag));
  };
  visit(element);
  return [...heard.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** All elements, in the order of web/define.ts. */
export function readElements() {
  const { program, checker } = openProgram();
  const [list] = program
    .getSourceFile(entry)
    .statements.filter(ts.isVariableStatement)
    .flatMap(({ declarationList }) => declarationList.declarations)
    .filter((declaration) => nameOf(declaration) === 'elements');
  const read = [...membersOf(checker, list.initializer)].map(([tag, name]) =>
    readElement(checker, tag, name),
  );
  const told = toldEvents(program);
  const elements = read.map((each) => ({ ...each, heard: heardOn(each, read, told) }));
  const fired = new Set(elements.flatMap(({ heard }) => heard.map(({ name }) => name)));
  const silent = [...told].filter((name) => !fired.has(name));
  if (silent.length > 0) throw new Error(`No element has a @fires for ${silent.join(', ')}`);
  return elements;
}
