/**
 * What a place in a program wants or gives. Library models say which argument has which kind; rules say which kinds must
 * not meet; neither knows the other (after Mariana Trench's kinds and CodeQL's Concepts).
 */
export type Kind =
  /** Text that a database parses as SQL. */
  | 'sql-text'
  /** A table, column or direction name that is put into SQL by the library. */
  | 'sql-identifier'
  /** Values bound to placeholders: safe. */
  | 'sql-values'
  /** Keys and values written into rows of an entity. */
  | 'write'
  /** A condition that picks rows of an entity. */
  | 'filter'
  /** The body of an answer. */
  | 'response-body'
  | 'response-header-name' | 'response-header-value'
  | 'redirect-target'
  | 'log-text'
  /** An entry of a log that is written as data, so that a line break in it forges nothing. */
  | 'log-entry'
  /** The text of a token that is signed or a payload that clients can read. */
  | 'token-payload'
  /** A path that the file system opens. */
  | 'file-path'
  /** A line that a shell reads. */
  | 'command'
  /** The program that is started, and what it is given, without a shell. */
  | 'command-file' | 'command-argument'
  /** The address that the server calls. */
  | 'url'
  /** Text that is run as a program; names and values that such a program can use; the name or path of the module that is loaded. */
  | 'code' | 'code-context' | 'module-name'
  /** The text of a template, and what it is filled with together with its options. */
  | 'template-text' | 'template-data'
  /** Text that a browser reads as HTML; that of a page that the server itself renders, by a browser or a converter of its own. */
  | 'html' | 'page-html'
  /** The pattern of a regular expression. */
  | 'regex'
  /** JavaScript that the database runs for every document. */
  | 'filter-code'
  /** XML that a parser reads which expands entities or loads what they name. */
  | 'xml-text'
  /** Text that is turned into objects of its own choice, or into code. */
  | 'serialized'
  /** How many rows are loaded at most; how much memory, or how many rounds of work, something takes. */
  | 'row-limit' | 'allocation-size'
  | 'ldap-filter' | 'xpath' | 'graphql-text'
  /** An object whose keys, at any depth, are written into another; a path of keys that says where something is written. */
  | 'merged-object' | 'property-path'
  | Danger

/**
 * What makes a text dangerous for several kinds: checks and functions take such a part of the danger away, and when all of its parts are
 * gone the kind is clean (`flow/dangers.ts`). Nothing ever arrives at one.
 */
export type Danger =
  /** A path that begins at the root, that climbs by `..`, that is not in normal form. */
  | 'path-root' | 'path-dots' | 'path-form'
  /** An address that begins with anything but a slash, or with two; the same where the text does not stand directly behind a host. */
  | 'url-head' | 'url-authority' | 'url-alone'
  /** A value that may not be there, so that what asks for it asks for nothing. */
  | 'absence'

/** Where request data comes from. */
export type SourceKind = 'body' | 'query' | 'params' | 'headers' | 'cookies' | 'files' | 'path' | 'request' | 'principal'
  /** What an archive says of its own entries: names and sizes. */
  | 'archive'

/** What is known of a value whatever its text: such values cannot carry an injection (rules say which of them they trust). */
export type ValueType = 'string' | 'number' | 'boolean' | 'date' | 'uuid' | 'enum' | 'object' | 'array' | 'buffer' | 'null' | 'any'

/** What a value written in the program (an option, a key, a cost) decides about safety, whatever a request brings. */
export type Setting =
  /** Key, password or phrase that signs, seals or opens something; a key that a service has given out; an address that may hold a password. */
  | 'secret' | 'service-key' | 'connection-url'
  /** How long a token lives, the algorithms that are accepted, whether its end is looked at. */
  | 'token-lifetime' | 'token-algorithms' | 'token-end-ignored'
  /** A token that is read without a check; whether the check is left out. */
  | 'unverified-token' | 'token-check-skipped'
  /** Name of a digest, cipher; rounds and variant of a password's hash; initialisation vector; length of the tag that is checked. */
  | 'hash-algorithm' | 'digest-input' | 'cipher-algorithm' | 'password-rounds' | 'password-variant' | 'cipher-vector' | 'tag-length'
  /** Whether a template escapes what it is filled with, or hands it on as it is; the function that escapes. */
  | 'template-escape' | 'template-raw' | 'template-escaper'
  /** A cookie: its name, its value, its flags. */
  | 'cookie-name' | 'cookie-value' | 'cookie-http-only' | 'cookie-secure' | 'cookie-same-site'
  /** Whether the other side's certificate is checked, or every one is taken; who looks at the name in it; the oldest version that is spoken. */
  | 'tls-verification' | 'tls-trust-all' | 'tls-identity' | 'tls-version'
  /** Whether clients without a good certificate are let in. */
  | 'client-certificate'
  /** Proxies whose word on the client's address is taken. */
  | 'trusted-proxies'
  /** Most bytes of a body; limits and filter of uploads. */
  | 'body-limit' | 'upload-limits' | 'upload-filter'
  /** The limits of uploads where none are said; a look at the size of a file after it was taken. */
  | 'upload-default' | 'upload-check'
  /** Tables are changed to fit the code at every start; all of them are dropped first. */
  | 'schema-sync' | 'schema-drop'
  /** Protection by headers; its parts, which `false` leaves out: stay with TLS, load from listed places only, guess no types, show in no frame. */
  | 'header-protection' | 'header-transport' | 'header-content' | 'header-types' | 'header-frames'
  /** How long browsers stay with TLS; where a page may load scripts from. */
  | 'transport-policy-age' | 'script-sources'
  /** The folder that is served to everybody; whether what stands in it is listed; what becomes of hidden files. */
  | 'static-root' | 'static-listing' | 'static-hidden'
  /** Who may read an object of a store; what other users of the machine may do with a file. */
  | 'object-access' | 'file-mode'
  /** What counts as one caller for a limit. */
  | 'limit-key'
  /** How long the server waits for another one, in one call and where a call says nothing. */
  | 'outgoing-timeout' | 'outgoing-default'
  /** Parts of entries that a log leaves out. */
  | 'log-redaction'
  /** Whether validation drops the keys that it has no rule for. */
  | 'unknown-keys'
  /** A handler that shows errors as they are. */
  | 'error-details'

/** Clean once a text is percent-encoded: what is no danger without slashes, colons, brackets, double quotes and line breaks. */
export const percentEncoded: readonly Kind[] = ['file-path', 'html', 'log-text', 'redirect-target', 'response-header-value', 'url']
