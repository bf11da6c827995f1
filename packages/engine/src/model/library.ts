import type { Kind, Setting, SourceKind, ValueType } from './kind.ts'

/**
 * Knowledge of one npm package, as data (JSON could hold it; users write theirs in the same form). It says what calls give,
 * what their arguments mean, and which types they are; it never says what is a defect.
 */
export interface Library {
  /** The package's name as imported; a Node builtin as `node:fs`. A subpath that exports other things has a model of its own (`mysql2/promise`), which comes first. */
  readonly package: string
  /** Other names under which the same things are imported (`fs`, `koa-router`, `pg-promise/lib`). */
  readonly aliases?: readonly string[]
  /**
   * Ends of paths of clients that the package's generator writes into a project (`generated/prisma/client`). A specifier that ends so
   * (with or without an extension) is this package, whether the file is there or not: it is made by a build, and holds no handwriting.
   */
  readonly generated?: readonly string[]
  /** A project that asks for one of these packages has the exports without an import: its build writes it (Nuxt, for h3). */
  readonly ambient?: readonly string[]
  /** The versions read, as a range. */
  readonly versions: string
  /** Where it is documented. */
  readonly manual: string
  /** What is written as `undefined` leaves its column as it is. */
  readonly skipsUndefined?: true
  /** Nobody looks at what the promise of a handler rejects with, in versions below this one: the process ends, or the request hangs. */
  readonly dropsRejectionsBefore?: string
  /** The package whose handlers' rejections it catches where it is imported. */
  readonly catchesRejectionsOf?: string
  /** Each export is also a module of its own, with that value: `lodash/pick`, `lodash.pick`, `validator/lib/isUUID`. */
  readonly perName?: true
  /**
   * Options of its calls that mean the same wherever they stand, since other packages take them under this name and hand them on, and variables
   * of the environment and of modules that do (`rejectUnauthorized`, `NODE_TLS_REJECT_UNAUTHORIZED`).
   */
  readonly options?: Readonly<Record<string, Setting>>
  /** What the package exports: `default`, names, and `=` for the CommonJS value (defaults to `default`). */
  readonly exports: Readonly<Record<string, Item>>
  /** The types of instances that its calls give or that annotations name. A key is the exported type's name wherever there is one, without the namespace it stands in (`Request` of `express.Request`). */
  readonly types?: Readonly<Record<string, LibraryType>>
}

/** The members of instances of one class, interface or query builder. */
export interface LibraryType {
  /** A type of the same package (or `package#Type`) whose members it has too, static ones and what `new` does included. */
  readonly extends?: string
  readonly members?: Readonly<Record<string, Item>>
  /** Members of every other name; `of: 'name'` in a result stands for the name read (Prisma's `client.user`). */
  readonly others?: Item
  /** Instances can be called or used as a tag themselves (`knex('books')`, postgres.js' `sql`). */
  readonly call?: Signature | readonly Signature[]
  readonly tag?: Signature
  /** It is a type of functions: what their callers hand them, parameter by parameter (null: nothing known). */
  readonly parameters?: readonly (Result | null)[]
  /**
   * An instance is a table: read as data it stands for a row of it, and its members for columns (`readers.id`), of which queries say what
   * they choose. Such a row is nobody's until a query loads it (`Rows.chosen`).
   */
  readonly row?: true
  /** Static members that a project's class has when it extends this type (Sequelize's `Model.create`), and what `new` of it does. */
  readonly static?: Readonly<Record<string, Item>>
  readonly new?: Signature
  /** Instances can be iterated: each element is request data (chunks of a body that is read as a stream). */
  readonly elements?: SourceKind
  /** Declared only as a type, in the package's declarations, under no name: a test does not look for it. */
  readonly virtual?: true
}

/** A thing with a name in a package: it may be read, called, constructed, used as a tag, or have members. */
export interface Item {
  /** The value is an instance of this type (of the same package, or `package#Type`). */
  readonly type?: string
  /** Of `type`: the entity that the instance works on; `name`: the member's own name, `this`: that of the receiver. */
  readonly of?: 'name' | 'this'
  /** Reading it gives what the receiver carries (`row.dataValues`). */
  readonly self?: true
  /** It is this constant (`Segments.BODY`). */
  readonly constant?: string | number | boolean
  /** Reading it gives request data. */
  readonly source?: SourceKind
  /** Of `source`: what lies under its keys are texts, or lists of them, and never objects. */
  readonly flat?: true
  /** It is the session: what is put below it is known of the same client at its next requests. */
  readonly session?: true
  /** Of `source`: kinds for which it is clean as it comes (names of uploads that a parser has cut to their last part). */
  readonly cleans?: readonly Kind[]
  /** What is assigned to it arrives there (`ctx.body = rows`). */
  readonly assigned?: Input
  /** What is assigned to it decides about safety (`Mustache.escape = text => text`). */
  readonly decides?: Setting
  /** Reading it gives a schema (see `SchemaStep`). */
  readonly schema?: SchemaStep
  readonly call?: Signature | readonly Signature[]
  readonly new?: Signature | readonly Signature[]
  readonly tag?: Signature
  readonly members?: Readonly<Record<string, Item>>
  /** Added while running, or not in the declarations, so that the test of declarations passes it over; says why. */
  readonly undeclared?: string
}

/**
 * A place of a call, read by `parsePort`: `this`; `0` an argument; `0.data` a property of it (dotted to any depth); `0[]` its elements; `*` any
 * argument; `1*` argument 1 and all after it; `values` the holes of a tagged template; `text` its whole text; `1(0)`
 * parameter 0 of the callback that is argument 1; `1()` what that callback returns; `name` the member's name.
 */
export type Port = string

/**
 * A setting; left unsaid it is safe in the package from this version on (`0`: always), and not before. It decides nothing where another
 * option has this value (the password of a database that is a file).
 */
export type SettingPort = Setting | {
  readonly setting: Setting
  readonly safeSince: string
  readonly unless?: { readonly port: Port, readonly is: string | number | boolean }
}

/** What one call takes and gives. With several signatures of a name, the first whose `when` holds is meant. */
export interface Signature {
  /** Forms of arguments. A form that cannot be told counts as held, except that `absent` and `present` are always told (by number). */
  readonly when?: Readonly<Record<Port, ArgumentForm>>
  /** What arrives where. */
  readonly inputs?: Readonly<Record<Port, Input>>
  /** What the values there decide about safety, whatever a request brings (`{ '2.expiresIn': 'token-lifetime' }`). */
  readonly settings?: Readonly<Record<Port, SettingPort>>
  /** What comes back; promises are looked through (the value is what they resolve to). Several results hold at once. */
  readonly returns?: Result | readonly Result[]
  /**
   * What the library hands to callbacks: port of the callback (`0[]`: elements of an array, however deep) -> one result a parameter
   * (null: nothing known). By arity where that differs: the entry of the greatest number that is not above the callback's count of
   * parameters (`{ 0: [request, response, next], 4: [null, request, response, next] }`).
   */
  readonly callbacks?: Readonly<Record<Port, readonly (Result | null)[] | Readonly<Record<number, readonly (Result | null)[]>>>>
  /**
   * Values that arrive in the first port are then held by the second (`Object.assign`: `1*` into `0`; `merge`): over what it has, or
   * only where it has nothing (`under`: `defaults`), or at the property or path that the text at a third port names (`at`: `set`); clean
   * for some kinds there, where what holds them escapes them (`cleans`: `URLSearchParams`).
   */
  readonly stores?: readonly { readonly from: Port, readonly into: Port, readonly under?: true, readonly at?: Port, readonly cleans?: readonly Kind[] }[]
  /** What a middleware made by this call does, in the words of `MiddlewareRole`. */
  readonly middleware?: MiddlewareRole
  /** The call answers the request or refuses it (`res.send`, `createError`, `redirect`). */
  readonly answers?: {
    readonly status?: Port | number
    /** The status for each text that may stand at the port (`UNAUTHORIZED`). */
    readonly codes?: Readonly<Record<string, number>>
    /** It raises the answer itself, so that nothing after it runs (`redirect()` of Next); else its result is thrown or given back. */
    readonly raised?: true
    /** Where the address stands to which it sends the client. */
    readonly location?: Port
  }
  /** Sets the status of the answer that is sent later (`res.status`). */
  readonly status?: Port
  /** It makes a server whose answers carry no headers that protect browsers; the package that adds them. */
  readonly bareAnswers?: string
  /** It holds the whole body of the request in memory, however long that is, unless something before it has refused it. */
  readonly buffers?: true
  /**
   * It proves a credential (token, password, session): with a bad one it `throws` (or its promise does), its promise `rejects` (so that
   * it says nothing to who does not wait for it), or it `returns` something falsy that the caller must look at (`resolves`: its promise does).
   * What it gives for a good one is the principal.
   */
  readonly verifies?: 'throws' | 'rejects' | 'returns' | 'resolves'
  /** It shows, or opens to others, the inside of the running process: what lies in its memory, its debugger. */
  readonly reveals?: 'memory' | 'debugger'
  /** What is known of an argument once the call has passed it. */
  readonly checks?: Check
  /** From here on instances of a type (default: that of the receiver) have a member of this name (Fastify's `decorate`). */
  readonly defines?: { readonly name: Port, readonly value: Port, readonly on?: string }
  /** A plugin stands at this port: it is called with the receiver and the arguments that follow, and its own model says what it does. */
  readonly installs?: Port
  /** A form of the call that the declarations leave out, so that their test passes it over; says why. */
  readonly undeclared?: string
}

/**
 * The call looks at a value and leaves it as it is. Where it `passes`, the value is of type `as`, or fits the schema: its keys and their
 * types are known as far as the schema says (of unknown keys only `reject` rids it). It passes when the call gives true (or truthy), false, when
 * it does not throw (nor reject), or when this property of what it gives is true, or not there.
 */
export interface Check {
  readonly value: Port
  readonly passes: 'true' | 'false' | 'return' | { readonly property: string, readonly is: boolean }
  readonly as?: ValueType
  /** Kinds for which it is clean then. */
  readonly cleans?: readonly Kind[]
  readonly schema?: Port
  /** A JSON Schema in place of a validator's (see `SchemaStep.json`). */
  readonly json?: Port
  readonly modes?: readonly UnknownMode[]
  /** The keys that it strips are deleted from the value itself, whether the value passes or not; nothing else is proven then. */
  readonly deletes?: true
}

/** How a validator treats keys that its schema does not name, when an option at a port has this value. The first that holds is meant. */
export interface UnknownMode {
  readonly port: Port
  readonly is: string | number | boolean
  readonly unknown: 'strip' | 'keep' | 'reject'
}

/** `is`: this constant; of a value that cannot be told it does not hold. */
export type ArgumentForm = 'absent' | 'present' | 'string' | 'number' | 'boolean' | 'function' | 'object' | 'array' | 'template' | 'class' | { readonly is: string | number | boolean }

/** A kind, or a kind with what belongs to it. */
export type Input = Kind | {
  readonly kind: Kind
  /** Whose rows: a port that names the entity; default: what the receiver is `of`. */
  readonly entity?: Port
  /** Only these kinds of values matter (`string`: an object here is another overload). */
  readonly form?: ArgumentForm
  /** Placeholders of the driver, for fixes. */
  readonly placeholders?: Placeholders
  /** Only these keys of the value are used (Sequelize's option `fields`). */
  readonly keys?: Select
  /** The value is that of one key, which stands at this port (`set('role', value)`). */
  readonly under?: Port
  /** The operation. */
  readonly operation?: 'create' | 'read' | 'update' | 'delete'
  /** It arrives only when all of these options have this value; null: when nothing stands there. Where that cannot be told, it does not arrive. */
  readonly onlyIf?: readonly { readonly port: Port, readonly is: string | number | boolean | null }[]
  /** It arrives only where every version that the project asks for is below this one (`4.17.12`). */
  readonly before?: string
  /** Of `filter`: an object in the place of a value is a condition of its own (`{ $gt: '' }`). */
  readonly operators?: true
  /** Of `filter`: every row is meant where it says nothing, and a key that is `undefined` says nothing. */
  readonly every?: true
  /** Of `response-body`: a text is sent as HTML, unless a header says otherwise (`unless`), whatever a header says (`always`), or when it begins with a tag (`tag`). */
  readonly html?: 'unless' | 'always' | 'tag'
  /** Of `response-header-value`: the name of the header, where the call does not take it. */
  readonly header?: string
}

/**
 * How a driver writes bound values: `$1`, `?`, `:name`, `@name`, a tagged template; `values` is the port they go to (an argument, `1*`: one
 * argument each, `this`: the call on the prepared statement that comes back).
 */
export interface Placeholders {
  readonly form: '$n' | '?' | ':name' | '@name' | 'tag'
  readonly values: Port
  /**
   * Whether they are right depends on the database that is behind it, or a bound text is not taken for a number or a date where a written
   * one would be: a fix may break what works.
   */
  readonly depends?: true
  /** False: a number bound behind `LIMIT` is refused. */
  readonly counts?: false
  /** Of `tag`: the tag to write: an expression (`Prisma.sql`), `this` for the receiver, `this.$queryRaw` for a member of it. */
  readonly tag?: string
}

export type Result =
  /** An instance of a type; `of`: the entity (port, `this`, or `name`) it works on. */
  | { readonly type: string, readonly of?: Port }
  /**
   * The receiver itself (fluent), with everything it carries: its type, entity, schema and rows. Rows are narrowed by `select`;
   * `many`: from here on they are one row (false) or a list; `plain`: they are plain objects. `joins`: the rows of the table at this port
   * are loaded beside, each row under the name of its table.
   */
  | { readonly self: true, readonly select?: Select | readonly Select[], readonly many?: boolean, readonly plain?: boolean, readonly joins?: Port }
  /**
   * What arrived at a port, as it was, or as another type of value, cleaned for some kinds, with fewer keys, or one property of it;
   * `element`: one element of it; `at`: the property or path that the text at this port names (`get(row, 'ward.name')`). `this`: what the receiver carries (the rows of a query builder).
   */
  | { readonly from: Port, readonly as?: ValueType, readonly cleans?: readonly Kind[], readonly keys?: Select, readonly element?: true, readonly property?: string, readonly at?: Port }
  /** Rows of an entity. */
  | { readonly rows: Rows }
  | { readonly source: SourceKind, readonly as?: ValueType }
  /** An object with these properties (`0`, `1`: a tuple); `array`: elements. */
  | { readonly record: Readonly<Record<string, Result>> }
  | { readonly array: Result }
  /** A value of this type that carries nothing of its inputs (`affectedRows`, `count`). */
  | { readonly value: ValueType }
  /** What the callback at this port returns. */
  | { readonly callback: Port }
  /** An instance of the class at this port, as containers give them (`app.get(Wards)`). */
  | { readonly instance: Port }
  /** A schema (of a validator), or its result on the value at a port. As a schema a class of the project stands for its fields, unknown keys kept. */
  | { readonly schema: SchemaStep }
  | { readonly parse: Port, readonly schema: Port, readonly modes?: readonly UnknownMode[] }
  /** One thing or the other, by the form of an argument. */
  | { readonly any: readonly Result[] }

/**
 * Rows of an entity: which one, how many, which columns and relations. Entity: default what the receiver is `of`; `sql`: port of the text
 * that names the table; `chosen`: port of a table, or of an object of tables and columns, that a row is made of. When the entity is a class
 * of the project and they are not `plain`, they are its instances.
 */
export interface Rows {
  readonly entity?: Port
  readonly sql?: Port
  readonly chosen?: Port
  readonly many?: boolean
  readonly select?: Select | readonly Select[]
  /** Rows are plain objects (`.lean()`, `raw: true`) and do not run the entity's own serialisation. */
  readonly plain?: boolean
}

/**
 * Which columns (or keys) are meant by the value at a port. It says nothing when there is no value, or one that is not of its form (a
 * port may have one entry a form).
 * `names`: texts, one or an array or variadic (`1*`), `*` for all, dots for what is nested; `aliased`: the same, written `alias.name`;
 * `flags`: `{ a: true }`, with `mode: 'only'` a false or 0 leaves out, an object in place of the flag says the same of what is nested
 * (directly, or below its `select`, `omit`, `include`, `columns`, `with`); `text`: space-separated, with `-x` to leave out and `+x` to add a hidden one
 * (Mongoose); `sql`: a list as SQL text; `keys`: the keys of the object; `models`: classes, names, or objects with `model`, `association`
 * or `as`, whose own `attributes` and `include` say the same of the related rows (Sequelize).
 * `only`, `except`: these columns, all but these; `add`: hidden ones too; `relations`: they name relations to be loaded as well.
 */
export interface Select {
  readonly port: Port
  readonly form: 'names' | 'aliased' | 'flags' | 'text' | 'sql' | 'keys' | 'models'
  readonly mode: 'only' | 'except' | 'add' | 'relations'
  /** Of `relations`: the port, of the same form, that says which columns of the related rows are loaded (default: all). */
  readonly columns?: Port
}

/** How a validator's call makes or changes a schema. `shape` is a port with an object of schemas. */
export interface SchemaStep {
  /** Starts a schema of this type. */
  readonly type?: ValueType
  /** The object of schemas that gives the keys. */
  readonly shape?: Port
  /** Elements of an array, values of a record. */
  readonly element?: Port
  /** Changes the schema at the receiver (`this`) or a port. */
  readonly change?: Port
  /** `unsaid`: the schema leaves it to who checks by it. */
  readonly unknown?: 'strip' | 'keep' | 'reject' | 'unsaid'
  readonly modes?: readonly UnknownMode[]
  /** A JSON Schema (`properties`, `items`, `additionalProperties`, `enum`, `format`), unknown keys kept unless it says otherwise. */
  readonly json?: Port
  readonly only?: Port
  readonly except?: Port
  /** A schema, or an object of schemas, whose keys are added. */
  readonly merge?: Port
  /** Texts anchored by a format: uuid, enum, number-like: what the value is afterwards. */
  readonly as?: ValueType
  /** A regular expression that the text has to match: where it says so from its first to its last character, the type is known. */
  readonly pattern?: Port
  /** One of several schemas. */
  readonly either?: Port
  /** What it goes through afterwards, in order: schemas and steps that say what it is then (`pipe(string(), uuid())`). Steps that say nothing leave it. */
  readonly followed?: Port
  /** A number is at most what is said; of a port: where something stands there. */
  readonly bounded?: true | Port
  /** Another schema takes over (`pipe`, `transform` with a function gives `any`). */
  readonly becomes?: Port
}

/** What a known middleware does; everything else is found by behaviour. */
export interface MiddlewareRole {
  /**
   * Refuses requests without a credential (`guard`), only fills the principal (`principal`), takes files from the client (`upload`), keeps sessions
   * on the server under an id that the client holds (`session`), or other known duties.
   */
  readonly role: 'guard' | 'principal' | 'body-parser' | 'body-limit' | 'upload' | 'cors' | 'csrf' | 'validator' | 'rate-limit' | 'headers' | 'session' | 'static' | 'other'
  /** It refuses nobody when the option at this port has this value (`credentialsRequired: false`, `passthrough: true`). */
  readonly unless?: { readonly port: Port, readonly is: string | number | boolean }
  /** It refuses only when this option has this value. */
  readonly onlyIf?: { readonly port: Port, readonly is: string | number | boolean }
  /** From here on these parts of the request are clean for these kinds. */
  readonly cleans?: { readonly parts: readonly SourceKind[], readonly kinds: readonly Kind[] }
  /** Of a validator: which part of the request is checked by which schema, and whether the checked value replaces it. */
  readonly validates?: readonly {
    readonly part: SourceKind
    readonly schema: Port
    readonly replaces: boolean
    /** What is checked by its name on the request, or the port that has the name, where parts are not told by `part` alone. */
    readonly named?: Port | { readonly name: string }
    /** Options beside the schema that say what becomes of keys that it does not name. */
    readonly modes?: readonly UnknownMode[]
  }[]
}
