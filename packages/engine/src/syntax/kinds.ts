import { ts } from 'ts-morph'

/** The kinds of syntax. Their numbers differ between versions of the compiler, so none of them stands in the code. */
export const K = ts.SyntaxKind
