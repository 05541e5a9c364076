import { readFileSync } from 'node:fs';
import ts from 'typescript';

/** What a value of a text may be. */
export type Kind = readonly ('string' | 'number' | 'boolean' | 'undefined' | { word: string })[];

type Read = (path: string) => string | undefined;

const folder = 'web/text/en';

/** Every English text as its source has it, by its path. */
function textsIn(sourceOf: (path: string) => ts.SourceFile): Map<string, ts.PropertyAssignment> {
  const found = new Map<string, ts.PropertyAssignment>();
  const visitFile = (name: string, prefix: string): void =>
    sourceOf(`${folder}/${name}.ts`).forEachChild((node) => {
      if (!ts.isVariableStatement(node)) return;
      for (const { initializer } of node.declarationList.declarations)
        if (initializer) visit(initializer, prefix);
    });
  const visit = (node: ts.Expression, path: string): boolean => {
    // A record whose members are open is one text.
    if (ts.isAsExpression(node))
      return ts.isConstTypeReference(node.type) && visit(node.expression, path);
    if (!ts.isObjectLiteralExpression(node)) return false;
    for (const each of node.properties) {
      const own = each.name && [path, nameOf(each.name)].filter(Boolean).join('.');
      if (ts.isPropertyAssignment(each) && own !== undefined) {
        if (!visit(each.initializer, own)) found.set(own, each);
      } else if (ts.isShorthandPropertyAssignment(each)) visitFile(each.name.text, own ?? '');
      else if (ts.isSpreadAssignment(each) && ts.isIdentifier(each.expression))
        visitFile(each.expression.text, path);
    }
    return true;
  };
  visitFile('index', '');
  return found;
}

function nameOf(name: ts.PropertyName): string {
  return ts.isIdentifier(name) || ts.isStringLiteral(name) ? name.text : '';
}

/** What the English texts of values are made of, by their paths. */
export function parametersOf(): Map<string, readonly Kind[]> {
  const texts = textsIn((path) =>
    ts.createSourceFile(path, readFileSync(path, 'utf8'), ts.ScriptTarget.Latest),
  );
  return new Map(
    [...texts].flatMap(([path, { initializer }]) =>
      ts.isArrowFunction(initializer) ? [[path, initializer.parameters.map(kindOf)]] : [],
    ),
  );
}

function kindOf({ type, initializer }: ts.ParameterDeclaration): Kind {
  if (type && ts.isUnionTypeNode(type)) return type.types.flatMap(plainKind);
  return plainKind(type ?? initializer);
}

function plainKind(node: ts.Node | undefined): Kind {
  if (node && ts.isLiteralTypeNode(node) && ts.isStringLiteral(node.literal))
    return [{ word: node.literal.text }];
  switch (node?.kind) {
    case ts.SyntaxKind.NumberKeyword:
      return ['number'];
    case ts.SyntaxKind.BooleanKeyword:
      return ['boolean'];
    case ts.SyntaxKind.UndefinedKeyword:
      return ['undefined'];
    case ts.SyntaxKind.StringKeyword:
    case ts.SyntaxKind.StringLiteral:
      return ['string'];
    default:
      throw new Error('a text is made of words, numbers, and true or false');
  }
}

/** Paths of the English texts that nothing outside of `web/text/en` mentions. */
export function unusedTexts(read: Read): string[] {
  const config = ts.parseJsonConfigFileContent(
    ts.readConfigFile('tsconfig.json', ts.sys.readFile).config,
    ts.sys,
    process.cwd(),
  );
  const host = ts.createCompilerHost(config.options);
  host.readFile = read;
  const program = ts.createProgram(config.fileNames, config.options, host);
  const texts = textsIn((path) => program.getSourceFile(`${process.cwd()}/${path}`)!);
  const mentioned = mentions(program);
  return [...texts].filter(([, node]) => !mentioned.has(node)).map(([path]) => path);
}

/** Declarations of all members that the page's files mention. */
function mentions(program: ts.Program): Set<ts.Node> {
  const found = new Set<ts.Node>();
  const checker = program.getTypeChecker();
  const add = (symbol: ts.Symbol | undefined): void =>
    symbol?.declarations?.forEach((declaration) => found.add(declaration));
  const visit = (node: ts.Node): void => {
    if (ts.isPropertyAccessExpression(node)) add(checker.getSymbolAtLocation(node.name));
    else if (ts.isElementAccessExpression(node))
      for (const each of membersAt(node, checker)) add(each);
    else if (ts.isBindingElement(node) && ts.isObjectBindingPattern(node.parent)) {
      const name = node.propertyName ?? node.name;
      const type = checker.getTypeAtLocation(node.parent);
      if (ts.isIdentifier(name)) add(type.getProperty(name.text));
    }
    node.forEachChild(visit);
  };
  for (const file of program.getSourceFiles())
    if (/\/web\/(?!text\/\w\w\/)/.test(file.fileName) && !file.isDeclarationFile) visit(file);
  return found;
}

/** The members that brackets may choose: all of them where any words may stand there. */
function membersAt(node: ts.ElementAccessExpression, checker: ts.TypeChecker): ts.Symbol[] {
  const type = checker.getTypeAtLocation(node.expression);
  const chosen = checker.getTypeAtLocation(node.argumentExpression);
  const each = chosen.isUnion() ? chosen.types : [chosen];
  if (!each.every((one) => one.isStringLiteral())) return type.getProperties();
  return each.flatMap((one) => type.getProperty(one.value) ?? []);
}
