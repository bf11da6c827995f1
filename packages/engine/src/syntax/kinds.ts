import { ts } from 'ts-morph'

const {
  AbstractKeyword, AmpersandAmpersandToken, AnyKeyword, ArrayBindingPattern, ArrayLiteralExpression, ArrayType,
  ArrowFunction, AsExpression, AsyncKeyword, AwaitExpression, BarBarToken, BigIntKeyword, BigIntLiteral,
  BinaryExpression, BindingElement, Block, BooleanKeyword, BreakStatement, CallExpression, CaseClause, ClassDeclaration,
  ClassExpression, ClassStaticBlockDeclaration, CommaToken, ComputedPropertyName, ConditionalExpression, Constructor,
  ConstructorType, ContinueStatement, DebuggerStatement, DeclareKeyword, Decorator, DefaultClause, DefaultKeyword,
  DeleteExpression, DoStatement, ElementAccessExpression, EmptyStatement, EnumDeclaration, EqualsToken, ExportAssignment,
  ExportDeclaration, ExportKeyword, ExpressionStatement, ExpressionWithTypeArguments, ExternalModuleReference,
  FalseKeyword, FirstAssignment, ForInStatement, ForOfStatement, ForStatement, FunctionDeclaration, FunctionExpression,
  FunctionType, GetAccessor, Identifier, IfStatement, ImplementsKeyword, ImportDeclaration, ImportEqualsDeclaration,
  ImportKeyword, ImportType, IndexedAccessType, InterfaceDeclaration, IntersectionType, JsxElement, JsxExpression,
  JsxFragment, JsxNamespacedName, JsxSelfClosingElement, JsxSpreadAttribute, JsxText, LabeledStatement, LastAssignment,
  LiteralType, MetaProperty, MethodDeclaration, MethodSignature, MinusMinusToken, MinusToken, MissingDeclaration,
  ModuleBlock, ModuleDeclaration, NamedTupleMember, NamespaceExport, NamespaceExportDeclaration, NamespaceImport,
  NeverKeyword, NewExpression, NewKeyword, NoSubstitutionTemplateLiteral, NonNullExpression, NullKeyword, NumberKeyword,
  NumericLiteral, ObjectBindingPattern, ObjectKeyword, ObjectLiteralExpression, OmittedExpression, OptionalType,
  OverrideKeyword, ParenthesizedExpression, ParenthesizedType, PlusPlusToken, PlusToken, PostfixUnaryExpression,
  PrefixUnaryExpression, PrivateKeyword, PropertyAccessExpression, PropertyAssignment, PropertyDeclaration,
  ProtectedKeyword, PublicKeyword, QualifiedName, QuestionQuestionToken, ReadonlyKeyword, RegularExpressionLiteral,
  ReturnStatement, SatisfiesExpression, SetAccessor, ShorthandPropertyAssignment, SpreadAssignment, SpreadElement,
  StaticKeyword, StringKeyword, StringLiteral, SuperKeyword, SwitchStatement, SymbolKeyword, TaggedTemplateExpression,
  TemplateExpression, TemplateHead, TemplateLiteralTypeSpan, TemplateMiddle, TemplateTail, ThisKeyword, ThisType,
  ThrowStatement, TrueKeyword, TryStatement, TupleType, TypeAliasDeclaration, TypeAssertionExpression, TypeKeyword,
  TypeLiteral, TypeOfExpression, TypeOperator, TypeParameter, TypeQuery, TypeReference, UndefinedKeyword, UnionType,
  UnknownKeyword, VariableDeclarationList, VariableStatement, VoidExpression, VoidKeyword, WhileStatement, WithStatement,
  YieldExpression
} = ts.SyntaxKind

/**
 * The kinds of syntax that lowering tells apart. An object of its own, since the compiler's has so many keys that each read
 * of it is a look-up in a table; reads of this one are constants to the machine (measured: an eighth of the lowering).
 */
export const K = {
  AbstractKeyword, AmpersandAmpersandToken, AnyKeyword, ArrayBindingPattern, ArrayLiteralExpression, ArrayType,
  ArrowFunction, AsExpression, AsyncKeyword, AwaitExpression, BarBarToken, BigIntKeyword, BigIntLiteral,
  BinaryExpression, BindingElement, Block, BooleanKeyword, BreakStatement, CallExpression, CaseClause, ClassDeclaration,
  ClassExpression, ClassStaticBlockDeclaration, CommaToken, ComputedPropertyName, ConditionalExpression, Constructor,
  ConstructorType, ContinueStatement, DebuggerStatement, DeclareKeyword, Decorator, DefaultClause, DefaultKeyword,
  DeleteExpression, DoStatement, ElementAccessExpression, EmptyStatement, EnumDeclaration, EqualsToken, ExportAssignment,
  ExportDeclaration, ExportKeyword, ExpressionStatement, ExpressionWithTypeArguments, ExternalModuleReference,
  FalseKeyword, FirstAssignment, ForInStatement, ForOfStatement, ForStatement, FunctionDeclaration, FunctionExpression,
  FunctionType, GetAccessor, Identifier, IfStatement, ImplementsKeyword, ImportDeclaration, ImportEqualsDeclaration,
  ImportKeyword, ImportType, IndexedAccessType, InterfaceDeclaration, IntersectionType, JsxElement, JsxExpression,
  JsxFragment, JsxNamespacedName, JsxSelfClosingElement, JsxSpreadAttribute, JsxText, LabeledStatement, LastAssignment,
  LiteralType, MetaProperty, MethodDeclaration, MethodSignature, MinusMinusToken, MinusToken, MissingDeclaration,
  ModuleBlock, ModuleDeclaration, NamedTupleMember, NamespaceExport, NamespaceExportDeclaration, NamespaceImport,
  NeverKeyword, NewExpression, NewKeyword, NoSubstitutionTemplateLiteral, NonNullExpression, NullKeyword, NumberKeyword,
  NumericLiteral, ObjectBindingPattern, ObjectKeyword, ObjectLiteralExpression, OmittedExpression, OptionalType,
  OverrideKeyword, ParenthesizedExpression, ParenthesizedType, PlusPlusToken, PlusToken, PostfixUnaryExpression,
  PrefixUnaryExpression, PrivateKeyword, PropertyAccessExpression, PropertyAssignment, PropertyDeclaration,
  ProtectedKeyword, PublicKeyword, QualifiedName, QuestionQuestionToken, ReadonlyKeyword, RegularExpressionLiteral,
  ReturnStatement, SatisfiesExpression, SetAccessor, ShorthandPropertyAssignment, SpreadAssignment, SpreadElement,
  StaticKeyword, StringKeyword, StringLiteral, SuperKeyword, SwitchStatement, SymbolKeyword, TaggedTemplateExpression,
  TemplateExpression, TemplateHead, TemplateLiteralTypeSpan, TemplateMiddle, TemplateTail, ThisKeyword, ThisType,
  ThrowStatement, TrueKeyword, TryStatement, TupleType, TypeAliasDeclaration, TypeAssertionExpression, TypeKeyword,
  TypeLiteral, TypeOfExpression, TypeOperator, TypeParameter, TypeQuery, TypeReference, UndefinedKeyword, UnionType,
  UnknownKeyword, VariableDeclarationList, VariableStatement, VoidExpression, VoidKeyword, WhileStatement, WithStatement,
  YieldExpression
} as const
